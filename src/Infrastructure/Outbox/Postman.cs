using OrgAuth.Application.Mail;

namespace OrgAuth.Infrastructure.Outbox;

/// <summary>Writes the mail of a message, from what holds now, and hands it over.</summary>
internal sealed class Postman(IEnumerable<IMailComposer> composers, MailTemplates templates, IEmailSender sender)
{
    /// <summary>The kinds that this node can write. Others belong to nodes of a newer version.</summary>
    public IReadOnlyList<string> Kinds { get; } = [.. composers.Select(composer => composer.Kind)];

    /// <returns>False: there was nothing to be told any more.</returns>
    public async Task<bool> SendAsync(DueMessage message, CancellationToken cancellationToken)
    {
        var composer = composers.Single(composer => composer.Kind == message.Kind);
        if (await composer.ComposeAsync(message.Subject, cancellationToken) is not { } draft)
            return false;

        await sender.SendAsync(templates.Render(message.Id, draft), cancellationToken).WaitAsync(cancellationToken);
        return true;
    }
}
