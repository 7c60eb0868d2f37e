using System.Net.Mail;
using Microsoft.Extensions.Options;
using OrgAuth.Domain.Users;

namespace OrgAuth.Application.Configuration;

/// <summary>Stops the start on nonsense under <c>OrgAuth:Mail</c>.</summary>
internal sealed class MailOptionsValidator : IValidateOptions<OrgAuthOptions>
{
    private const string Section = $"{OrgAuthOptions.SectionName}:{nameof(OrgAuthOptions.Mail)}";
    private const int MaxNameLength = 128;
    private static readonly TimeSpan MaxTimeout = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan MaxPause = TimeSpan.FromDays(7);

    public ValidateOptionsResult Validate(string? name, OrgAuthOptions options) =>
        Texts(options.Mail).Concat(Delivery(options.Mail)).Concat(Server(options.Mail.Smtp)).Concat(Attempts(options.Mail)).ToResult();

    private static IEnumerable<string> Texts(MailOptions mail)
    {
        if (mail.From is { } from && !(Email.IsValid(from) && MailAddress.TryCreate(from, out _)))
            yield return Message(nameof(mail.From), from, "an e-mail address like no-reply@example.com");

        (string Name, string? Value)[] names = [(nameof(mail.FromName), mail.FromName), (nameof(mail.ProductName), mail.ProductName)];
        foreach (var (name, value) in names.Where(name => name.Value is { } text && (text.Trim().Length is 0 or > MaxNameLength || text.Any(char.IsControl))))
            yield return Message(name, value, $"a name of 1 to {MaxNameLength} characters in one line");

        if (mail.TemplateFolder is { } templates && !Directory.Exists(templates))
            yield return Message(nameof(mail.TemplateFolder), templates, "a folder that is there");
    }

    private static IEnumerable<string> Delivery(MailOptions mail)
    {
        if (mail is { Delivery: MailDelivery.Smtp or MailDelivery.Folder, From: null })
            yield return Missing(nameof(mail.From), mail, "an e-mail address like no-reply@example.com");

        if (mail is { Delivery: MailDelivery.Smtp, Smtp.Host: null })
            yield return Missing($"{nameof(mail.Smtp)}:{nameof(mail.Smtp.Host)}", mail, "the name of a mail server");

        if (mail is { Delivery: MailDelivery.Folder, Folder: null })
            yield return Missing(nameof(mail.Folder), mail, "a folder");
    }

    private static IEnumerable<string> Server(SmtpOptions smtp)
    {
        if (smtp.Host is { } host && Uri.CheckHostName(host) == UriHostNameType.Unknown)
            yield return Message("Smtp:Host", host, "a host name or an address");

        if (smtp.Port is < 1 or > 65535)
            yield return Message("Smtp:Port", smtp.Port, "a port from 1 to 65535");

        if (smtp.User is null != smtp.Password is null)
            yield return $"{Section}:Smtp has {(smtp.User is null ? "a Password without a User" : "a User without a Password")}; allowed are both or neither.";

        if (smtp is { Security: SmtpSecurity.None, Password: not null })
            yield return Message("Smtp:Security", smtp.Security, $"{nameof(SmtpSecurity.StartTls)} where a password is sent");
    }

    private static IEnumerable<string> Attempts(MailOptions mail)
    {
        if (mail.Timeout < TimeSpan.FromSeconds(1) || mail.Timeout > MaxTimeout)
            yield return Message(nameof(mail.Timeout), mail.Timeout, "1 second to 10 minutes");

        if (mail.MaxAttempts is < 1 or > 1000)
            yield return Message(nameof(mail.MaxAttempts), mail.MaxAttempts, "a whole number from 1 to 1000");

        if (mail.Parallelism is < 1 or > 64)
            yield return Message(nameof(mail.Parallelism), mail.Parallelism, "a whole number from 1 to 64");

        (string Name, TimeSpan Value)[] pauses =
            [(nameof(mail.RetryDelay), mail.RetryDelay), (nameof(mail.MaxRetryDelay), mail.MaxRetryDelay), (nameof(mail.PollInterval), mail.PollInterval)];
        foreach (var (name, value) in pauses.Where(pause => pause.Value < TimeSpan.FromSeconds(1) || pause.Value > MaxPause))
            yield return Message(name, value, "1 second to 7 days");
    }

    private static string Missing(string name, MailOptions mail, string allowed) =>
        $"{Section}:{name} is missing, which {nameof(mail.Delivery)} '{mail.Delivery}' needs; allowed is {allowed}.";

    private static string Message(string name, object? value, string allowed) =>
        SettingFailures.Nonsense($"{Section}:{name}", value, allowed);
}
