namespace OrgAuth.Application.Configuration;

/// <summary>How much one caller may ask for: configuration section <c>OrgAuth:RateLimiting</c>.</summary>
public sealed class RateLimitingOptions
{
    /// <summary>Whether anything of this holds; default: everywhere but in development.</summary>
    public bool? Enabled { get; set; }

    /// <summary>Signing in and up, and whatever else takes a password, each by client address. Default: 3 in 10 seconds.</summary>
    public RateLimit SignIn { get; } = new(3, TimeSpan.FromSeconds(10));

    /// <summary>What sends mails to recover passwords and verify addresses, each by client address. Default: 3 in 60 seconds.</summary>
    public RateLimit Recovery { get; } = new(3, TimeSpan.FromSeconds(60));

    /// <summary>Everything else together, by session; without one that is proven, by client address. Default: 100 in 10 seconds.</summary>
    public RateLimit Default { get; } = new(100, TimeSpan.FromSeconds(10));

    /// <summary>From this failed sign-in on, an account and client address must wait: 1 s, then twice as long each time. Default: 5.</summary>
    public int DelayFromFailure { get; set; } = 5;

    /// <summary>The longest wait after a failed sign-in. Default: 15 minutes.</summary>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Most mails to one mailbox in an hour, of each kind that anybody can ask for. Default: 5.</summary>
    public int MailsPerHour { get; set; } = 5;

    internal bool IsEnabled => Enabled is true;
}

/// <summary>So many requests in so much time.</summary>
/// <param name="permits">The requests.</param>
/// <param name="window">The time.</param>
public sealed class RateLimit(int permits, TimeSpan window)
{
    /// <summary>The requests.</summary>
    public int Permits { get; set; } = permits;

    /// <summary>The time.</summary>
    public TimeSpan Window { get; set; } = window;
}
