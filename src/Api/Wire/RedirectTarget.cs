using System.Text;

namespace OrgAuth.Api.Wire;

/// <summary>Writes addresses that were found trusted into the <c>Location</c> header.</summary>
internal static class RedirectTarget
{
    /// <summary>The address as a header takes it: what is not ASCII is percent-encoded.</summary>
    public static string Of(string url)
    {
        if (Ascii.IsValid(url) && !url.Contains(' ', StringComparison.Ordinal))
            return url;

        var encoded = new StringBuilder();
        foreach (var rune in url.EnumerateRunes())
            encoded.Append(rune.IsAscii && rune.Value != ' ' ? rune.ToString() : Uri.EscapeDataString(rune.ToString()));

        return encoded.ToString();
    }

    /// <summary>The address with one more parameter in its query, before the fragment.</summary>
    public static string With(string url, string name, string value)
    {
        var hash = url.IndexOf('#', StringComparison.Ordinal);
        var (page, fragment) = hash < 0 ? (url, string.Empty) : (url[..hash], url[hash..]);
        var separator = !page.Contains('?', StringComparison.Ordinal) ? "?" : page[^1] is '?' or '&' ? string.Empty : "&";
        return Of($"{page}{separator}{name}={Uri.EscapeDataString(value)}{fragment}");
    }
}
