using System.Text;
using System.Text.Json;

namespace OrgAuth.Api.Wire;

/// <summary>Which texts are fit to be kept (contract section 5, item 7).</summary>
internal static class WireText
{
    public const string Unfit = "Invalid input: control characters and lone surrogates are not allowed";

    /// <summary>Whether a text is free of control characters and of surrogates without their partner.</summary>
    public static bool IsFit(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsControl(rune))
                return false;

            if (rune == Rune.ReplacementChar && !text.Contains('\uFFFD', StringComparison.Ordinal))
                return false;
        }

        return true;
    }

    /// <summary>Whether all texts within a JSON value, names included, are fit.</summary>
    public static bool IsFit(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => IsFit(value.GetString()!),
        JsonValueKind.Array => value.EnumerateArray().All(IsFit),
        JsonValueKind.Object => value.EnumerateObject().All(property => IsFit(property.Name) && IsFit(property.Value)),
        _ => true,
    };

    /// <summary>
    /// Whether an escape sequence spells half a surrogate pair, which no string can hold. Without a backslash there is none, as the bytes
    /// are valid UTF-8.
    /// </summary>
    /// <exception cref="InvalidOperationException">So does one, found while reading.</exception>
    public static bool HasLoneSurrogate(ReadOnlySpan<byte> bytes, JsonElement body) => bytes.Contains((byte)'\\') && !Visit(body);

    private static bool Visit(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() is not null,
        JsonValueKind.Array => value.EnumerateArray().All(Visit),
        JsonValueKind.Object => value.EnumerateObject().All(property => property.Name is not null && Visit(property.Value)),
        _ => true,
    };
}
