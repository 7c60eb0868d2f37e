using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace OrgAuth.Domain.Users;

/// <summary>
/// An e-mail address as the reference accepts it (reference section 1, "E-mail rule"): ASCII, at most 254 characters
/// (contract section 5, item 7), kept in lower case.
/// </summary>
public sealed partial record Email
{
    /// <summary>The longest address, in characters (RFC 5321).</summary>
    public const int MaxLength = 254;

    private Email(string value) => Value = value;

    /// <summary>The address in lower case.</summary>
    public string Value { get; }

    /// <summary>Lower-cases <paramref name="value"/>; nothing else is repaired.</summary>
    /// <returns>Whether it is an address.</returns>
    public static bool TryCreate(string value, [NotNullWhen(true)] out Email? email)
    {
        email = IsValid(value) ? new Email(value.ToLowerInvariant()) : null;
        return email is not null;
    }

    /// <summary>Whether <paramref name="value"/> is an address.</summary>
    public static bool IsValid(string value) => value.Length <= MaxLength && Form().IsMatch(value);

    /// <inheritdoc />
    public override string ToString() => Value;

    // Dot-separated atoms; the last character before the @ is neither an apostrophe nor a dot. Atoms end at a dot, so it cannot backtrack far.
    [GeneratedRegex(
        @"^([A-Za-z0-9_'+\-]+\.)*[A-Za-z0-9_'+\-]*[A-Za-z0-9_+\-]@([A-Za-z0-9][A-Za-z0-9\-]*\.)+[A-Za-z]{2,}\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();
}
