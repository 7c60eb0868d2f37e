using Microsoft.EntityFrameworkCore;
using OrgAuth.Application.Abstractions;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Sessions;

namespace OrgAuth.Application.Sessions;

/// <summary>
/// Finds the caller's session and keeps it as the reference does (section 3): renews a remembered one once a day, deletes an expired one,
/// and tells the caller to keep or to forget the token accordingly.
/// </summary>
internal sealed class SessionKeeper(ICredentials credentials, IAccessReader reader, IOrgAuthDb db, ISessionCarrier carrier, TimeProvider time)
{
    public async Task<Caller> FindAsync(OrganizationReference organization, bool renew, CancellationToken cancellationToken)
    {
        if (credentials.SessionToken is not { } token)
            return default;

        var found = await reader.FindAsync(Secrets.HashToken(token), organization, credentials.OrganizationId, cancellationToken);
        var now = time.Now();
        if (found is null || found.Session.ExpiresAt <= now)
        {
            if (found is not null)
                await db.Sessions.Where(session => session.Id == found.Session.Id).ExecuteDeleteAsync(cancellationToken);

            carrier.Withdraw();
            return default;
        }

        return renew && SessionLifetime.IsDue(found.Session.IsPersistent, found.Session.ExpiresAt, now)
            ? new Caller(await RenewAsync(found, token, now, cancellationToken))
            : new Caller(found);
    }

    /// <returns><c>null</c> unless the session is valid, need not be prolonged, and leads to what was asked for.</returns>
    public async Task<LeanAccess?> FindLeanAsync(OrganizationReference organization, CancellationToken cancellationToken)
    {
        if (credentials.SessionToken is not { } token)
            return null;

        var hash = Secrets.HashToken(token);
        var found = organization.Kind == ReferenceKind.All
            ? await reader.FindOrganizationsAsync(hash, cancellationToken)
            : await reader.FindMembershipAsync(hash, organization.Value ?? credentials.OrganizationId, cancellationToken);
        var now = time.Now();
        return found is not null && found.ExpiresAt > now && !SessionLifetime.IsDue(found.IsPersistent, found.ExpiresAt, now) ? found : null;
    }

    private async Task<AccessSnapshot> RenewAsync(AccessSnapshot found, string token, DateTime now, CancellationToken cancellationToken)
    {
        var expiresAt = now + SessionLifetime.Persistent;
        await db.Sessions.Where(session => session.Id == found.Session.Id).ExecuteUpdateAsync(
            session => session.SetProperty(s => s.ExpiresAt, expiresAt).SetProperty(s => s.UpdatedAt, now), cancellationToken);
        carrier.Issue(token, isPersistent: true);
        return found with { Session = found.Session with { ExpiresAt = expiresAt, UpdatedAt = now } };
    }
}
