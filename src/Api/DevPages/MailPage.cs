using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using OrgAuth.Application.Mail;

namespace OrgAuth.Api.DevPages;

/// <summary><c>/dev/mail</c>: what would have been sent, newest first. What mails say is shown as text, and as HTML in a frame without rights.</summary>
internal static partial class MailPage
{
    public const string Path = "/dev/mail";
    private static readonly string Frame = DevPage.Read("mail.html");

    public static Task WriteAsync(HttpContext context, DevMailbox mailbox)
    {
        var mails = mailbox.Newest;
        var articles = mails.Count == 0 ? "<p>No mail yet.</p>" : string.Concat(mails.Select(Article));
        return DevPage.WriteAsync(context.Response, Frame.Replace("<!-- mails -->", articles, StringComparison.Ordinal), "style-src 'unsafe-inline'");
    }

    private static string Article(DevMail sent) => $"""
        <article id="{sent.Mail.Id}">
        <h2>{Encode(sent.Mail.Subject)}</h2>
        <p>To {Encode(sent.Mail.To)}, {sent.SentAt.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture)}</p>
        <pre>{Link().Replace(Encode(sent.Mail.Text), "<a href=\"$0\" rel=\"noreferrer\">$0</a>")}</pre>
        <iframe sandbox="allow-popups allow-popups-to-escape-sandbox" title="HTML" srcdoc="{Encode($"<base target=\"_blank\">{sent.Mail.Html}")}"></iframe>
        </article>

        """;

    private static string Encode(string text) => WebUtility.HtmlEncode(text);

    /// <summary>A link in encoded text, where quotes and brackets are entities.</summary>
    [GeneratedRegex(@"https?://(?:(?!&(?:quot|lt|gt|#39);)[^\s<>""])+", RegexOptions.CultureInvariant)]
    private static partial Regex Link();
}
