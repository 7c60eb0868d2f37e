using OrgAuth.Domain.Common;

namespace OrgAuth.Domain.Users;

/// <summary>The rules for passwords (reference section 7).</summary>
public static class Password
{
    /// <summary>The shortest password, in UTF-16 units.</summary>
    public const int MinLength = 8;

    /// <summary>The longest password, in UTF-16 units.</summary>
    public const int MaxLength = 128;

    /// <summary>Refuses a new password that is too short or too long.</summary>
    public static Result Check(string password) => password.Length switch
    {
        < MinLength => UserErrors.PasswordTooShort,
        > MaxLength => UserErrors.PasswordTooLong,
        _ => Result.Success(),
    };
}
