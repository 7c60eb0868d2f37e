using OrgAuth.Domain.Access;
using OrgAuth.Domain.Invitations;
using OrgAuth.Domain.Members;
using OrgAuth.Domain.Organizations;
using OrgAuth.Domain.Users;

namespace OrgAuth.Api.Tests.Hosting;

/// <summary>Makes members past the application, by the organization's own rules, so that its counts stay true.</summary>
internal static class Admission
{
    private static readonly AccessModel Model = AccessModel.Create([]);

    public static Member Admit(Organization organization, User user)
    {
        var now = DateTime.UtcNow;
        _ = Email.TryCreate(user.Email, out var email);
        var profile = new UserProfile(user.Id, user.Name, user.Email, user.EmailVerified, user.Image, user.CreatedAt, user.UpdatedAt);
        var owner = new Actor(user.Id, string.Empty, RoleSet.Parse(organization.CreatorRole), Model);
        var invitation = organization.Invite(
            owner, email!, ["member"], new InvitationTerms(TimeSpan.FromHours(1), Limit: null, Resend: false, ReplacePending: false),
            new InvitationFacts(IsAlreadyMember: false, Pending: null, OpenInvitations: 0), now).Value;
        return organization.Accept(
            invitation, profile, new AcceptanceFacts(IsAlreadyMember: false, owner.Roles, InviteeMemberships: 0), new MembershipLimits(null, null), now).Value;
    }
}
