using OrgAuth.Domain.Access;
using OrgAuth.Domain.Invitations;
using OrgAuth.Domain.Members;
using OrgAuth.Domain.Organizations;

namespace OrgAuth.Domain.Tests.Builders;

/// <summary>An organization with its owner, to which members and invitations are added the way users do it.</summary>
internal sealed class Company
{
    public Company(string creatorRole = "owner")
    {
        (Organization, Creator) = Organization.Create(Given.Draft(), "creator", creatorRole, memberships: 0, Given.NoLimits, Given.Now).Value;
        Owner = Given.Actor(creatorRole, "creator");
    }

    public Organization Organization { get; }

    public Member Creator { get; }

    public Actor Owner { get; }

    /// <summary>What a refused call must leave as it is.</summary>
    public (int Members, int Owners, long Version) State => (Organization.MemberCount, Organization.OwnerCount, Organization.Version);

    public Invitation Invite(string email, string roles = "member") =>
        Organization.Invite(Owner, Given.Email(email), [roles], Given.Terms, Given.NobodyInvited, Given.Now).Value;

    public Member Join(string email, string roles = "member") =>
        Organization.Accept(Invite(email, roles), Given.User(email), Facts(), Given.NoLimits, Given.Now).Value;

    /// <summary>Nothing stands against accepting.</summary>
    public AcceptanceFacts Facts() => new(IsAlreadyMember: false, Owner.Roles, InviteeMemberships: 0);

    public static Actor ActingAs(Member member) => new(member.UserId, member.Id, member.Roles, Given.Model);

    public static RoleSet Roles(string names) => RoleSet.Parse(names);
}
