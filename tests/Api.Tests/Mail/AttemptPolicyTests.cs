using Microsoft.Extensions.Options;
using OrgAuth.Application.Configuration;
using OrgAuth.Infrastructure.Outbox;

namespace OrgAuth.Api.Tests.Mail;

public sealed class AttemptPolicyTests
{
    [Theory]
    [InlineData(1, 30)]
    [InlineData(2, 60)]
    [InlineData(5, 480)]
    [InlineData(8, 3600)]
    [InlineData(1000, 3600)]
    public void Pause_AfterSoManyAttempts_DoublesUpToTheLongest(int attempts, int seconds)
    {
        var longest = AttemptPolicy.Pause(attempts, TimeSpan.FromSeconds(30), TimeSpan.FromHours(1), chance: 0);
        var shortest = AttemptPolicy.Pause(attempts, TimeSpan.FromSeconds(30), TimeSpan.FromHours(1), chance: 1);

        longest.TotalSeconds.Should().Be(seconds);
        shortest.TotalSeconds.Should().BeApproximately(0.8 * seconds, 0.001);
    }

    [Fact]
    public void NextAttempt_AfterTheLastOne_IsNever()
    {
        var options = new OrgAuthOptions { Mail = { MaxAttempts = 3 } };
        var policy = new AttemptPolicy(Options.Create(options), TimeProvider.System);

        policy.NextAttempt(2).Should().BeAfter(DateTime.UtcNow);
        policy.NextAttempt(3).Should().BeNull();
    }

    [Fact]
    public void LeaseEnd_ForAnyTimeout_IsWellAfterTheAttempt()
    {
        var options = new OrgAuthOptions { Mail = { Timeout = TimeSpan.FromMinutes(10) } };
        var policy = new AttemptPolicy(Options.Create(options), TimeProvider.System);

        policy.LeaseEnd.Should().BeAfter(policy.Now + policy.Timeout + TimeSpan.FromMinutes(1));
    }
}
