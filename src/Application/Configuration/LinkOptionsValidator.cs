using Microsoft.Extensions.Options;

namespace OrgAuth.Application.Configuration;

/// <summary>Stops the start on links that lead nowhere, or to an origin that is not configured.</summary>
internal sealed class LinkOptionsValidator : IValidateOptions<OrgAuthOptions>
{
    private const string Section = $"{OrgAuthOptions.SectionName}:{nameof(OrgAuthOptions.Links)}";

    public ValidateOptionsResult Validate(string? name, OrgAuthOptions options) => Check(options).ToResult();

    private static IEnumerable<string> Check(OrgAuthOptions options)
    {
        var links = options.Links;
        if (links.BaseAddress is { } address && !OriginPattern.IsOrigin(address))
            yield return Message(nameof(links.BaseAddress), address, "an origin like https://app.example.com");

        if (links.AcceptInvitation is not { } page)
            yield break;

        if (!page.Contains(LinkOptions.IdPlace, StringComparison.Ordinal) || !IsAddress(page))
            yield return Message(nameof(links.AcceptInvitation), page, $"a path like /accept-invitation?id={LinkOptions.IdPlace}, or a whole address with {LinkOptions.IdPlace} in its path or query");
        else if (!page.StartsWith('/') && !IsConfigured(new Uri(page).GetLeftPart(UriPartial.Authority), options))
            yield return Message(nameof(links.AcceptInvitation), page, "an address at OrgAuth:BaseUrl, OrgAuth:Links:BaseAddress or one of OrgAuth:TrustedOrigins");
    }

    /// <summary>A path, or an address whose origin the invitation's id has no part in.</summary>
    private static bool IsAddress(string page) =>
        (page.StartsWith('/') && !page.StartsWith("//", StringComparison.Ordinal) && !page.Contains('\\', StringComparison.Ordinal))
        || (Uri.TryCreate(page, UriKind.Absolute, out var uri)
            && OriginPattern.IsOrigin(uri.GetLeftPart(UriPartial.Authority))
            && uri.UserInfo.Length == 0
            && !uri.Authority.Contains('{', StringComparison.Ordinal));

    private static bool IsConfigured(string origin, OrgAuthOptions options) =>
        options.TrustedOrigins.Append(options.BaseUrl).Append(options.Links.BaseAddress).OfType<string>().Any(known => OriginPattern.Of(known).IsMatch(origin));

    private static string Message(string name, string value, string allowed) =>
        SettingFailures.Nonsense($"{Section}:{name}", value, allowed);
}
