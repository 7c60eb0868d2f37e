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

internal sealed class GetSessionHandler(SessionKeeper sessions, ICredentials credentials) : IRequestHandler<GetSession, Result<CurrentSession?>>
{
    public async Task<Result<CurrentSession?>> Handle(GetSession request, CancellationToken cancellationToken)
    {
        var found = await sessions.FindAsync(OrganizationReference.None, renew: !request.DisableRefresh, cancellationToken);
        return found is null
            ? Result.Success<CurrentSession?>(null)
            : new CurrentSession(SessionReply.Own(found, credentials.SessionToken!), UserReply.From(found.User));
    }
}
