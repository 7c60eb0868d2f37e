using MediatR;
using Microsoft.EntityFrameworkCore;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Access;
using OrgAuth.Domain.Common;

namespace OrgAuth.Application.Sessions;

/// <summary>Ends all sessions of the caller, the present one included (reference section 7).</summary>
public sealed record RevokeSessions : ICommand<StatusReply>
{
    /// <inheritdoc />
    public static AccessRule Access { get; } = AccessRule.SignedIn;
}

/// <summary>Ends all sessions of the caller but the present one.</summary>
public sealed record RevokeOtherSessions : ICommand<StatusReply>
{
    /// <inheritdoc />
    public static AccessRule Access { get; } = AccessRule.SignedIn;
}

/// <summary>Ends one session of the caller. A token that is nobody's, or somebody else's, is left alone without a word.</summary>
/// <param name="Token">The session's token, or the handle that list-sessions gives.</param>
public sealed record RevokeSession(string Token) : ICommand<StatusReply>
{
    /// <inheritdoc />
    public static AccessRule Access { get; } = AccessRule.SignedIn;
}

internal sealed class RevokeSessionsHandler(IOrgAuthDb db, CallContext call) :
    IRequestHandler<RevokeSessions, Result<StatusReply>>,
    IRequestHandler<RevokeOtherSessions, Result<StatusReply>>,
    IRequestHandler<RevokeSession, Result<StatusReply>>
{
    private IQueryable<Domain.Sessions.Session> OwnSessions => db.Sessions.Where(session => session.UserId == call.User.Id);

    public Task<Result<StatusReply>> Handle(RevokeSessions request, CancellationToken cancellationToken) =>
        RevokeAsync(OwnSessions, cancellationToken);

    public Task<Result<StatusReply>> Handle(RevokeOtherSessions request, CancellationToken cancellationToken) =>
        RevokeAsync(OwnSessions.Where(session => session.Id != call.Session.Id), cancellationToken);

    public Task<Result<StatusReply>> Handle(RevokeSession request, CancellationToken cancellationToken)
    {
        var hash = Secrets.HashToken(request.Token);
        return RevokeAsync(OwnSessions.Where(session => session.TokenHash == hash || session.Id == request.Token), cancellationToken);
    }

    private static async Task<Result<StatusReply>> RevokeAsync(IQueryable<Domain.Sessions.Session> sessions, CancellationToken cancellationToken)
    {
        await sessions.ExecuteDeleteAsync(cancellationToken);
        return StatusReply.Done;
    }
}
