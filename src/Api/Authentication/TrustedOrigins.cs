using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using OrgAuth.Application.Configuration;

namespace OrgAuth.Api.Authentication;

/// <summary>The origins whose pages may call with cookies: this server's own, and those configured.</summary>
internal sealed class TrustedOrigins(IOptions<OrgAuthOptions> options)
{
    private readonly string? own = options.Value.BaseUrl is { } url ? new Uri(url).GetLeftPart(UriPartial.Authority) : null;
    private readonly Regex[] patterns = options.Value.TrustedOrigins.Select(OriginPattern.Of).ToArray();

    /// <summary>Whether <paramref name="header"/> is this server's own origin to the letter, as browsers send it: most often it is, and need not be parsed.</summary>
    public bool IsOwn(string header) => header == own;

    /// <summary>Whether <paramref name="origin"/> is trusted.</summary>
    public bool Contains(HttpRequest request, string origin) =>
        string.Equals(origin, own ?? $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase)
        || patterns.Any(pattern => pattern.IsMatch(origin));
}
