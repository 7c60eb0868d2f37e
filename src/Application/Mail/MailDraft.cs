namespace OrgAuth.Application.Mail;

/// <summary>A mail as the use cases see it.</summary>
/// <param name="To">The address.</param>
/// <param name="Template">The name of the template.</param>
/// <param name="Values">What stands in the template's places, as plain text; encoded where it is put.</param>
internal sealed record MailDraft(string To, string Template, IReadOnlyDictionary<string, string> Values);

/// <summary>Turns outbox messages of one kind into mails, from what holds when they are sent.</summary>
internal interface IMailComposer
{
    /// <summary>The kind of messages; one of <see cref="Outbox.OutboxKinds"/>.</summary>
    string Kind { get; }

    /// <returns>The mail, or <c>null</c> when there is nothing to be told any more.</returns>
    Task<MailDraft?> ComposeAsync(string subject, CancellationToken cancellationToken);
}

/// <summary>A mail as it is sent.</summary>
/// <param name="Id">The same in every attempt to send it; 32 characters <c>[0-9a-f]</c>.</param>
/// <param name="To">The address.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">The plain text.</param>
/// <param name="Html">The same as HTML.</param>
public sealed record MailMessage(string Id, string To, string Subject, string Text, string Html);

/// <summary>Delivers mails. Register one of your own after <c>AddOrgAuth</c> to deliver them your way.</summary>
public interface IEmailSender
{
    /// <summary>Hands a mail over for delivery.</summary>
    /// <exception cref="Exception">It was not handed over; it is tried again later.</exception>
    Task SendAsync(MailMessage mail, CancellationToken cancellationToken);
}
