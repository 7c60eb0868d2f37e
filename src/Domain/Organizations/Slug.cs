using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace OrgAuth.Domain.Organizations;

/// <summary>
/// An organization's name in URLs: 1 to 64 lower-case letters, digits and single hyphens between them (contract section 5, item 7).
/// </summary>
public sealed partial record Slug
{
    /// <summary>The longest slug, in characters.</summary>
    public const int MaxLength = 64;

    private Slug(string value) => Value = value;

    /// <summary>The slug itself.</summary>
    public string Value { get; }

    /// <summary>Takes <paramref name="value"/> as it is; nothing is folded or repaired.</summary>
    /// <returns>Whether it is a slug.</returns>
    public static bool TryCreate(string value, [NotNullWhen(true)] out Slug? slug)
    {
        slug = IsValid(value) ? new Slug(value) : null;
        return slug is not null;
    }

    /// <summary>Whether <paramref name="value"/> is a slug.</summary>
    public static bool IsValid(string value) => value.Length <= MaxLength && Form().IsMatch(value);

    /// <inheritdoc />
    public override string ToString() => Value;

    [GeneratedRegex(@"^[a-z0-9]+(?:-[a-z0-9]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
