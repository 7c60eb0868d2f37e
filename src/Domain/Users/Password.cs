using OrgAuth.Domain.Common;

namespace OrgAuth.Domain.Users;

/// <summary>The rules for passwords (reference section 7).</summary>
public static class Password
{
    /// <summary>The shortest password, in UTF-16 units.</summary>
    public const int MinLength = 8;

    /// <summary>The longest password, in UTF-16 units.</summary>
    public const int MaxLength = 128;

    /// <summary>Refuses a new password that is too short, too long or, unless <paramref name="allowCommon"/>, one of the commonest.</summary>
    public static Result Check(string password, bool allowCommon = false)
    {
        if (password.Length < MinLength)
            return PasswordErrors.TooShort;

        if (IsTooLong(password))
            return PasswordErrors.TooLong;

        return !allowCommon && CommonPasswords.Contain(password) ? PasswordErrors.Compromised : Result.Success();
    }

    /// <summary>Whether nobody can have this password, so that it need not be compared with a hash.</summary>
    public static bool IsTooLong(string password) => password.Length > MaxLength;
}
