using OrgAuth.Domain.Common;

namespace OrgAuth.Domain.Users;

/// <summary>Refusals about leaves given by mail.</summary>
public static class VerificationErrors
{
    /// <summary>The token is forged, used, void, of another purpose or of another address (verify-email).</summary>
    public static readonly Error InvalidToken = Error.Unauthorized("INVALID_TOKEN", "Invalid token");

    /// <summary>The token came too late (verify-email).</summary>
    public static readonly Error TokenExpired = Error.Unauthorized("TOKEN_EXPIRED", "Token expired");

    /// <summary>Somebody else is signed in (verify-email, to change the address).</summary>
    public static readonly Error InvalidUser = Error.Unauthorized("INVALID_USER", "Invalid user");

    /// <summary>The token does not allow to set a password, or not any more (reset-password).</summary>
    public static readonly Error InvalidResetToken = Error.Invalid("INVALID_TOKEN", "Invalid token");

    /// <summary>The token does not allow to delete this user, or not any more (delete-user).</summary>
    public static readonly Error InvalidDeletionToken = Error.NotFound("INVALID_TOKEN", "Invalid token");

    /// <summary>No mail is delivered, so that no address can be verified.</summary>
    public static readonly Error MailDisabled = Error.Invalid("VERIFICATION_EMAIL_NOT_ENABLED", "Verification email isn't enabled");

    /// <summary>The same, about a change of address: the reference answers it without a code.</summary>
    public static readonly Error MailDisabledForChange = Error.Invalid("VERIFICATION_EMAIL_NOT_ENABLED", "Verification email isn't enabled");

    /// <summary>A signed-in user asks for another address than their own to be verified.</summary>
    public static readonly Error EmailMismatch = Error.Invalid("EMAIL_MISMATCH", "Email mismatch");

    /// <summary>The signed-in user's address is verified already.</summary>
    public static readonly Error AlreadyVerified = Error.Invalid("EMAIL_ALREADY_VERIFIED", "Email is already verified");
}
