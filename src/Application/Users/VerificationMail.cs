using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Mail;
using OrgAuth.Application.Outbox;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Users;

namespace OrgAuth.Application.Users;

/// <summary>
/// Writes the mails whose links carry the token of a <see cref="Verification"/>; none once that is used, void or ended. They say nothing that a
/// user wrote, for anybody can sign up with anybody's address.
/// </summary>
internal sealed class VerificationMail(IOrgAuthDb db, VerificationTokens tokens, Links links, TimeProvider time) : IMailComposer
{
    /// <summary>Where a link leads in the end if nobody said.</summary>
    private const string NoCallback = "/";

    public string Kind => OutboxKinds.VerificationIssued;

    public async Task<MailDraft?> ComposeAsync(string subject, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var found = await (
            from verification in db.Verifications
            join user in db.Users on verification.UserId equals user.Id
            where verification.Id == subject && verification.ExpiresAt > now && verification.Email == user.Email
            select new
            {
                Leave = verification,
                IsTaken = verification.NewEmail != null && db.Users.Any(other => other.Email == verification.NewEmail),
            }).AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (found is null)
            return null;

        var leave = found.Leave;
        var goesToNewMailbox = leave.Purpose == VerificationPurpose.ChangeEmail;
        return goesToNewMailbox && found.IsTaken ? null : new MailDraft(
            goesToNewMailbox ? leave.NewEmail! : leave.Email,
            leave.Purpose,
            new Dictionary<string, string>
            {
                ["email"] = leave.Email,
                ["newEmail"] = leave.NewEmail ?? string.Empty,
                ["link"] = LinkOf(leave).AbsoluteUri,
                ["expiresAt"] = leave.ExpiresAt.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture),
            });
    }

    private Uri LinkOf(Verification leave)
    {
        var token = tokens.Of(leave.Id);
        var callback = ("callbackURL", string.IsNullOrEmpty(leave.CallbackUrl) ? NoCallback : leave.CallbackUrl);
        return leave.Purpose switch
        {
            VerificationPurpose.ResetPassword => links.Api("/reset-password/link", ("token", token), callback),
            VerificationPurpose.DeleteUser => links.Api("/delete-user/callback", ("token", token), callback),
            _ => links.Api("/verify-email", ("token", token), callback),
        };
    }
}
