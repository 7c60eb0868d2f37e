using System.Security.Cryptography;
using System.Text;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Tests.Builders;

namespace OrgAuth.Domain.Tests.Common;

public sealed class IdAndSecretTests
{
    [Fact]
    public void New_IsThirtyTwoLowerCaseHexadecimalDigits() => EntityId.New(Given.Now).Should().MatchRegex("^[0-9a-f]{32}$");

    [Fact]
    public void New_MillisecondByMillisecond_Grows()
    {
        var ids = Enumerable.Range(0, 100).Select(millisecond => EntityId.New(Given.Now.AddMilliseconds(millisecond))).ToList();

        ids.Should().BeInAscendingOrder(StringComparer.Ordinal);
    }

    [Fact]
    public void New_AtOneInstant_NeverRepeats() =>
        Enumerable.Range(0, 1000).Select(_ => EntityId.New(Given.Now)).Should().OnlyHaveUniqueItems();

    [Fact]
    public void NewInvitationId_IsThirtyTwoLettersAndDigits() => Secrets.NewInvitationId().Should().MatchRegex("^[A-Za-z0-9]{32}$");

    [Fact]
    public void NewSessionToken_IsFortyThreeLettersAndDigits() => Secrets.NewSessionToken().Should().MatchRegex("^[A-Za-z0-9]{43}$");

    [Fact]
    public void NewSessionToken_UsesTheWholeAlphabetEvenly()
    {
        var counts = Enumerable.Range(0, 2000).SelectMany(_ => Secrets.NewSessionToken()).CountBy(character => character).ToList();

        counts.Should().HaveCount(62);
        counts.Max(count => count.Value).Should().BeLessThan(2 * counts.Min(count => count.Value));
    }

    [Fact]
    public void NewSessionToken_HoldsAtLeast256Bits() => (Secrets.NewSessionToken().Length * Math.Log2(62)).Should().BeGreaterThanOrEqualTo(256);

    [Fact]
    public void HashToken_IsTheSha256OfTheText() =>
        Secrets.HashToken("token").Should().Equal(SHA256.HashData(Encoding.UTF8.GetBytes("token")));

    [Fact]
    public void Now_IsUtcInWholeMilliseconds()
    {
        var now = new Instant(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.FromHours(2)).AddTicks(12_345_678)).Now();

        now.Should().Be(new DateTime(2026, 1, 1, 10, 0, 1, 234, DateTimeKind.Utc));
        now.Kind.Should().Be(DateTimeKind.Utc);
    }

    private sealed class Instant(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
