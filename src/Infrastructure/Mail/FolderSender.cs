using System.Net.Mail;
using Microsoft.Extensions.Options;
using OrgAuth.Application.Configuration;
using OrgAuth.Application.Mail;

namespace OrgAuth.Infrastructure.Mail;

/// <summary>
/// Puts mails into a folder, each as <c>id.eml</c>. They are written in a folder beside and moved into place, so that whoever reads the folder
/// never finds half a mail; the same mail sent again takes its own place.
/// </summary>
internal sealed class FolderSender(IOptions<OrgAuthOptions> options, TimeProvider time) : IEmailSender
{
    private readonly MailOptions options = options.Value.Mail;

    public async Task SendAsync(Application.Mail.MailMessage mail, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateDirectory(options.Folder!);
        var draft = folder.CreateSubdirectory($".{mail.Id}");
        using (var message = MimeMail.Of(mail, options, time))
        using (var client = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = draft.FullName })
            await client.SendMailAsync(message, cancellationToken);

        draft.GetFiles().MaxBy(file => file.LastWriteTimeUtc)!.MoveTo(Path.Combine(folder.FullName, $"{mail.Id}.eml"), overwrite: true);
        draft.Delete(recursive: true);
    }
}
