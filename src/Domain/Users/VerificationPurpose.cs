namespace OrgAuth.Domain.Users;

/// <summary>What a <see cref="Verification"/> allows; a token of one purpose is nothing to another.</summary>
public static class VerificationPurpose
{
    /// <summary>To prove that the user's mailbox is theirs.</summary>
    public const string VerifyEmail = "verify-email";

    /// <summary>To confirm, from the present mailbox, that the address shall change.</summary>
    public const string ConfirmEmailChange = "confirm-email-change";

    /// <summary>To prove that the new mailbox is the user's, which changes the address.</summary>
    public const string ChangeEmail = "change-email";

    /// <summary>To set a new password without the old one.</summary>
    public const string ResetPassword = "reset-password";

    /// <summary>To delete the user.</summary>
    public const string DeleteUser = "delete-user";
}
