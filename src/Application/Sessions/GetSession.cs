using MediatR;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Users;
using OrgAuth.Domain.Common;

namespace OrgAuth.Application.Sessions;

/// <summary>The caller's session and user, or nothing (reference section 7).</summary>
/// <param name="DisableRefresh">The session is not renewed by this request.</param>
public sealed record GetSession(bool DisableRefresh) : IQuery<CurrentSession?>
{
    /// <inheritdoc />
    public static AccessRule Access { get; } = AccessRule.Anonymous;
}

/// <summary>A session and its user.</summary>
public sealed record CurrentSession(SessionReply Session, UserReply User);

internal sealed class GetSessionHandler(Callers callers, ICredentials credentials) : IRequestHandler<GetSession, Result<CurrentSession?>>
{
    public async Task<Result<CurrentSession?>> Handle(GetSession request, CancellationToken cancellationToken)
    {
        var caller = await callers.FindAsync(OrganizationReference.None, renew: !request.DisableRefresh, cancellationToken);
        if (caller.Refusal is { } refusal)
            return refusal;

        return caller.Found is { } found
            ? new CurrentSession(SessionReply.Own(found, credentials.SessionToken ?? found.Session.Id), UserReply.From(found.User))
            : Result.Success<CurrentSession?>(null);
    }
}
