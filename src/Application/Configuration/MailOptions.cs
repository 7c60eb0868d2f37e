namespace OrgAuth.Application.Configuration;

/// <summary>How mails are delivered: configuration section <c>OrgAuth:Mail</c>.</summary>
public sealed class MailOptions
{
    /// <summary>The way; default: <see cref="MailDelivery.DevPage"/> in development, else <see cref="MailDelivery.None"/>.</summary>
    public MailDelivery? Delivery { get; set; }

    /// <summary>The address that mails come from. Required by <see cref="MailDelivery.Smtp"/> and <see cref="MailDelivery.Folder"/>.</summary>
    public string? From { get; set; }

    /// <summary>The name that mails come from; default: <see cref="ProductName"/>.</summary>
    public string? FromName { get; set; }

    /// <summary>What the application is called in mails. Default: OrgAuth.</summary>
    public string ProductName { get; set; } = "OrgAuth";

    /// <summary>The mail server.</summary>
    public SmtpOptions Smtp { get; } = new();

    /// <summary>The folder that <see cref="MailDelivery.Folder"/> writes to.</summary>
    public string? Folder { get; set; }

    /// <summary>A folder with templates, <c>name.txt</c> and <c>name.html</c>, that take the place of OrgAuth's own. Default: none.</summary>
    public string? TemplateFolder { get; set; }

    /// <summary>How long one attempt to hand a mail over may take. Default: 20 seconds.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>After how many attempts a mail is given up. Default: 20, which takes about half a day.</summary>
    public int MaxAttempts { get; set; } = 20;

    /// <summary>The pause after the first failed attempt; it doubles with each. Default: 30 seconds.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest pause between two attempts. Default: one hour.</summary>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How often a node looks for mails that another one left or that are due again. Default: 15 seconds.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How many mails a node hands over at a time. Default: 4.</summary>
    public int Parallelism { get; set; } = 4;
}

/// <summary>A mail server: configuration section <c>OrgAuth:Mail:Smtp</c>.</summary>
public sealed class SmtpOptions
{
    /// <summary>The server's name or address. Required by <see cref="MailDelivery.Smtp"/>.</summary>
    public string? Host { get; set; }

    /// <summary>The port. Default: 587.</summary>
    public int Port { get; set; } = 587;

    /// <summary>Whether the connection is encrypted. Default: <see cref="SmtpSecurity.StartTls"/>.</summary>
    public SmtpSecurity Security { get; set; } = SmtpSecurity.StartTls;

    /// <summary>The user to sign in as; default: none.</summary>
    public string? User { get; set; }

    /// <summary>The user's password.</summary>
    public string? Password { get; set; }
}

/// <summary>Ways to talk to a mail server.</summary>
public enum SmtpSecurity
{
    /// <summary>Encrypted by STARTTLS, or not at all: a server that does not offer it is sent nothing.</summary>
    StartTls,

    /// <summary>In clear; without a password only.</summary>
    None,
}

/// <summary>Ways to deliver mails.</summary>
public enum MailDelivery
{
    /// <summary>No mail is sent, and nothing that needs one is offered.</summary>
    None,

    /// <summary>To a mail server.</summary>
    Smtp,

    /// <summary>As <c>.eml</c> files into a folder.</summary>
    Folder,

    /// <summary>Shown on the page <c>/dev/mail</c>, in development only.</summary>
    DevPage,

    /// <summary>By the <see cref="Mail.IEmailSender"/> that the host registers.</summary>
    Custom,
}
