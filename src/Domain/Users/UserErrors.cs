using OrgAuth.Domain.Common;

namespace OrgAuth.Domain.Users;

/// <summary>Refusals about users.</summary>
public static class UserErrors
{
    /// <summary>The text is no e-mail address.</summary>
    public static readonly Error InvalidEmail = Error.Invalid("INVALID_EMAIL", "Invalid email");

    /// <summary>The address belongs to a user.</summary>
    public static readonly Error EmailTaken =
        Error.Conflict("USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL", "User already exists. Use another email.");

    /// <summary>No user has this address and password.</summary>
    public static readonly Error InvalidCredentials = Error.Unauthorized("INVALID_EMAIL_OR_PASSWORD", "Invalid email or password");

    /// <summary>The address must be verified before its user signs in (<c>RequireEmailVerification</c>).</summary>
    public static readonly Error EmailNotVerified = Error.Forbidden("EMAIL_NOT_VERIFIED", "Email not verified");

    /// <summary>There is no such user.</summary>
    public static readonly Error NotFound = Error.NotFound("USER_NOT_FOUND", "User not found");

    /// <summary>The password was wrong too often: try again later.</summary>
    public static readonly Error TooManyAttempts = Error.Conflict("TOO_MANY_REQUESTS", "Too many requests. Please try again later.");

    /// <summary>Nobody signs up by password here (<c>EmailAndPassword:Enabled</c>, <c>DisableSignUp</c>).</summary>
    public static readonly Error SignUpDisabled = Error.Invalid("EMAIL_PASSWORD_SIGN_UP_DISABLED", "Email and password sign up is not enabled");

    /// <summary>Nobody signs in by password here (<c>EmailAndPassword:Enabled</c>).</summary>
    public static readonly Error SignInDisabled = Error.Invalid("EMAIL_PASSWORD_DISABLED", "Email and password is not enabled");

    /// <summary>update-user with an address: change-email does that.</summary>
    public static readonly Error EmailNotUpdatable = Error.Invalid("EMAIL_CAN_NOT_BE_UPDATED", "Email can not be updated");

    /// <summary>update-user with nothing to update: the reference answers it without a code.</summary>
    public static readonly Error NothingToUpdate = Error.Invalid("NO_FIELDS_TO_UPDATE", "No fields to update");

    /// <summary>Users cannot change their address here (<c>ChangeEmail:Enabled</c>).</summary>
    public static readonly Error EmailChangeDisabled = Error.Invalid("CHANGE_EMAIL_DISABLED", "Change email is disabled");

    /// <summary>change-email to the address the user has: the reference answers it without a code.</summary>
    public static readonly Error SameEmail = Error.Invalid("EMAIL_IS_THE_SAME", "Email is the same");

    /// <summary>Users cannot delete themselves here (<c>DeleteUser:Enabled</c>): the reference answers it without a body.</summary>
    public static readonly Error DeletionDisabled = Error.NotFound("NOT_FOUND", "Not found");

    /// <summary>The same, answered to the link in a mail.</summary>
    public static readonly Error DeletionByLinkDisabled = Error.NotFound("NOT_FOUND", "Not found");

    /// <summary>Nobody is signed in (the link in a mail that deletes a user).</summary>
    public static readonly Error DeletionBySignedOut = Error.Unauthorized("FAILED_TO_GET_USER_INFO", "Failed to get user info");

    /// <summary>Without the password, the session must have begun within a day (delete-user).</summary>
    public static readonly Error SessionExpired = Error.Invalid("SESSION_EXPIRED", "Session expired. Re-authenticate to perform this action.");

    /// <summary>The user is the only owner of an organization, which would be left without one.</summary>
    public static readonly Error OnlyOwner = Error.Conflict("USER_IS_THE_ONLY_OWNER", "You are the only owner of an organization");

    /// <summary>The same refusal, its message naming the organizations.</summary>
    public static Error OnlyOwnerOf(IEnumerable<string> organizations) => OnlyOwner with
    {
        Message = $"You are the only owner of {string.Join(", ", organizations)}. Make somebody else an owner, or delete the organization, first.",
    };
}
