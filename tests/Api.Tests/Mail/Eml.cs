using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace OrgAuth.Api.Tests.Mail;

/// <summary>A mail as it travels (RFC 5322, multipart/alternative, quoted-printable), read back.</summary>
internal sealed partial class Eml
{
    private Eml(string head, IReadOnlyList<(string Head, string Body)> parts)
    {
        Head = head;
        Parts = parts;
    }

    /// <summary>The header lines as they stand, unfolded.</summary>
    public string Head { get; }

    /// <summary>The parts in order, decoded.</summary>
    public IReadOnlyList<(string Head, string Body)> Parts { get; }

    public string Text => Parts[0].Body;

    public string Html => Parts[1].Body;

    public static Eml Parse(string raw)
    {
        var (head, body) = Split(raw.ReplaceLineEndings("\n"));
        var boundary = Boundary().Match(head).Groups["boundary"].Value;
        var parts = body.Split($"--{boundary}").Skip(1).SkipLast(1).Select(part => Split(part.TrimStart('\n')));
        return new Eml(head, [.. parts.Select(part => (part.Head, Decode(part.Body)))]);
    }

    /// <summary>A header's values, decoded (RFC 2047).</summary>
    public IReadOnlyList<string> Header(string name) => [.. Head.Split('\n')
        .Where(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))
        .Select(line => EncodedWord().Replace(Between().Replace(line[(name.Length + 1)..].Trim(), "$1"), DecodeWord))];

    private static (string Head, string Body) Split(string text)
    {
        var end = text.IndexOf("\n\n", StringComparison.Ordinal);
        return (Folding().Replace(text[..end], " "), text[(end + 2)..]);
    }

    private static string Decode(string quoted) => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(
        Escape().Replace(quoted.Replace("=\n", string.Empty, StringComparison.Ordinal), match => Character(match.Groups["hex"].Value))));

    private static string DecodeWord(Match word)
    {
        var text = word.Groups["text"].Value;
        return word.Groups["kind"].Value is "B" or "b"
            ? Encoding.UTF8.GetString(Convert.FromBase64String(text))
            : Decode(text.Replace('_', ' '));
    }

    private static string Character(string hex) => ((char)byte.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString();

    [GeneratedRegex("""boundary="?(?<boundary>[^"\s;]+)"?""")]
    private static partial Regex Boundary();

    [GeneratedRegex(@"\n[ \t]+")]
    private static partial Regex Folding();

    [GeneratedRegex("=(?<hex>[0-9A-Fa-f]{2})")]
    private static partial Regex Escape();

    [GeneratedRegex(@"=\?utf-8\?(?<kind>[BbQq])\?(?<text>[^?]*)\?=", RegexOptions.IgnoreCase)]
    private static partial Regex EncodedWord();

    [GeneratedRegex(@"(\?=)\s+(?==\?)")]
    private static partial Regex Between();
}
