using OrgAuth.Domain.Common;

namespace OrgAuth.Domain.Users;

/// <summary>
/// The leave to do one thing once, given by mail: bound to a user, to the address it was mailed to and to a purpose. The token in the mail
/// is known to the mailbox only; the database holds its SHA-256. It is deleted when it is used.
/// </summary>
public sealed class Verification
{
    /// <summary>The longest address to go to afterwards, in characters.</summary>
    public const int MaxCallbackUrlLength = 2048;

    private Verification(
        string id, byte[] tokenHash, string purpose, string userId, string email, string? newEmail, string? callbackUrl, DateTime expiresAt, DateTime createdAt)
    {
        Id = id;
        TokenHash = tokenHash;
        Purpose = purpose;
        UserId = userId;
        Email = email;
        NewEmail = newEmail;
        CallbackUrl = callbackUrl;
        ExpiresAt = expiresAt;
        CreatedAt = createdAt;
    }

    /// <summary>The id; see <see cref="EntityId"/>.</summary>
    public string Id { get; }

    /// <summary>The SHA-256 of the token.</summary>
    public byte[] TokenHash { get; }

    /// <summary>One of <see cref="VerificationPurpose"/>.</summary>
    public string Purpose { get; }

    /// <summary>Whose it is.</summary>
    public string UserId { get; }

    /// <summary>The user's address when it was given; it is worth nothing once that has changed.</summary>
    public string Email { get; }

    /// <summary>The address to change to, where that is the purpose.</summary>
    public string? NewEmail { get; }

    /// <summary>Where the browser goes afterwards.</summary>
    public string? CallbackUrl { get; }

    /// <summary>When it ends (UTC).</summary>
    public DateTime ExpiresAt { get; }

    /// <summary>When it was given (UTC).</summary>
    public DateTime CreatedAt { get; }

    /// <summary>Gives the leave.</summary>
    public static Verification Issue(VerificationTerms terms, string id, string token, User user, DateTime now) => new(
        id, Secrets.HashToken(token), terms.Purpose, user.Id, user.Email, terms.NewEmail?.Value, terms.CallbackUrl, now + terms.Lifetime, now);
}

/// <summary>What a <see cref="Verification"/> is to be.</summary>
/// <param name="Purpose">One of <see cref="VerificationPurpose"/>.</param>
/// <param name="Lifetime">How long it holds.</param>
/// <param name="CallbackUrl">Where the browser goes afterwards; already found to be trusted.</param>
/// <param name="NewEmail">The address to change to.</param>
public sealed record VerificationTerms(string Purpose, TimeSpan Lifetime, string? CallbackUrl = null, Email? NewEmail = null);
