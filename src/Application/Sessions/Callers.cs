using OrgAuth.Application.Abstractions;
using OrgAuth.Domain.Common;

namespace OrgAuth.Application.Sessions;

/// <summary>Finds who sends the present request: by the session whose token came along, or by an identity provider's token.</summary>
internal sealed class Callers(ICredentials credentials, SessionKeeper sessions, IdentitySessions identities)
{
    public Task<Caller> FindAsync(OrganizationReference organization, bool renew, CancellationToken cancellationToken) =>
        credentials.IdentityToken is { } token
            ? identities.FindAsync(token, organization, cancellationToken)
            : sessions.FindAsync(organization, renew, cancellationToken);

    /// <summary>What lets a request pass whose rule is <see cref="AccessRule.Lean"/>; <c>null</c> if it takes a closer look.</summary>
    public Task<LeanAccess?> FindLeanAsync(OrganizationReference organization, CancellationToken cancellationToken) =>
        credentials.IdentityToken is null ? sessions.FindLeanAsync(organization, cancellationToken) : Task.FromResult<LeanAccess?>(null);

    /// <summary>The organization that a request means which names none.</summary>
    public string? ActiveOrganizationId(AccessSnapshot found) => credentials.OrganizationId ?? found.Session.ActiveOrganizationId;

    /// <summary>The hash under which the caller's session is kept, if there is one; it is not looked up.</summary>
    public async Task<byte[]?> SessionHashAsync(CancellationToken cancellationToken)
    {
        if (credentials.IdentityToken is { } identityToken)
            return await identities.SessionHashAsync(identityToken, cancellationToken);

        return credentials.SessionToken is { } token ? Secrets.HashToken(token) : null;
    }
}

/// <summary>What is known of who sends a request.</summary>
/// <param name="Found">Session, user and membership; <c>null</c> when nobody is signed in.</param>
/// <param name="Refusal">Why somebody who proved who they are is not let in, if that is so.</param>
internal readonly record struct Caller(AccessSnapshot? Found, Error? Refusal = null);
