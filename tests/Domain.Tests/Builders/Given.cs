using OrgAuth.Domain.Access;
using OrgAuth.Domain.Invitations;
using OrgAuth.Domain.Organizations;
using OrgAuth.Domain.Users;

namespace OrgAuth.Domain.Tests.Builders;

/// <summary>What tests begin with: plain values that a test changes only where it matters.</summary>
internal static class Given
{
    public static readonly DateTime Now = new(2026, 3, 4, 5, 6, 7, DateTimeKind.Utc);

    public static readonly MembershipLimits NoLimits = new(PerOrganization: null, PerUser: null);

    public static readonly InvitationTerms Terms = new(TimeSpan.FromHours(48), Limit: null, Resend: false, ReplacePending: false);

    public static readonly InvitationFacts NobodyInvited = new(IsAlreadyMember: false, Pending: null, OpenInvitations: 0);

    /// <summary>The default roles and "inviter", who may only invite, and "remover", who may only remove members.</summary>
    public static readonly AccessModel Model = AccessModel.Create(new Dictionary<string, RolePermissions>
    {
        ["inviter"] = new RolePermissions().Allow("invitation", "create"),
        ["remover"] = new RolePermissions().Allow("member", "delete"),
    });

    public static Email Email(string address) =>
        Domain.Users.Email.TryCreate(address, out var email) ? email : throw new ArgumentException("No address.", nameof(address));

    public static Slug Slug(string text = "acme") =>
        Domain.Organizations.Slug.TryCreate(text, out var slug) ? slug : throw new ArgumentException("No slug.", nameof(text));

    public static UserProfile User(string email) => new($"user-of-{email}", "Name", email, EmailVerified: true, Image: null, Now, Now);

    public static Actor Actor(string roles, string userId = "actor") => new(userId, $"member-of-{userId}", RoleSet.Parse(roles), Model);

    public static OrganizationDraft Draft(string name = "Acme") => new(name, Slug(), Logo: null, Metadata: null);
}
