using System.Text.Json;
using System.Text.RegularExpressions;
using OrgAuth.Api.Errors;
using OrgAuth.Domain.Common;

namespace OrgAuth.Api.Authentication;

/// <summary>Keeps other sites' pages from acting with a user's cookies (reference section 4).</summary>
internal sealed partial class OriginCheck(TrustedOrigins origins)
{
    private static readonly (string Field, Error Refusal)[] Targets =
    [
        ("callbackURL", TransportErrors.InvalidCallbackUrl),
        ("redirectTo", TransportErrors.InvalidRedirectUrl),
        ("errorCallbackURL", TransportErrors.InvalidErrorCallbackUrl),
        ("newUserCallbackURL", TransportErrors.InvalidNewUserCallbackUrl),
    ];

    /// <summary>Any request that changes something and carries a cookie must come from a trusted page.</summary>
    public Error? Check(HttpRequest request) =>
        IsSafe(request.Method) || request.Headers.Cookie.Count == 0 ? null : CheckOrigin(request);

    /// <summary>
    /// Signing in or up must come from a trusted page if a browser sent it, even without a cookie: otherwise a page could sign its visitor
    /// in as somebody else.
    /// </summary>
    public Error? CheckSignIn(HttpRequest request)
    {
        var headers = request.Headers;
        if (headers.Cookie.Count > 0)
            return CheckOrigin(request);

        var site = headers["Sec-Fetch-Site"].ToString();
        var mode = headers["Sec-Fetch-Mode"].ToString();
        if (site == "cross-site" && mode == "navigate")
            return TransportErrors.CrossSiteNavigation;

        var isFromBrowser = site.Length > 0 || mode.Length > 0 || headers["Sec-Fetch-Dest"].Count > 0;
        return isFromBrowser || headers.Origin.Count > 0 || headers.Referer.Count > 0 ? CheckOrigin(request) : null;
    }

    /// <summary>Whether the client may be sent to <paramref name="url"/>: a path of this site, or a page of a trusted origin.</summary>
    public bool IsTrustedTarget(HttpRequest request, string url) =>
        !url.Any(Misread) && (url.StartsWith('/') ? IsPath(url) : IsPageOfTrustedOrigin(request, url));

    /// <summary>Whether the client may be sent to every address in a body, or in the query beside it (reference section 4).</summary>
    public Error? CheckTargets(HttpRequest request, JsonElement body)
    {
        foreach (var (field, refusal) in Targets)
        {
            if (body.ValueKind == JsonValueKind.Object && body.TryGetProperty(field, out var url)
                && url.ValueKind == JsonValueKind.String && !IsHarmless(request, url.GetString()!))
                return refusal;
        }

        return CheckTarget(request);
    }

    /// <summary>Whether the client may be sent to the address in the query.</summary>
    public Error? CheckTarget(HttpRequest request) =>
        !request.QueryString.HasValue || request.Query["callbackURL"].All(url => IsHarmless(request, url ?? string.Empty)) ? null : TransportErrors.InvalidCallbackUrl;

    /// <summary>What browsers, proxies and .NET do not all take for the same: a backslash may be a slash, and what is not seen is left out.</summary>
    private static bool Misread(char character) => character == '\\' || char.IsControl(character);

    private static bool IsPath(string url) => !url.StartsWith("//", StringComparison.Ordinal) && !EncodedSeparator().IsMatch(url);

    private bool IsPageOfTrustedOrigin(HttpRequest request, string url) =>
        HttpAddress().IsMatch(url) && Uri.TryCreate(url, UriKind.Absolute, out var target) && origins.Contains(request, OriginOf(target));

    private bool IsHarmless(HttpRequest request, string url) => url.Length == 0 || IsTrustedTarget(request, url);

    private Error? CheckOrigin(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        if (origin.Length == 0)
            origin = request.Headers.Referer.ToString();

        if (origins.IsOwn(origin))
            return null;

        if (origin.Length == 0 || origin == "null")
            return TransportErrors.MissingOrigin;

        return Uri.TryCreate(origin, UriKind.Absolute, out var page) && origins.Contains(request, OriginOf(page)) ? null : TransportErrors.InvalidOrigin;
    }

    private static bool IsSafe(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    private static string OriginOf(Uri uri) => uri.GetLeftPart(UriPartial.Authority);

    [GeneratedRegex("^[^?#]*%(2f|5c)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex EncodedSeparator();

    [GeneratedRegex("^https?://[^/]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HttpAddress();
}
