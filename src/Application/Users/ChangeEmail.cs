using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Access;
using OrgAuth.Application.Behaviors;
using OrgAuth.Application.Configuration;
using OrgAuth.Application.Sessions;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Sessions;
using OrgAuth.Domain.Users;

namespace OrgAuth.Application.Users;

/// <summary>
/// Begins a change of the caller's address: the present mailbox confirms it, if it was verified; then the new one is proven. Nothing tells
/// whether the new address is a user's: only its mailbox would, and is not written to.
/// </summary>
/// <param name="NewEmail">The new address.</param>
/// <param name="CallbackUrl">Where the links lead in the end.</param>
public sealed record ChangeEmail(string NewEmail, string? CallbackUrl) : ICommand<StatusReply>
{
    /// <inheritdoc />
    public static AccessRule Access { get; } = AccessRule.SignedIn;
}

internal sealed class ChangeEmailValidator : AbstractValidator<ChangeEmail>
{
    public ChangeEmailValidator()
    {
        RuleFor(request => request.NewEmail).EmailAddress();
        RuleFor(request => request.CallbackUrl).AtMost(Verification.MaxCallbackUrlLength);
    }
}

internal sealed class ChangeEmailHandler(IOrgAuthDb db, CallContext call, AccountMails mails, IOptions<OrgAuthOptions> options)
    : IRequestHandler<ChangeEmail, Result<StatusReply>>
{
    public async Task<Result<StatusReply>> Handle(ChangeEmail request, CancellationToken cancellationToken)
    {
        if (!options.Value.ChangeEmail.Enabled)
            return UserErrors.EmailChangeDisabled;

        if (!Email.TryCreate(request.NewEmail, out var newEmail))
            return UserErrors.InvalidEmail;

        if (newEmail.Value == call.User.Email)
            return UserErrors.SameEmail;

        if (!mails.AreDelivered)
            return VerificationErrors.MailDisabledForChange;

        if (await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == call.User.Id, cancellationToken) is not { } user)
            return SessionErrors.Required;

        if (user.EmailVerified)
            await mails.ConfirmEmailChangeAsync(user, newEmail, request.CallbackUrl, cancellationToken);
        else
            await mails.ProveNewEmailAsync(user, newEmail, request.CallbackUrl, cancellationToken);

        return StatusReply.Done;
    }
}
