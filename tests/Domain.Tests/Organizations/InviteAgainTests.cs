using OrgAuth.Domain.Common;
using OrgAuth.Domain.Invitations;
using OrgAuth.Domain.Tests.Builders;

namespace OrgAuth.Domain.Tests.Organizations;

/// <summary>Inviting an address whose invitation is undecided.</summary>
public sealed class InviteAgainTests
{
    private const string Address = "new@example.com";
    private static readonly DateTime Later = Given.Now.AddHours(1);
    private static readonly InvitationTerms Resend = Given.Terms with { Resend = true };
    private static readonly InvitationTerms Replace = Given.Terms with { ReplacePending = true };
    private readonly Company company = new();

    [Fact]
    public void Invite_Resending_ProlongsTheSameInvitationAndKeepsItsRole()
    {
        var pending = company.Invite(Address, "admin");

        var resent = InviteAgain(pending, Resend with { Limit = 0 }).Value;

        resent.Should().BeSameAs(pending);
        resent.Role.Should().Be("admin");
        resent.ExpiresAt.Should().Be(Later.AddHours(48));
        resent.CreatedAt.Should().Be(Given.Now);
    }

    [Fact]
    public void Invite_ResendingAnOwnersInvitationAsAdmin_IsRefusedAndProlongsNothing()
    {
        var pending = company.Invite(Address, "owner");

        var resent = InviteAgain(pending, Resend, "admin");

        resent.Error.Should().Be(InvitationErrors.RoleDenied);
        pending.ExpiresAt.Should().Be(Given.Now.AddHours(48));
    }

    [Fact]
    public void Invite_ResendingWithNothingPending_MakesAnInvitation() =>
        InviteAgain(pending: null, Resend).Value.ExpiresAt.Should().Be(Later.AddHours(48));

    [Fact]
    public void Invite_Replacing_CancelsThePendingInvitation()
    {
        var pending = company.Invite(Address);

        var replacement = InviteAgain(pending, Replace).Value;

        replacement.Id.Should().NotBe(pending.Id);
        (pending.Status, pending.PendingEmail).Should().Be(("canceled", null));
        replacement.PendingEmail.Should().Be(Address);
    }

    [Fact]
    public void Invite_ReplacingAtTheLimit_DoesNotCountTheReplacedOne() =>
        InviteAgain(company.Invite(Address), Replace with { Limit = 1 }).IsSuccess.Should().BeTrue();

    [Fact]
    public void Invite_ReplacingBeyondTheLimit_IsRefusedAndCancelsNothing()
    {
        var pending = company.Invite(Address);

        var replaced = InviteAgain(pending, Replace with { Limit = 0 });

        replaced.Error.Should().Be(InvitationErrors.LimitReached);
        (pending.Status, pending.PendingEmail).Should().Be(("pending", Address));
    }

    [Fact]
    public void Invite_WithAnExpiredInvitation_FreesTheAddressAndKeepsItsStage()
    {
        var expired = company.Invite(Address);

        var invited = company.Organization.Invite(
            company.Owner, Given.Email(Address), ["member"], Given.Terms, new InvitationFacts(false, expired, 0), Given.Now.AddHours(48));

        invited.IsSuccess.Should().BeTrue();
        (expired.Status, expired.PendingEmail).Should().Be(("pending", null));
    }

    private Result<Invitation> InviteAgain(Invitation? pending, InvitationTerms terms, string actor = "owner") => company.Organization.Invite(
        Given.Actor(actor), Given.Email(Address), ["member"], terms, new InvitationFacts(false, pending, pending is null ? 0 : 1), Later);
}
