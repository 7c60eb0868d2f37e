namespace OrgAuth.Application.Configuration;

/// <summary>Reads the sections <c>OrgAuth:Mail</c> and <c>OrgAuth:Links</c>.</summary>
internal static class MailConfiguration
{
    public static void Read(MailOptions mail, SettingsReader settings)
    {
        mail.Delivery = settings.OptionalChoice(nameof(mail.Delivery), mail.Delivery);
        mail.From = settings.Text(nameof(mail.From)) ?? mail.From;
        mail.FromName = settings.Text(nameof(mail.FromName)) ?? mail.FromName;
        mail.ProductName = settings.Text(nameof(mail.ProductName)) ?? mail.ProductName;
        mail.Folder = settings.Text(nameof(mail.Folder)) ?? mail.Folder;
        mail.TemplateFolder = settings.Text(nameof(mail.TemplateFolder)) ?? mail.TemplateFolder;
        mail.Timeout = settings.Duration(nameof(mail.Timeout), mail.Timeout);
        mail.MaxAttempts = settings.Number(nameof(mail.MaxAttempts), mail.MaxAttempts);
        mail.RetryDelay = settings.Duration(nameof(mail.RetryDelay), mail.RetryDelay);
        mail.MaxRetryDelay = settings.Duration(nameof(mail.MaxRetryDelay), mail.MaxRetryDelay);
        mail.PollInterval = settings.Duration(nameof(mail.PollInterval), mail.PollInterval);
        mail.Parallelism = settings.Number(nameof(mail.Parallelism), mail.Parallelism);
        Read(mail.Smtp, settings.In(nameof(mail.Smtp)));
    }

    public static void Read(LinkOptions links, SettingsReader settings)
    {
        links.BaseAddress = settings.Text(nameof(links.BaseAddress)) ?? links.BaseAddress;
        links.AcceptInvitation = settings.Text(nameof(links.AcceptInvitation)) ?? links.AcceptInvitation;
    }

    private static void Read(SmtpOptions smtp, SettingsReader settings)
    {
        smtp.Host = settings.Text(nameof(smtp.Host)) ?? smtp.Host;
        smtp.Port = settings.Number(nameof(smtp.Port), smtp.Port);
        smtp.Security = settings.Choice(nameof(smtp.Security), smtp.Security);
        smtp.User = settings.Text(nameof(smtp.User)) ?? smtp.User;
        smtp.Password = settings.Text(nameof(smtp.Password)) ?? smtp.Password;
    }
}
