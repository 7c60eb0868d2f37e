using OrgAuth.Domain.Common;

namespace OrgAuth.Domain.Users;

/// <summary>Refusals about passwords.</summary>
public static class PasswordErrors
{
    /// <summary>The password has fewer than 8 characters.</summary>
    public static readonly Error TooShort = Error.Invalid("PASSWORD_TOO_SHORT", "Password too short");

    /// <summary>The password has more than 128 characters.</summary>
    public static readonly Error TooLong = Error.Invalid("PASSWORD_TOO_LONG", "Password too long");

    /// <summary>The password is one of the commonest, which are the first to be tried.</summary>
    public static readonly Error Compromised = Error.Invalid(
        "PASSWORD_COMPROMISED", "The password you entered has been compromised. Please choose a different password.");

    /// <summary>It is not the signed-in user's password.</summary>
    public static readonly Error Wrong = Error.Invalid("INVALID_PASSWORD", "Invalid password");

    /// <summary>The user has no password.</summary>
    public static readonly Error None = Error.Invalid("CREDENTIAL_ACCOUNT_NOT_FOUND", "Credential account not found");

    /// <summary>Passwords cannot be reset here: no mail is delivered, or nobody signs in by password.</summary>
    public static readonly Error ResetDisabled = Error.Invalid("RESET_PASSWORD_DISABLED", "Reset password isn't enabled");
}
