using OrgAuth.Domain.Common;

namespace OrgAuth.Domain.Users;

/// <summary>Whom an identity provider means by a subject: one user for each issuer and subject, whatever becomes of addresses.</summary>
public sealed class ExternalIdentity
{
    /// <summary>The longest issuer, in characters.</summary>
    public const int MaxIssuerLength = 255;

    /// <summary>The longest subject, in characters (OpenID Connect Core, section 2).</summary>
    public const int MaxSubjectLength = 255;

    private ExternalIdentity(string id, string issuer, string subject, string userId, DateTime createdAt)
    {
        Id = id;
        Issuer = issuer;
        Subject = subject;
        UserId = userId;
        CreatedAt = createdAt;
    }

    /// <summary>The id; see <see cref="EntityId"/>.</summary>
    public string Id { get; }

    /// <summary>Who vouches.</summary>
    public string Issuer { get; }

    /// <summary>For whom, in the issuer's words.</summary>
    public string Subject { get; }

    /// <summary>The user.</summary>
    public string UserId { get; }

    /// <summary>When the issuer's token was first seen (UTC).</summary>
    public DateTime CreatedAt { get; }

    /// <summary>Ties a user to an issuer's subject.</summary>
    public static ExternalIdentity Of(string issuer, string subject, User user, DateTime now) =>
        new(EntityId.New(now), issuer, subject, user.Id, now);
}
