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
    public static bool IsFit(JsonElement value) => AllTexts(value, IsFit);

    /// <summary>
    /// Reads all texts, to find an escape sequence that spells half a surrogate pair, which no string can hold. Without a backslash there is
    /// none, as the bytes are valid UTF-8.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is one.</exception>
    public static void RequireReadable(ReadOnlySpan<byte> bytes, JsonElement body)
    {
        if (bytes.Contains((byte)'\\'))
            _ = AllTexts(body, _ => true);
    }

    private static bool AllTexts(JsonElement value, Func<string, bool> isFit) => value.ValueKind switch
    {
        JsonValueKind.String => isFit(value.GetString()!),
        JsonValueKind.Array => value.EnumerateArray().All(item => AllTexts(item, isFit)),
        JsonValueKind.Object => value.EnumerateObject().All(property => isFit(property.Name) && AllTexts(property.Value, isFit)),
        _ => true,
    };
}
