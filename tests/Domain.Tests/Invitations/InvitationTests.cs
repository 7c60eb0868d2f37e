using OrgAuth.Domain.Invitations;
using OrgAuth.Domain.Tests.Builders;

namespace OrgAuth.Domain.Tests.Invitations;

public sealed class InvitationTests
{
    private const string Address = "new@example.com";
    private readonly Invitation invitation = new Company().Invite(Address);

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    public void IsOpen_AroundItsExpiry_EndsExactlyThen(int milliseconds, bool open) =>
        invitation.IsOpen(invitation.ExpiresAt.AddMilliseconds(milliseconds)).Should().Be(open);

    [Fact]
    public void Reject_ByTheRecipient_DecidesItAndFreesTheAddress()
    {
        invitation.Reject(Given.User(Address), Given.Now).IsSuccess.Should().BeTrue();

        (invitation.Status, invitation.PendingEmail).Should().Be(("rejected", null));
        invitation.IsOpen(Given.Now).Should().BeFalse();
    }

    [Fact]
    public void Reject_BySomebodyElse_IsRefused()
    {
        invitation.Reject(Given.User("other@example.com"), Given.Now).Error.Should().Be(InvitationErrors.NotRecipient);

        (invitation.Status, invitation.PendingEmail).Should().Be(("pending", Address));
    }

    [Fact]
    public void Reject_OnceExpired_IsRefusedToAnybody()
    {
        invitation.Reject(Given.User("other@example.com"), invitation.ExpiresAt).Error.Should().Be(InvitationErrors.NothingToReject);

        invitation.Status.Should().Be("pending");
    }

    [Fact]
    public void Cancel_WhileOpen_DecidesItAndFreesTheAddress()
    {
        invitation.Cancel(Given.Now).IsSuccess.Should().BeTrue();

        (invitation.Status, invitation.PendingEmail).Should().Be(("canceled", null));
    }

    [Fact]
    public void Cancel_OnceExpired_IsRefused()
    {
        invitation.Cancel(invitation.ExpiresAt).Error.Should().Be(InvitationErrors.NotFound);

        invitation.Status.Should().Be("pending");
    }

    [Fact]
    public void Cancel_OnceRejected_IsRefusedAndStaysRejected()
    {
        invitation.Reject(Given.User(Address), Given.Now).IsSuccess.Should().BeTrue();

        invitation.Cancel(Given.Now).Error.Should().Be(InvitationErrors.NotFound);
        invitation.Status.Should().Be("rejected");
    }

    [Fact]
    public void Reject_OnceCanceled_IsRefusedAndStaysCanceled()
    {
        invitation.Cancel(Given.Now).IsSuccess.Should().BeTrue();

        invitation.Reject(Given.User(Address), Given.Now).Error.Should().Be(InvitationErrors.NothingToReject);
        invitation.Status.Should().Be("canceled");
    }
}
