using OrgAuth.Domain.Common;
using OrgAuth.Domain.Users;

namespace OrgAuth.Application.Abstractions;

/// <summary>Verifies tokens of the configured identity providers.</summary>
public interface IIdentityTokens
{
    /// <summary>Whom a token speaks of; <c>null</c> unless its signature and claims are as configured.</summary>
    ValueTask<ExternalCaller?> VerifyAsync(string token, CancellationToken cancellationToken);
}

/// <summary>Whom a verified token speaks of.</summary>
/// <param name="Issuer">Who vouches.</param>
/// <param name="Subject">For whom, in the issuer's words.</param>
/// <param name="SessionId">The issuer's session (<c>sid</c>), if the token names one.</param>
/// <param name="ExpiresAt">When the token ends (UTC).</param>
/// <param name="Profile">What the token says of the user.</param>
public sealed record ExternalCaller(string Issuer, string Subject, string? SessionId, DateTime ExpiresAt, Result<IdentityProfile> Profile)
{
    /// <summary>The hash under which the caller's session is kept: one for each issuer, subject and issuer's session.</summary>
    public byte[] SessionHash { get; } = Secrets.HashOf("identity session", Issuer, Subject, SessionId);
}
