using Microsoft.Extensions.Options;
using OrgAuth.Application.Configuration;
using OrgAuth.Application.Outbox;
using OrgAuth.Domain.Users;

namespace OrgAuth.Application.Users;

/// <summary>The mails about accounts: which are sent, and how long what they allow holds.</summary>
internal sealed class AccountMails(Verifications verifications, OutboxWriter outbox, IOptions<OrgAuthOptions> options)
{
    private readonly OrgAuthOptions settings = options.Value;

    /// <summary>Whether mail is delivered at all.</summary>
    public bool AreDelivered => outbox.IsDelivered;

    /// <summary>Whether users delete themselves by a link in a mail.</summary>
    public bool ConfirmDeletions => settings.DeleteUser.ConfirmByMail;

    /// <summary>Whether a new user's address must be verified before the first sign-in, so that sign-up says nothing about addresses.</summary>
    public bool RequireVerification => settings.EmailAndPassword.RequireEmailVerification;

    private bool VerifySignUps => AreDelivered && (settings.EmailVerification.SendOnSignUp ?? RequireVerification);

    /// <summary>To a new user: proves the mailbox.</summary>
    public void Welcome(User user, string? callbackUrl)
    {
        if (VerifySignUps)
            verifications.IssueFirst(Proof(callbackUrl), user);
    }

    /// <summary>To a user with whose address somebody signed up again. Writes as many rows as a new user does.</summary>
    public void TellSignUpRepeated(string userId)
    {
        outbox.Add(OutboxKinds.SignUpRepeated, userId);
        if (VerifySignUps)
            verifications.Pretend(writes: 2);
    }

    /// <summary>To a user, or to nobody: proves the mailbox.</summary>
    public Task VerifyAsync(User? user, string? callbackUrl, CancellationToken cancellationToken) =>
        verifications.IssueAsync(Proof(callbackUrl), user, cancellationToken);

    /// <summary>To the present mailbox: confirms that the address shall change.</summary>
    public Task ConfirmEmailChangeAsync(User user, Email newEmail, string? callbackUrl, CancellationToken cancellationToken) =>
        IssueChangeAsync(VerificationPurpose.ConfirmEmailChange, user, newEmail, callbackUrl, cancellationToken);

    /// <summary>To the new mailbox, unless it is another user's: proves it, which changes the address.</summary>
    public Task ProveNewEmailAsync(User user, Email newEmail, string? callbackUrl, CancellationToken cancellationToken) =>
        IssueChangeAsync(VerificationPurpose.ChangeEmail, user, newEmail, callbackUrl, cancellationToken);

    /// <summary>To a user, or to nobody: lets a new password be set.</summary>
    public Task RecoverAsync(User? user, string? redirectTo, CancellationToken cancellationToken) => verifications.IssueAsync(
        new VerificationTerms(VerificationPurpose.ResetPassword, settings.EmailAndPassword.ResetTokenExpiresIn, redirectTo), user, cancellationToken);

    /// <summary>To a user: lets the user be deleted.</summary>
    public Task ConfirmDeletionAsync(User user, string? callbackUrl, CancellationToken cancellationToken) => verifications.IssueAsync(
        new VerificationTerms(VerificationPurpose.DeleteUser, settings.DeleteUser.ExpiresIn, callbackUrl), user, cancellationToken);

    private Task IssueChangeAsync(string purpose, User user, Email newEmail, string? callbackUrl, CancellationToken cancellationToken) =>
        verifications.IssueAsync(
            new VerificationTerms(purpose, settings.EmailVerification.ExpiresIn, callbackUrl, newEmail), user, cancellationToken);

    private VerificationTerms Proof(string? callbackUrl) => new(VerificationPurpose.VerifyEmail, settings.EmailVerification.ExpiresIn, callbackUrl);
}
