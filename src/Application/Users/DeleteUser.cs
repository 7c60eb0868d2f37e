using FluentValidation;
using MediatR;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Access;
using OrgAuth.Application.Behaviors;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Sessions;
using OrgAuth.Domain.Users;

namespace OrgAuth.Application.Users;

/// <summary>
/// Deletes the caller: at once with the password or in a fresh session, else (<c>DeleteUser:ConfirmByMail</c>) by a link in a mail. Refused
/// to the only owner of an organization.
/// </summary>
/// <param name="Password">The password.</param>
/// <param name="Token">The token that was mailed.</param>
/// <param name="CallbackUrl">Where the mailed link leads in the end.</param>
public sealed record DeleteUser(string? Password, string? Token, string? CallbackUrl) : ICommand<DeletedUser>
{
    /// <inheritdoc />
    public static AccessRule Access { get; } = AccessRule.SignedIn.First<DeleteUser>((_, options) =>
        options.DeleteUser.Enabled ? null : UserErrors.DeletionDisabled);
}

/// <summary>Deletes the caller by the link in a mail; only who is signed in follows it.</summary>
/// <param name="Token">The token that was mailed.</param>
public sealed record DeleteUserByLink(string Token) : ICommand<DeletedUser>
{
    /// <inheritdoc />
    public static AccessRule Access { get; } = AccessRule.SignedIn.SignedOut(UserErrors.DeletionBySignedOut).First<DeleteUserByLink>((_, options) =>
        options.DeleteUser.Enabled ? null : UserErrors.DeletionByLinkDisabled);
}

/// <summary>What happened: <c>User deleted</c> or <c>Verification email sent</c>.</summary>
public sealed record DeletedUser(bool Success, string Message)
{
    internal static DeletedUser Done { get; } = new(true, "User deleted");

    internal static DeletedUser Asked { get; } = new(true, "Verification email sent");
}

internal sealed class DeleteUserValidator : AbstractValidator<DeleteUser>
{
    public DeleteUserValidator() => RuleFor(request => request.CallbackUrl).AtMost(Verification.MaxCallbackUrlLength);
}

internal sealed class DeleteUserHandler(CallContext call, PasswordProof proof, AccountMails mails, UserRemoval removal, TimeProvider time) :
    IRequestHandler<DeleteUser, Result<DeletedUser>>,
    IRequestHandler<DeleteUserByLink, Result<DeletedUser>>
{
    public async Task<Result<DeletedUser>> Handle(DeleteUser request, CancellationToken cancellationToken)
    {
        var hasPassword = !string.IsNullOrEmpty(request.Password);
        if (hasPassword && await proof.CheckAsync(call.User.Id, request.Password!, PasswordErrors.None, cancellationToken) is { } refusal)
            return refusal;

        if (!string.IsNullOrEmpty(request.Token))
            return await removal.RemoveAsync(call.User.Id, request.Token, cancellationToken);

        if (mails.ConfirmDeletions)
            return await AskAsync(request.CallbackUrl, cancellationToken);

        if (!hasPassword && !SessionLifetime.IsFresh(call.Session.CreatedAt, time.Now()))
            return UserErrors.SessionExpired;

        return await removal.RemoveAsync(call.User.Id, token: null, cancellationToken);
    }

    public Task<Result<DeletedUser>> Handle(DeleteUserByLink request, CancellationToken cancellationToken) =>
        removal.RemoveAsync(call.User.Id, request.Token, cancellationToken);

    private async Task<Result<DeletedUser>> AskAsync(string? callbackUrl, CancellationToken cancellationToken)
    {
        if (await removal.FindAsync(call.User.Id, cancellationToken) is not { } user)
            return SessionErrors.Required;

        if (await removal.CheckAsync(call.User.Id, cancellationToken) is { } refusal)
            return refusal;

        await mails.ConfirmDeletionAsync(user, callbackUrl, cancellationToken);
        return DeletedUser.Asked;
    }
}
