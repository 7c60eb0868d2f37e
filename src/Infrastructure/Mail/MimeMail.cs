using System.Globalization;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using OrgAuth.Application.Configuration;
using OrgAuth.Domain.Common;

namespace OrgAuth.Infrastructure.Mail;

/// <summary>A mail in the form of RFC 5322: text and HTML side by side, UTF-8, and the same Message-ID in every attempt.</summary>
internal static class MimeMail
{
    public static System.Net.Mail.MailMessage Of(Application.Mail.MailMessage mail, MailOptions options, TimeProvider time)
    {
        var from = new MailAddress(options.From!, options.FromName ?? options.ProductName, Encoding.UTF8);
        var message = new System.Net.Mail.MailMessage
        {
            From = from,
            To = { new MailAddress(mail.To) },
            Subject = mail.Subject,
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
            AlternateViews = { View(mail.Text, MediaTypeNames.Text.Plain), View(mail.Html, MediaTypeNames.Text.Html) },
        };
        message.Headers["Message-ID"] = $"<{mail.Id}@{from.Host}>";
        message.Headers["Date"] = time.Now().ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture);
        message.Headers["Auto-Submitted"] = "auto-generated";
        return message;
    }

    private static AlternateView View(string content, string type)
    {
        var view = AlternateView.CreateAlternateViewFromString(content, Encoding.UTF8, type);
        view.TransferEncoding = TransferEncoding.QuotedPrintable;
        return view;
    }
}
