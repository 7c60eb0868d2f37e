using Microsoft.Extensions.Options;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Configuration;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Users;

namespace OrgAuth.Application.Users;

/// <summary>
/// Makes whoever tries wrong passwords wait, longer each time (docs/adr/0015). It is remembered by account and client network together, so that nobody
/// can keep the owner out from elsewhere; an account that does not exist is treated like one that does.
/// </summary>
internal sealed class PasswordAttempts(IThrottle throttle, ICredentials credentials, IOptions<OrgAuthOptions> options, TimeProvider time)
{
    private static readonly TimeSpan Memory = TimeSpan.FromDays(1);
    private readonly RateLimitingOptions limits = options.Value.RateLimiting;
    private bool hasFailed;

    /// <returns>The refusal, with the time to wait, or <c>null</c> when the password may be tried.</returns>
    public async Task<Error?> RefusalAsync(string account, CancellationToken cancellationToken)
    {
        if (!limits.IsEnabled)
            return null;

        var failures = await throttle.ReadAsync(KeyOf(account), cancellationToken);
        hasFailed = failures.Count > 0;
        var wait = failures.LastAt + DelayAfter(failures.Count, limits) - time.Now();
        return hasFailed && wait > TimeSpan.Zero ? UserErrors.TooManyAttempts with { RetryAfter = wait } : null;
    }

    /// <summary>The password was wrong.</summary>
    public Task FailedAsync(string account, CancellationToken cancellationToken) =>
        limits.IsEnabled ? throttle.AddAsync(KeyOf(account), Memory, cancellationToken) : Task.CompletedTask;

    /// <summary>The password was right: what went before is forgotten.</summary>
    public Task SucceededAsync(string account, CancellationToken cancellationToken) =>
        hasFailed ? throttle.ForgetAsync(KeyOf(account), cancellationToken) : Task.CompletedTask;

    /// <summary>A second after the first failure that counts, and twice as long after each further one.</summary>
    internal static TimeSpan DelayAfter(int failures, RateLimitingOptions limits)
    {
        var doublings = failures - limits.DelayFromFailure;
        if (doublings < 0)
            return TimeSpan.Zero;

        var delay = TimeSpan.FromSeconds(1L << Math.Min(doublings, 30));
        return delay < limits.MaxDelay ? delay : limits.MaxDelay;
    }

    private byte[] KeyOf(string account) => Secrets.HashOf("failed password", account, ClientNetwork.Of(credentials.IpAddress));
}
