using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Behaviors;
using OrgAuth.Application.Configuration;
using OrgAuth.Application.Sessions;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Users;

namespace OrgAuth.Application.Users;

/// <summary>Follows the mailed link, which leads to the page on which a new password is entered. Uses nothing up.</summary>
/// <param name="Token">The token that was mailed.</param>
/// <param name="CallbackUrl">That page.</param>
public sealed record FollowPasswordReset(string Token, string CallbackUrl) : IQuery<PasswordResetLeave>
{
    /// <inheritdoc />
    public static AccessRule Access { get; } = AccessRule.Anonymous;
}

/// <summary>A token that allows to set a new password.</summary>
public sealed record PasswordResetLeave(string Token);

/// <summary>
/// Sets a new password with the token that was mailed. Ends all sessions of the user (unless <c>RevokeSessionsOnPasswordReset</c> is off) and
/// makes everything else that was mailed to the user void.
/// </summary>
/// <param name="NewPassword">The new password.</param>
/// <param name="Token">The token.</param>
public sealed record ResetPassword(string NewPassword, string? Token) : ICommand<StatusReply>
{
    /// <inheritdoc />
    public static AccessRule Access { get; } = AccessRule.Anonymous.First<ResetPassword>((_, options) =>
        options.EmailAndPassword.Enabled ? null : PasswordErrors.ResetDisabled);
}

internal sealed class FollowPasswordResetValidator : AbstractValidator<FollowPasswordReset>
{
    public FollowPasswordResetValidator() => RuleFor(request => request.CallbackUrl).Required();
}

internal sealed class FollowPasswordResetHandler(Verifications verifications) : IRequestHandler<FollowPasswordReset, Result<PasswordResetLeave>>
{
    public async Task<Result<PasswordResetLeave>> Handle(FollowPasswordReset request, CancellationToken cancellationToken) =>
        await verifications.FindValidAsync(request.Token, VerificationPurpose.ResetPassword, cancellationToken) is null
            ? VerificationErrors.InvalidResetToken
            : new PasswordResetLeave(request.Token);
}

internal sealed class ResetPasswordHandler(
    IOrgAuthDb db, PasswordDesk passwords, Verifications verifications, IOptions<OrgAuthOptions> options, TimeProvider time)
    : IRequestHandler<ResetPassword, Result<StatusReply>>
{
    public async Task<Result<StatusReply>> Handle(ResetPassword request, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(request.Token))
            return VerificationErrors.InvalidResetToken;

        if (passwords.Check(request.NewPassword) is { } refusal)
            return refusal;

        if (await verifications.FindValidAsync(request.Token, VerificationPurpose.ResetPassword, cancellationToken) is not { } leave)
            return VerificationErrors.InvalidResetToken;

        var user = await db.Users.SingleOrDefaultAsync(u => u.Id == leave.UserId && u.Email == leave.Email, cancellationToken);
        if (user is null)
            return VerificationErrors.InvalidResetToken;

        verifications.Use(leave);
        user.SetPasswordHash(passwords.Hash(request.NewPassword), time.Now());
        await verifications.VoidAllAsync(user.Id, cancellationToken);
        if (options.Value.EmailAndPassword.RevokeSessionsOnPasswordReset)
            await db.Sessions.Where(session => session.UserId == user.Id).ExecuteDeleteAsync(cancellationToken);

        return StatusReply.Done;
    }
}
