using System.Text.RegularExpressions;
using OrgAuth.Api.Errors;
using OrgAuth.Domain.Common;

namespace OrgAuth.Api.Authentication;

/// <summary>Keeps other sites' pages from acting with a user's cookies (reference section 4).</summary>
internal sealed partial class OriginCheck(TrustedOrigins origins)
{
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
        RelativePath().IsMatch(url) || (Uri.TryCreate(url, UriKind.Absolute, out var target) && origins.Contains(request, OriginOf(target)));

    private Error? CheckOrigin(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        if (origin.Length == 0)
            origin = request.Headers.Referer.ToString();

        if (origin.Length == 0 || origin == "null")
            return TransportErrors.MissingOrigin;

        return Uri.TryCreate(origin, UriKind.Absolute, out var page) && origins.Contains(request, OriginOf(page)) ? null : TransportErrors.InvalidOrigin;
    }

    private static bool IsSafe(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    private static string OriginOf(Uri uri) => uri.GetLeftPart(UriPartial.Authority);

    [GeneratedRegex(@"^/(?!/|\\|%2f|%5c)[\w\-.+/@]*(?:\?[\w\-.+/=&%@]*)?\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RelativePath();
}
