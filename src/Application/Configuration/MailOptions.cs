namespace OrgAuth.Application.Configuration;

/// <summary>How mails are delivered: configuration section <c>OrgAuth:Mail</c>.</summary>
public sealed class MailOptions
{
    /// <summary>The way; default: <see cref="MailDelivery.DevPage"/> in development, else <see cref="MailDelivery.None"/>.</summary>
    public MailDelivery? Delivery { get; set; }
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
}
