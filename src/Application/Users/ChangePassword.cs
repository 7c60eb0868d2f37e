using MediatR;
using Microsoft.EntityFrameworkCore;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Access;
using OrgAuth.Application.Sessions;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Users;

namespace OrgAuth.Application.Users;

/// <summary>Sets a new password with the old one, and makes everything that was mailed to the user void.</summary>
/// <param name="NewPassword">The new password.</param>
/// <param name="CurrentPassword">The old one.</param>
/// <param name="RevokeOtherSessions">Ends all sessions of the user and begins a new one for the caller.</param>
public sealed record ChangePassword(string NewPassword, string CurrentPassword, bool? RevokeOtherSessions) : ICommand<ChangedPassword>
{
    /// <inheritdoc />
    public static AccessRule Access { get; } = AccessRule.SignedIn;
}

/// <summary>The new session's token, if one began, and the user.</summary>
public sealed record ChangedPassword(string? Token, UserReply User);

internal sealed class ChangePasswordHandler(CallContext call, PasswordDesk passwords, PasswordProof proof, PasswordReplacement replacement)
    : IRequestHandler<ChangePassword, Result<ChangedPassword>>
{
    public async Task<Result<ChangedPassword>> Handle(ChangePassword request, CancellationToken cancellationToken)
    {
        if (passwords.Check(request.NewPassword) is { } refusal)
            return refusal;

        var hash = passwords.Hash(request.NewPassword);
        var proven = await proof.OfUserAsync(call.User.Id, request.CurrentPassword, cancellationToken);
        if (!proven.IsSuccess)
            return proven.Error!;

        var token = await replacement.SetAsync(proven.Value, hash, request.RevokeOtherSessions is true, cancellationToken);
        return new ChangedPassword(token, UserReply.From(call.User));
    }
}

/// <summary>Puts a proven user's new password in the place of the old one.</summary>
internal sealed class PasswordReplacement(IOrgAuthDb db, CallContext call, SessionStarter sessions, Verifications verifications, TimeProvider time)
{
    /// <returns>The token of the caller's new session, if all were ended.</returns>
    public async Task<string?> SetAsync(User user, string hash, bool endSessions, CancellationToken cancellationToken)
    {
        user.SetPasswordHash(hash, time.Now());
        await verifications.VoidAllAsync(user.Id, cancellationToken);
        if (!endSessions)
            return null;

        await db.Sessions.Where(session => session.UserId == user.Id).ExecuteDeleteAsync(cancellationToken);
        return sessions.Start(user.Id, call.Session.IsPersistent);
    }
}
