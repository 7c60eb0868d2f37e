using System.Text.RegularExpressions;

namespace OrgAuth.Application.Configuration;

/// <summary>Origins as settings spell them.</summary>
internal static class OriginPattern
{
    /// <summary>A star stands for any part of a host name, dots included, never for a port or a path.</summary>
    public static Regex Of(string origin) => new(
        $"^{Regex.Escape(origin.TrimEnd('/')).Replace("\\*", "[A-Za-z0-9.-]+", StringComparison.Ordinal)}\\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    /// <summary>Whether <paramref name="text"/> is an origin by http or https and nothing more.</summary>
    public static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
        && uri.AbsolutePath == "/" && uri.Query.Length == 0 && uri.Fragment.Length == 0 && uri.UserInfo.Length == 0;
}
