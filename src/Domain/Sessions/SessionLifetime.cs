namespace OrgAuth.Domain.Sessions;

/// <summary>How long sessions live (reference section 3).</summary>
public static class SessionLifetime
{
    /// <summary>The life of a remembered session, from its creation or last renewal.</summary>
    public static readonly TimeSpan Persistent = TimeSpan.FromDays(7);

    /// <summary>The life of a session that ends with the browser.</summary>
    public static readonly TimeSpan Transient = TimeSpan.FromDays(1);

    /// <summary>A remembered session is renewed by the first request after this time.</summary>
    public static readonly TimeSpan RenewalAge = TimeSpan.FromDays(1);

    /// <summary>Sensitive requests want a session that began within this time.</summary>
    public static readonly TimeSpan FreshAge = TimeSpan.FromDays(1);

    /// <summary>The life of a new session.</summary>
    public static TimeSpan Of(bool isPersistent) => isPersistent ? Persistent : Transient;

    /// <summary>Whether a session that ends at <paramref name="expiresAt"/> is due for renewal.</summary>
    public static bool IsDue(bool isPersistent, DateTime expiresAt, DateTime now) => isPersistent && expiresAt - Persistent + RenewalAge <= now;

    /// <summary>Whether a session that began at <paramref name="createdAt"/> is fresh.</summary>
    public static bool IsFresh(DateTime createdAt, DateTime now) => now - createdAt < FreshAge;
}
