using System.Net;
using System.Security.Cryptography;

namespace OrgAuth.Api.DevPages;

/// <summary>The page that mailed invitations lead to while an application has none of its own. It takes no part of the link into the page.</summary>
internal static class InvitationPage
{
    public const string Path = "/accept-invitation";
    private static readonly string Html = DevPage.Read("accept-invitation.html");

    public static Task WriteAsync(HttpContext context, string basePath)
    {
        var nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var html = Html.Replace("{api}", WebUtility.HtmlEncode(context.Request.PathBase + basePath), StringComparison.Ordinal)
            .Replace("{nonce}", nonce, StringComparison.Ordinal);
        return DevPage.WriteAsync(context.Response, html, $"script-src 'nonce-{nonce}'; style-src 'unsafe-inline'; connect-src 'self'");
    }
}
