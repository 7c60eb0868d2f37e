using MediatR;
using Microsoft.EntityFrameworkCore;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Access;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Sessions;

namespace OrgAuth.Application.Sessions;

/// <summary>The caller's sessions, newest last; their tokens are handles (reference section 7, contract section 5, item 9).</summary>
public sealed record ListSessions : IQuery<IReadOnlyList<SessionReply>>
{
    /// <inheritdoc />
    public static AccessRule Access { get; } = AccessRule.SignedIn;
}

internal sealed class ListSessionsHandler(IOrgAuthDb db, CallContext call, TimeProvider time)
    : IRequestHandler<ListSessions, Result<IReadOnlyList<SessionReply>>>
{
    public async Task<Result<IReadOnlyList<SessionReply>>> Handle(ListSessions request, CancellationToken cancellationToken)
    {
        var now = time.Now();
        if (!SessionLifetime.IsFresh(call.Session.CreatedAt, now))
            return SessionErrors.NotFresh;

        return await db.Sessions
            .Where(session => session.UserId == call.User.Id && session.ExpiresAt > now)
            .OrderBy(session => session.Id)
            .Select(session => new SessionReply(
                session.Id,
                session.Id,
                session.UserId,
                session.ExpiresAt,
                session.CreatedAt,
                session.UpdatedAt,
                session.IpAddress,
                session.UserAgent,
                session.ActiveOrganizationId))
            .ToListAsync(cancellationToken);
    }
}
