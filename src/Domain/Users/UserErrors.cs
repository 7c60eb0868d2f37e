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

    /// <summary>There is no such user.</summary>
    public static readonly Error NotFound = Error.NotFound("USER_NOT_FOUND", "User not found");

    /// <summary>The password was wrong too often: try again later.</summary>
    public static readonly Error TooManyAttempts = Error.Conflict("TOO_MANY_REQUESTS", "Too many requests. Please try again later.");

    /// <summary>The password has fewer than 8 characters.</summary>
    public static readonly Error PasswordTooShort = Error.Invalid("PASSWORD_TOO_SHORT", "Password too short");

    /// <summary>The password has more than 128 characters.</summary>
    public static readonly Error PasswordTooLong = Error.Invalid("PASSWORD_TOO_LONG", "Password too long");
}
