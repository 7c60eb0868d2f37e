using MediatR;
using Microsoft.EntityFrameworkCore;
using OrgAuth.Application.Abstractions;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Users;

namespace OrgAuth.Application.Users;

/// <summary>Follows the link in a mail: proves a mailbox, confirms a change of address, or changes the address.</summary>
/// <param name="Token">The token that was mailed.</param>
public sealed record VerifyEmail(string Token) : ICommand<VerifiedEmail>
{
    /// <inheritdoc />
    public static AccessRule Access { get; } = AccessRule.Anonymous;
}

/// <summary>It was done; with the user where the address changed.</summary>
public sealed record VerifiedEmail(bool Status, UserReply? User);

internal sealed class VerifyEmailHandler(
    IOrgAuthDb db, Verifications verifications, EmailChange change, SignInAfterVerification signIn, TimeProvider time)
    : IRequestHandler<VerifyEmail, Result<VerifiedEmail>>
{
    private static readonly string[] Purposes =
        [VerificationPurpose.VerifyEmail, VerificationPurpose.ConfirmEmailChange, VerificationPurpose.ChangeEmail];

    public async Task<Result<VerifiedEmail>> Handle(VerifyEmail request, CancellationToken cancellationToken)
    {
        if (await verifications.FindAsync(request.Token, Purposes, cancellationToken) is not { } leave)
            return VerificationErrors.InvalidToken;

        if (leave.ExpiresAt <= time.Now())
            return VerificationErrors.TokenExpired;

        var user = await db.Users.SingleOrDefaultAsync(u => u.Id == leave.UserId && u.Email == leave.Email, cancellationToken);
        if (user is null)
            return VerificationErrors.InvalidToken;

        verifications.Use(leave);
        if (leave.Purpose != VerificationPurpose.VerifyEmail)
            return await change.ContinueAsync(leave, user, cancellationToken);

        user.VerifyEmail(time.Now());
        await signIn.StartAsync(user, cancellationToken);
        return new VerifiedEmail(true, User: null);
    }
}
