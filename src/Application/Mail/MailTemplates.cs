using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Microsoft.Extensions.Options;
using OrgAuth.Application.Configuration;

namespace OrgAuth.Application.Mail;

/// <summary>
/// Fills templates: <c>name.txt</c>, whose first line is the subject, and <c>name.html</c>, from <c>OrgAuth:Mail:TemplateFolder</c> where
/// they are there and else OrgAuth's own. What stands in <c>{{places}}</c> is one line of text; in HTML it is encoded.
/// </summary>
internal sealed partial class MailTemplates(IOptions<OrgAuthOptions> options)
{
    private const string SubjectMark = "Subject: ";
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly MailOptions mail = options.Value.Mail;

    /// <summary>Writes the mail.</summary>
    /// <param name="id">The mail's id.</param>
    /// <param name="draft">What it says.</param>
    /// <exception cref="MailTemplateException">The template is missing or not fit.</exception>
    public MailMessage Render(string id, MailDraft draft)
    {
        var values = new Dictionary<string, string>(draft.Values, StringComparer.Ordinal) { ["productName"] = mail.ProductName };
        var lines = Fill($"{draft.Template}.txt", values, value => value).Split('\n', 2);
        if (lines.Length < 2 || !lines[0].StartsWith(SubjectMark, StringComparison.Ordinal))
            throw new MailTemplateException($"The template {draft.Template}.txt does not begin with a line '{SubjectMark}...'.");

        return new MailMessage(
            id, draft.To, lines[0][SubjectMark.Length..].Trim(), lines[1].TrimStart('\n'), Fill($"{draft.Template}.html", values, Html.Encode));
    }

    private string Fill(string file, Dictionary<string, string> values, Func<string, string> encode) => Place().Replace(
        Read(file).ReplaceLineEndings("\n"),
        place => values.TryGetValue(place.Groups["name"].Value, out var value)
            ? encode(OneLine(value))
            : throw new MailTemplateException($"The template {file} has a place {place.Value} that nothing fills."));

    private string Read(string file)
    {
        if (mail.TemplateFolder is { } folder && Path.Combine(folder, file) is var own && File.Exists(own))
            return File.ReadAllText(own);

        using var stream = typeof(MailTemplates).Assembly.GetManifestResourceStream(file)
            ?? throw new MailTemplateException($"The template {file} is missing.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>A name must not begin a line of its own, nor turn round what follows it.</summary>
    private static string OneLine(string value) => Unseen().Replace(value, " ");

    [GeneratedRegex(@"\{\{(?<name>[A-Za-z]+)\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Place();

    [GeneratedRegex(@"\x20*[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]+\x20*", RegexOptions.CultureInvariant)]
    private static partial Regex Unseen();
}

/// <summary>A template cannot be filled. The message names no person and no secret.</summary>
internal sealed class MailTemplateException(string message) : Exception(message);
