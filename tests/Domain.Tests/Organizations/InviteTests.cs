using OrgAuth.Domain.Access;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Invitations;
using OrgAuth.Domain.Members;
using OrgAuth.Domain.Tests.Builders;

namespace OrgAuth.Domain.Tests.Organizations;

/// <summary>Checks in the order of reference section 11.14: each refusal is tested with everything after it wrong as well.</summary>
public sealed class InviteTests
{
    private const string Address = "new@example.com";
    private readonly Company company = new();

    [Fact]
    public void Invite_WithoutARole_IsRefusedFirst() =>
        Refuse(InviteAs("admin", [" , "], Spoiled()), AccessErrors.RoleMissing);

    [Fact]
    public void Invite_WithUnknownRoles_NamesThemBeforeAnythingElse() =>
        Refuse(
            InviteAs("admin", ["owner", "boss, member", "chief"], Spoiled()),
            AccessErrors.InvitedRoleUnknown with { Message = "ROLE_NOT_FOUND: boss, chief" });

    [Theory]
    [InlineData("owner")]
    [InlineData("admin, owner")]
    public void Invite_OfAnOwnerByAnAdmin_IsRefusedBeforeTheMembership(string roles) =>
        Refuse(InviteAs("admin", [roles], Spoiled()), InvitationErrors.RoleDenied);

    [Fact]
    public void Invite_OfAMember_IsRefusedBeforeThePendingInvitation() =>
        Refuse(InviteAs("admin", ["member"], Spoiled()), MemberErrors.AlreadyMember);

    [Fact]
    public void Invite_OfAnInvitedAddress_IsRefusedBeforeTheLimit() =>
        Refuse(InviteAs("admin", ["member"], Spoiled() with { IsAlreadyMember = false }), InvitationErrors.AlreadyInvited);

    [Theory]
    [InlineData(4, 5, true)]
    [InlineData(5, 5, false)]
    [InlineData(0, 0, false)]
    [InlineData(5000, null, true)]
    public void Invite_WithOpenInvitations_KeepsTheLimit(int open, int? limit, bool allowed)
    {
        var invited = company.Organization.Invite(
            company.Owner, Given.Email(Address), ["member"], Given.Terms with { Limit = limit }, Given.NobodyInvited with { OpenInvitations = open }, Given.Now);

        invited.Error.Should().Be(allowed ? null : InvitationErrors.LimitReached);
    }

    [Fact]
    public void Invite_OfAnybody_OpensAnInvitationAndTouchesTheOrganization()
    {
        var version = company.Organization.Version;

        var invitation = InviteAs("owner", ["admin", "member, admin"], Given.NobodyInvited).Value;

        invitation.OrganizationId.Should().Be(company.Organization.Id);
        (invitation.Email, invitation.PendingEmail).Should().Be((Address, Address));
        invitation.Role.Should().Be("admin,member");
        invitation.Status.Should().Be("pending");
        invitation.InviterId.Should().Be("actor");
        invitation.ExpiresAt.Should().Be(Given.Now.AddHours(48));
        company.Organization.Version.Should().Be(version + 1);
    }

    [Fact]
    public void Invite_OfAnOwnerByAnOwner_IsAllowed() =>
        InviteAs("owner", ["owner"], Given.NobodyInvited).Value.Role.Should().Be("owner");

    [Fact]
    public void Invite_WithAnotherCreatorRole_ProtectsThatRole()
    {
        var other = new Company(creatorRole: "admin");

        var byOwner = other.Organization.Invite(
            Given.Actor("owner"), Given.Email(Address), ["admin"], Given.Terms, Given.NobodyInvited, Given.Now);
        var ofOwner = other.Organization.Invite(
            Given.Actor("inviter"), Given.Email(Address), ["owner"], Given.Terms, Given.NobodyInvited, Given.Now);

        byOwner.Error.Should().Be(InvitationErrors.RoleDenied);
        ofOwner.IsSuccess.Should().BeTrue();
    }

    /// <summary>Facts under which everything that can be refused is.</summary>
    private InvitationFacts Spoiled() => new(IsAlreadyMember: true, company.Invite(Address), OpenInvitations: 1);

    private Result<Invitation> InviteAs(string actor, string[] roles, InvitationFacts facts) => company.Organization.Invite(
        Given.Actor(actor), Given.Email(Address), roles, Given.Terms with { Limit = 1 }, facts, Given.Now);

    private static void Refuse(Result<Invitation> invited, Error error) => invited.Error.Should().Be(error);
}
