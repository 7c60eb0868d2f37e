using OrgAuth.Domain.Common;
using OrgAuth.Domain.Sessions;
using OrgAuth.Domain.Tests.Builders;

namespace OrgAuth.Domain.Tests.Sessions;

/// <summary>Reference section 3.</summary>
public sealed class SessionTests
{
    private static readonly TimeSpan Instant = TimeSpan.FromMilliseconds(1);

    [Theory]
    [InlineData(true, 7)]
    [InlineData(false, 1)]
    public void Start_RememberedOrNot_LastsAsLongAsItMay(bool isPersistent, int days)
    {
        var session = Session.Start("u1", "token", isPersistent, "10.0.0.1", "agent", Given.Now);

        session.ExpiresAt.Should().Be(Given.Now.AddDays(days));
        (session.CreatedAt, session.UpdatedAt, session.ActiveOrganizationId).Should().Be((Given.Now, Given.Now, null));
    }

    [Fact]
    public void Start_KeepsTheHashOfTheTokenOnly()
    {
        var session = Session.Start("u1", "token", isPersistent: true, "10.0.0.1", "agent", Given.Now);

        session.TokenHash.Should().Equal(Secrets.HashToken("token"));
        session.Id.Should().NotBe("token");
    }

    [Fact]
    public void Start_WithOverlongFacts_CutsThem()
    {
        var session = Session.Start("u1", "token", true, new string('1', 100), new string('a', 1000), Given.Now);

        (session.IpAddress.Length, session.UserAgent.Length).Should().Be((64, 512));
    }

    [Fact]
    public void IsDue_OfARememberedSession_BeginsADayAfterItsLastRenewal()
    {
        var expiresAt = Given.Now + SessionLifetime.Persistent;

        SessionLifetime.IsDue(isPersistent: true, expiresAt, Given.Now.AddDays(1) - Instant).Should().BeFalse();
        SessionLifetime.IsDue(isPersistent: true, expiresAt, Given.Now.AddDays(1)).Should().BeTrue();
    }

    [Fact]
    public void IsDue_OfATransientSession_Never() =>
        SessionLifetime.IsDue(isPersistent: false, Given.Now.AddDays(1), Given.Now.AddHours(23)).Should().BeFalse();

    [Fact]
    public void IsFresh_EndsADayAfterTheBeginning()
    {
        SessionLifetime.IsFresh(Given.Now, Given.Now.AddDays(1) - Instant).Should().BeTrue();
        SessionLifetime.IsFresh(Given.Now, Given.Now.AddDays(1)).Should().BeFalse();
    }
}
