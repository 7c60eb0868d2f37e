using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Behaviors;
using OrgAuth.Application.Configuration;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Users;

namespace OrgAuth.Application.Users;

/// <summary>
/// Mails the link that lets a new password be set, if the address is that of a user with a password. One without comes from an identity
/// provider, and their address may be unproven: whoever has the mailbox would share the account. The answer is the same for every address.
/// </summary>
/// <param name="Email">The address.</param>
/// <param name="RedirectTo">The page on which the new password is entered; the link leads there with the token.</param>
public sealed record RequestPasswordReset(string Email, string? RedirectTo) : ICommand<PasswordResetRequested>
{
    /// <inheritdoc />
    public static AccessRule Access { get; } = AccessRule.Anonymous.First<RequestPasswordReset>((_, options) =>
        options.EmailAndPassword.Enabled && options.DeliverMail() ? null : PasswordErrors.ResetDisabled);
}

/// <summary>What is answered to everybody.</summary>
public sealed record PasswordResetRequested(bool Status, string Message);

internal sealed class RequestPasswordResetValidator : AbstractValidator<RequestPasswordReset>
{
    public RequestPasswordResetValidator()
    {
        RuleFor(request => request.Email).EmailAddress();
        RuleFor(request => request.RedirectTo).AtMost(Verification.MaxCallbackUrlLength);
    }
}

internal sealed class RequestPasswordResetHandler(IOrgAuthDb db, AccountMails mails)
    : IRequestHandler<RequestPasswordReset, Result<PasswordResetRequested>>
{
    private static readonly PasswordResetRequested Reply =
        new(true, "If this email exists in our system, check your email for the reset link");

    public async Task<Result<PasswordResetRequested>> Handle(RequestPasswordReset request, CancellationToken cancellationToken)
    {
        var address = request.Email.ToLowerInvariant();
        var user = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Email == address && u.PasswordHash != null, cancellationToken);
        await mails.RecoverAsync(user, address, request.RedirectTo, cancellationToken);
        return Reply;
    }
}
