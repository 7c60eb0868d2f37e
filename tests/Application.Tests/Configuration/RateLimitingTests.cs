using Microsoft.Extensions.Options;
using OrgAuth.Application.Configuration;
using OrgAuth.Application.Tests.Builders;
using OrgAuth.Application.Users;

namespace OrgAuth.Application.Tests.Configuration;

public sealed class RateLimitingTests
{
    [Fact]
    public void Configure_WithLimits_ReadsThem()
    {
        var limits = Read(
            ("RateLimiting:Enabled", "true"), ("RateLimiting:SignIn:Permits", "20"), ("RateLimiting:Default:Window", "0.00:01:00"), ("RateLimiting:MailsPerHour", "2"))
            .RateLimiting;

        (limits.Enabled, limits.SignIn.Permits, limits.SignIn.Window).Should().Be((true, 20, TimeSpan.FromSeconds(10)));
        (limits.Default.Permits, limits.Default.Window, limits.MailsPerHour).Should().Be((100, TimeSpan.FromMinutes(1), 2));
    }

    [Theory]
    [InlineData("SignIn:Permits", "0")]
    [InlineData("Recovery:Permits", "-1")]
    [InlineData("Default:Window", "0")]
    [InlineData("Default:Window", "2.00:00:00")]
    [InlineData("DelayFromFailure", "0")]
    [InlineData("MaxDelay", "0")]
    [InlineData("MailsPerHour", "0")]
    public void Validate_OfNonsense_NamesTheSetting(string setting, string value) =>
        new RateLimitingValidator().Validate(Options.DefaultName, Read(($"RateLimiting:{setting}", value)))
            .Failures.Should().ContainSingle().Which.Should().StartWith($"OrgAuth:RateLimiting:{setting} is ");

    [Theory]
    [InlineData(0, 0)]
    [InlineData(4, 0)]
    [InlineData(5, 1)]
    [InlineData(6, 2)]
    [InlineData(8, 8)]
    [InlineData(14, 512)]
    [InlineData(15, 900)]
    [InlineData(int.MaxValue, 900)]
    public void DelayAfter_SoManyFailures_DoublesUpToTheLongest(int failures, int seconds) =>
        PasswordAttempts.DelayAfter(failures, new RateLimitingOptions()).Should().Be(TimeSpan.FromSeconds(seconds));

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    [InlineData("fe80::1%3", "fe80::/64")]
    [InlineData("", "")]
    public void Of_AnAddress_IsItsNetwork(string address, string network) => ClientNetwork.Of(address).Should().Be(network);

    private static OrgAuthOptions Read(params (string Key, string? Value)[] settings)
    {
        var options = new OrgAuthOptions();
        new OrgAuthConfiguration(Given.Configuration(settings)).Configure(options);
        return options;
    }
}
