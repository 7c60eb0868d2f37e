using OrgAuth.Domain.Common;
using OrgAuth.Domain.Invitations;
using OrgAuth.Domain.Members;
using OrgAuth.Domain.Organizations;
using OrgAuth.Domain.Tests.Builders;

namespace OrgAuth.Domain.Tests.Organizations;

/// <summary>Each refusal is tested with everything after it wrong as well; none touches the invitation (contract section 5, item 4).</summary>
public sealed class AcceptTests
{
    private const string Address = "new@example.com";
    private static readonly MembershipLimits Full = new(PerOrganization: 1, PerUser: 0);
    private readonly Company company = new();

    [Fact]
    public void Accept_AsAMember_IsRefusedFirst() =>
        Refuse("member", new AcceptanceFacts(IsAlreadyMember: true, InviterRoles: null, 1), Full, MemberErrors.AlreadyMember);

    [Fact]
    public void Accept_AfterTheInviterLeft_IsRefusedBeforeTheLimits() =>
        Refuse("member", new AcceptanceFacts(false, InviterRoles: null, 1), Full, InvitationErrors.InviterGone);

    [Fact]
    public void Accept_OfAnOwnersInvitationAfterTheInviterWasDemoted_IsRefused() =>
        Refuse("owner", new AcceptanceFacts(false, Company.Roles("admin"), 1), Full, InvitationErrors.InviterGone);

    [Fact]
    public void Accept_InAFullOrganization_IsRefusedBeforeTheLimitPerUser() =>
        Refuse("member", new AcceptanceFacts(false, Company.Roles("admin"), 1), Full, OrganizationErrors.MembershipLimitReached);

    [Fact]
    public void Accept_WithAsManyMembershipsAsAllowed_IsRefused() =>
        Refuse("member", company.Facts() with { InviteeMemberships = 3 }, new MembershipLimits(2, 3), OrganizationErrors.LimitReached);

    [Fact]
    public void Accept_BySomebodyElse_IsRefused()
    {
        var invitation = company.Invite(Address);

        Accept(invitation, "other@example.com", company.Facts(), Given.NoLimits, Given.Now).Error.Should().Be(InvitationErrors.NotRecipient);
        invitation.Status.Should().Be("pending");
    }

    [Fact]
    public void Accept_OnceExpired_IsRefused()
    {
        var invitation = company.Invite(Address);

        var late = Accept(invitation, Address, company.Facts(), Given.NoLimits, invitation.ExpiresAt);

        late.Error.Should().Be(InvitationErrors.NotFound);
        company.Organization.MemberCount.Should().Be(1);
    }

    [Fact]
    public void Accept_Twice_IsRefusedTheSecondTime()
    {
        var invitation = company.Invite(Address);
        Accept(invitation, Address, company.Facts(), Given.NoLimits, Given.Now).IsSuccess.Should().BeTrue();

        Accept(invitation, Address, company.Facts(), Given.NoLimits, Given.Now).Error.Should().Be(InvitationErrors.NotFound);
        company.Organization.MemberCount.Should().Be(2);
    }

    [Theory]
    [InlineData("member", 1)]
    [InlineData("admin,owner", 2)]
    public void Accept_InTime_MakesAMemberWithTheOfferedRoles(string roles, int owners)
    {
        var invitation = company.Invite(Address, roles);
        var version = company.Organization.Version;

        var member = Accept(invitation, Address, company.Facts(), new MembershipLimits(2, 1), Given.Now).Value;

        member.UserId.Should().Be(Given.User(Address).Id);
        member.Role.Should().Be(roles);
        (invitation.Status, invitation.PendingEmail).Should().Be(("accepted", null));
        company.State.Should().Be((2, owners, version + 1));
    }

    private void Refuse(string roles, AcceptanceFacts facts, MembershipLimits limits, Error error)
    {
        var invitation = company.Invite(Address, roles);
        var state = company.State;

        Accept(invitation, Address, facts, limits, Given.Now).Error.Should().Be(error);
        (invitation.Status, invitation.PendingEmail).Should().Be(("pending", Address));
        company.State.Should().Be(state);
    }

    private Result<Member> Accept(Invitation invitation, string email, AcceptanceFacts facts, MembershipLimits limits, DateTime now) =>
        company.Organization.Accept(invitation, Given.User(email), facts, limits, now);
}
