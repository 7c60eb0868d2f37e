using Microsoft.Extensions.Configuration;
using OrgAuth.Application.Abstractions;
using OrgAuth.Domain.Users;

namespace OrgAuth.Application.Tests.Builders;

/// <summary>What tests begin with.</summary>
internal static class Given
{
    public static readonly DateTime Now = new(2026, 3, 4, 5, 6, 7, DateTimeKind.Utc);

    public static readonly UserProfile User = new("u1", "Ann", "ann@example.com", EmailVerified: true, Image: null, Now, Now);

    public static readonly OrganizationState Organization = new("o1", "owner", MemberCount: 2, Version: 7);

    /// <summary>A session an hour old, without an organization.</summary>
    public static readonly AccessSnapshot Session = new(
        new SessionState("s1", true, string.Empty, string.Empty, null, Now.AddDays(7).AddHours(-1), Now.AddHours(-1), Now.AddHours(-1)), User);

    public static AccessSnapshot Member(string role, long version = 3) =>
        Session with { Organization = Organization, Membership = new MembershipState("m1", role, Now, version) };

    public static IConfiguration Configuration(params (string Key, string? Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"OrgAuth:{setting.Key}", setting.Value)))
        .Build();
}

/// <summary>A clock that stands still.</summary>
internal sealed class StoppedClock : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => new(Given.Now);
}
