using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Behaviors;
using OrgAuth.Application.Configuration;
using OrgAuth.Application.Sessions;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Users;

namespace OrgAuth.Application.Users;

/// <summary>
/// Mails the link that verifies an address. Without a session the answer is the same for every address; with one, only the user's own is taken.
/// </summary>
/// <param name="Email">The address.</param>
/// <param name="CallbackUrl">Where the link leads in the end.</param>
public sealed record SendVerificationEmail(string Email, string? CallbackUrl) : ICommand<StatusReply>
{
    /// <inheritdoc />
    public static AccessRule Access { get; } = AccessRule.Anonymous.First<SendVerificationEmail>((_, options) =>
        options.DeliverMail() ? null : VerificationErrors.MailDisabled);
}

internal sealed class SendVerificationEmailValidator : AbstractValidator<SendVerificationEmail>
{
    public SendVerificationEmailValidator()
    {
        RuleFor(request => request.Email).EmailAddress();
        RuleFor(request => request.CallbackUrl).AtMost(Verification.MaxCallbackUrlLength);
    }
}

internal sealed class SendVerificationEmailHandler(IOrgAuthDb db, Callers callers, AccountMails mails)
    : IRequestHandler<SendVerificationEmail, Result<StatusReply>>
{
    public async Task<Result<StatusReply>> Handle(SendVerificationEmail request, CancellationToken cancellationToken)
    {
        var address = request.Email.ToLowerInvariant();
        var caller = (await callers.FindAsync(OrganizationReference.None, renew: true, cancellationToken)).Found?.User;
        if (caller is not null && caller.Email != address)
            return VerificationErrors.EmailMismatch;

        if (caller is { EmailVerified: true })
            return VerificationErrors.AlreadyVerified;

        var user = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Email == address && !u.EmailVerified, cancellationToken);
        await mails.VerifyAsync(user, address, request.CallbackUrl, cancellationToken);
        return StatusReply.Done;
    }
}
