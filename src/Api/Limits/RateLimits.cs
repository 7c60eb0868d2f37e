using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using OrgAuth.Application.Configuration;

namespace OrgAuth.Api.Limits;

/// <summary>
/// How many requests each client has left, on this node. ASP.NET Core's own limiter counts; it forgets clients that have been away for a while.
/// </summary>
internal sealed class RateLimits(IOptions<OrgAuthOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<RateKey> limiter = PartitionedRateLimiter.Create<RateKey, RateKey>(
        key => RateLimitPartition.GetFixedWindowLimiter(key, of => WindowOf(LimitOf(of.Policy, options.Value.RateLimiting))));

    /// <summary>Counts a request.</summary>
    /// <returns>After what time to try again, or <c>null</c> when it may pass.</returns>
    public TimeSpan? Count(RateKey key)
    {
        using var lease = limiter.AttemptAcquire(key);
        if (lease.IsAcquired)
            return null;

        return lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromSeconds(1);
    }

    public void Dispose() => limiter.Dispose();

    private static RateLimit LimitOf(RatePolicy policy, RateLimitingOptions limits) => policy switch
    {
        RatePolicy.SignIn => limits.SignIn,
        RatePolicy.Recovery => limits.Recovery,
        _ => limits.Default,
    };

    private static FixedWindowRateLimiterOptions WindowOf(RateLimit limit) => new() { PermitLimit = limit.Permits, Window = limit.Window, QueueLimit = 0 };
}

/// <summary>Which limit holds; see <see cref="RateLimitingOptions"/>.</summary>
internal enum RatePolicy
{
    Default,
    SignIn,
    Recovery,
}

/// <summary>What is counted together.</summary>
/// <param name="Policy">Under which limit.</param>
/// <param name="Route">At which endpoint; empty: at all of them together.</param>
/// <param name="Client">By whom: a session or a client network.</param>
internal readonly record struct RateKey(RatePolicy Policy, string Route, string Client);
