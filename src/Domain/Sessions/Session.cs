using OrgAuth.Domain.Common;

namespace OrgAuth.Domain.Sessions;

/// <summary>A sign-in. Its token is known to the client only; the database holds the token's SHA-256 (contract section 5, item 9).</summary>
public sealed class Session
{
    /// <summary>The longest address of a client, in characters (an IPv6 address with a scope).</summary>
    public const int MaxIpAddressLength = 64;

    /// <summary>What is kept of a user agent, in characters.</summary>
    public const int MaxUserAgentLength = 512;

    private Session(
        string id, byte[] tokenHash, string userId, bool isPersistent, string ipAddress, string userAgent, DateTime expiresAt, DateTime createdAt)
    {
        Id = id;
        TokenHash = tokenHash;
        UserId = userId;
        IsPersistent = isPersistent;
        IpAddress = ipAddress;
        UserAgent = userAgent;
        ExpiresAt = expiresAt;
        CreatedAt = createdAt;
        UpdatedAt = createdAt;
    }

    /// <summary>The id; also the handle by which list-sessions and revoke-session name it.</summary>
    public string Id { get; }

    /// <summary>The SHA-256 of the token, or of what names the session of an identity provider's token.</summary>
    public byte[] TokenHash { get; }

    /// <summary>Who signed in.</summary>
    public string UserId { get; }

    /// <summary>Whether it outlives the browser; one that does not is never prolonged (<c>rememberMe: false</c>).</summary>
    public bool IsPersistent { get; }

    /// <summary>From where; empty when unknown.</summary>
    public string IpAddress { get; }

    /// <summary>With what; empty when unknown.</summary>
    public string UserAgent { get; }

    /// <summary>The organization that requests mean when they name none.</summary>
    public string? ActiveOrganizationId { get; private set; }

    /// <summary>When it ends (UTC).</summary>
    public DateTime ExpiresAt { get; private set; }

    /// <summary>When it began (UTC).</summary>
    public DateTime CreatedAt { get; }

    /// <summary>When it was last prolonged, or when it began (UTC).</summary>
    public DateTime UpdatedAt { get; private set; }

    /// <summary>Begins a session for a user who proved who they are.</summary>
    public static Session Start(string userId, string token, bool isPersistent, string ipAddress, string userAgent, DateTime now) => new(
        EntityId.New(now),
        Secrets.HashToken(token),
        userId,
        isPersistent,
        Cut(ipAddress, MaxIpAddressLength),
        Cut(userAgent, MaxUserAgentLength),
        now + SessionLifetime.Of(isPersistent),
        now);

    /// <summary>Chooses the organization that requests mean when they name none; <c>null</c> for none.</summary>
    public void Activate(string? organizationId) => ActiveOrganizationId = organizationId;

    /// <summary>Begins the session of a caller who comes with an identity provider's token: it ends with the token.</summary>
    public static Session Of(string userId, byte[] key, DateTime tokenExpiresAt, string ipAddress, string userAgent, DateTime now) => new(
        EntityId.New(now), key, userId, isPersistent: false, Cut(ipAddress, MaxIpAddressLength), Cut(userAgent, MaxUserAgentLength), tokenExpiresAt, now);

    /// <summary>A later token of the same caller carries the session on; an earlier one takes nothing away.</summary>
    public void CarryOnUntil(DateTime tokenExpiresAt, DateTime now)
    {
        if (tokenExpiresAt <= ExpiresAt)
            return;

        ExpiresAt = tokenExpiresAt;
        UpdatedAt = now;
    }

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];
}
