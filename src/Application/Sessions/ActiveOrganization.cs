using Microsoft.EntityFrameworkCore;
using OrgAuth.Domain.Sessions;

namespace OrgAuth.Application.Sessions;

/// <summary>Which organization sessions work in.</summary>
internal static class ActiveOrganization
{
    public static Task ActivateAsync(this DbSet<Session> sessions, string sessionId, string? organizationId, CancellationToken cancellationToken) =>
        sessions.Where(session => session.Id == sessionId).ExecuteUpdateAsync(
            session => session.SetProperty(s => s.ActiveOrganizationId, organizationId), cancellationToken);

    /// <summary>
    /// Takes every session of a user out of an organization (contract section 5, item 3). After the membership is deleted: a set-active in
    /// flight holds the membership's row, so it is either seen here or refused.
    /// </summary>
    public static Task LeaveAsync(this DbSet<Session> sessions, string userId, string organizationId, CancellationToken cancellationToken) =>
        sessions.Where(session => session.UserId == userId && session.ActiveOrganizationId == organizationId).ExecuteUpdateAsync(
            session => session.SetProperty(s => s.ActiveOrganizationId, (string?)null), cancellationToken);
}
