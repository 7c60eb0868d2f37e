using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Access;
using OrgAuth.Application.Users;

namespace OrgAuth.Application.Sessions;

/// <summary>
/// Finds the sessions of callers who come with an identity provider's token (docs/adr/0014). As a rule that is the one query that every caller costs;
/// only the first request of a new token, and one that brings news of the user, writes anything.
/// </summary>
internal sealed class IdentitySessions(IIdentityTokens tokens, IAccessReader reader, ICredentials credentials, OrgAuthSystem system)
{
    private ExternalCaller? verified;
    private bool isAdmitted;

    public async Task<byte[]?> SessionHashAsync(string token, CancellationToken cancellationToken) =>
        (await VerifyAsync(token, cancellationToken))?.SessionHash;

    public async Task<Caller> FindAsync(string token, OrganizationReference organization, CancellationToken cancellationToken)
    {
        if (await VerifyAsync(token, cancellationToken) is not { } caller)
            return default;

        if (!caller.Profile.IsSuccess)
            return new Caller(null, caller.Profile.Error);

        var found = await reader.FindAsync(caller.SessionHash, organization, credentials.OrganizationId, cancellationToken);
        if (isAdmitted || IsCurrent(found, caller))
            return new Caller(found);

        // Once for each request: a later look comes from within its transaction, which another one must not wait for.
        isAdmitted = true;
        var admitted = await system.SendAsync(new AdmitCaller(caller, credentials.IpAddress, credentials.UserAgent), cancellationToken);
        return admitted.IsSuccess
            ? new Caller(await reader.FindAsync(caller.SessionHash, organization, credentials.OrganizationId, cancellationToken))
            : new Caller(null, admitted.Error);
    }

    private async ValueTask<ExternalCaller?> VerifyAsync(string token, CancellationToken cancellationToken) =>
        verified ??= await tokens.VerifyAsync(token, cancellationToken);

    private static bool IsCurrent(AccessSnapshot? found, ExternalCaller caller) =>
        found is not null && found.Session.ExpiresAt >= caller.ExpiresAt && !caller.Profile.Value.IsNewsOf(found.User);
}
