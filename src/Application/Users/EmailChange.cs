using Microsoft.EntityFrameworkCore;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Sessions;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Users;

namespace OrgAuth.Application.Users;

/// <summary>What the links of a change of address do: the old mailbox's asks the new one, the new one's changes the address.</summary>
internal sealed class EmailChange(IOrgAuthDb db, Callers callers, Verifications verifications, AccountMails mails, TimeProvider time)
{
    public async Task<Result<VerifiedEmail>> ContinueAsync(Verification leave, User user, CancellationToken cancellationToken)
    {
        var caller = (await callers.FindAsync(OrganizationReference.None, renew: false, cancellationToken)).Found?.User;
        if (caller is not null && caller.Id != user.Id)
            return VerificationErrors.InvalidUser;

        if (!Email.TryCreate(leave.NewEmail!, out var newEmail))
            return VerificationErrors.InvalidToken;

        if (leave.Purpose == VerificationPurpose.ConfirmEmailChange)
        {
            await mails.ProveNewEmailAsync(user, newEmail, leave.CallbackUrl, cancellationToken);
            return new VerifiedEmail(true, User: null);
        }

        if (await db.Users.AnyAsync(other => other.Email == newEmail.Value, cancellationToken))
            return UserErrors.EmailTaken;

        user.ChangeEmail(newEmail, time.Now());
        await verifications.VoidAllAsync(user.Id, cancellationToken);
        return new VerifiedEmail(true, UserReply.From(user.ToProfile()));
    }
}
