using Microsoft.Extensions.Options;
using OrgAuth.Application.Configuration;
using OrgAuth.Application.Outbox;
using OrgAuth.Domain.Users;

namespace OrgAuth.Application.Users;

/// <summary>The mails about accounts: which are sent, and how long what they allow holds.</summary>
internal sealed class AccountMails(Verifications verifications, OutboxWriter outbox, MailQuota quota, IOptions<OrgAuthOptions> options)
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

    /// <summary>Whether the owner of an address is told that somebody signed up with it again. Asked for every address, before anything is saved.</summary>
    public async Task<bool> MayTellAsync(Email email, CancellationToken cancellationToken) =>
        RequireVerification && await quota.TryTakeAsync(OutboxKinds.SignUpRepeated, email.Value, cancellationToken);

    /// <summary>To a user with whose address somebody signed up again, if they may be told. Writes as many rows as a new user does.</summary>
    public void TellSignUpRepeated(string userId, bool mayTell)
    {
        if (mayTell)
            outbox.Add(OutboxKinds.SignUpRepeated, userId);
        else
            verifications.Pretend(writes: 1);

        if (VerifySignUps)
            verifications.Pretend(writes: 2);
    }

    /// <summary>To a user, or to nobody: proves the mailbox.</summary>
    public Task VerifyAsync(User? user, string email, string? callbackUrl, CancellationToken cancellationToken) =>
        IssueAsync(Proof(callbackUrl), user, email, cancellationToken);

    /// <summary>To the present mailbox: confirms that the address shall change.</summary>
    public Task ConfirmEmailChangeAsync(User user, Email newEmail, string? callbackUrl, CancellationToken cancellationToken) =>
        IssueChangeAsync(VerificationPurpose.ConfirmEmailChange, user, newEmail, user.Email, callbackUrl, cancellationToken);

    /// <summary>To the new mailbox, unless it is another user's: proves it, which changes the address.</summary>
    public Task ProveNewEmailAsync(User user, Email newEmail, string? callbackUrl, CancellationToken cancellationToken) =>
        IssueChangeAsync(VerificationPurpose.ChangeEmail, user, newEmail, newEmail.Value, callbackUrl, cancellationToken);

    /// <summary>To a user, or to nobody: lets a new password be set.</summary>
    public Task RecoverAsync(User? user, string email, string? redirectTo, CancellationToken cancellationToken) => IssueAsync(
        new VerificationTerms(VerificationPurpose.ResetPassword, settings.EmailAndPassword.ResetTokenExpiresIn, redirectTo), user, email, cancellationToken);

    /// <summary>To a user: lets the user be deleted.</summary>
    public Task ConfirmDeletionAsync(User user, string? callbackUrl, CancellationToken cancellationToken) => IssueAsync(
        new VerificationTerms(VerificationPurpose.DeleteUser, settings.DeleteUser.ExpiresIn, callbackUrl), user, user.Email, cancellationToken);

    private Task IssueChangeAsync(string purpose, User user, Email newEmail, string mailbox, string? callbackUrl, CancellationToken cancellationToken) =>
        IssueAsync(new VerificationTerms(purpose, settings.EmailVerification.ExpiresIn, callbackUrl, newEmail), user, mailbox, cancellationToken);

    /// <summary>A mailbox that got too many of these mails gets no more for a while; whoever asked is not told.</summary>
    private async Task IssueAsync(VerificationTerms terms, User? user, string mailbox, CancellationToken cancellationToken)
    {
        var mayMail = await quota.TryTakeAsync(terms.Purpose, mailbox, cancellationToken);
        await verifications.IssueAsync(terms, mayMail ? user : null, cancellationToken);
    }

    private VerificationTerms Proof(string? callbackUrl) => new(VerificationPurpose.VerifyEmail, settings.EmailVerification.ExpiresIn, callbackUrl);
}
