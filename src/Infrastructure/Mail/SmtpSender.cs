using System.Net;
using System.Net.Mail;
using Microsoft.Extensions.Options;
using OrgAuth.Application.Configuration;
using OrgAuth.Application.Mail;

namespace OrgAuth.Infrastructure.Mail;

/// <summary>Hands mails over to a mail server; a connection each.</summary>
internal sealed class SmtpSender(IOptions<OrgAuthOptions> options, TimeProvider time) : IEmailSender
{
    private readonly MailOptions mail = options.Value.Mail;

    public async Task SendAsync(Application.Mail.MailMessage mail, CancellationToken cancellationToken)
    {
        using var message = MimeMail.Of(mail, this.mail, time);
        using var client = new SmtpClient(this.mail.Smtp.Host, this.mail.Smtp.Port)
        {
            EnableSsl = this.mail.Smtp.Security == SmtpSecurity.StartTls,
            Credentials = this.mail.Smtp.User is { } user ? new NetworkCredential(user, this.mail.Smtp.Password) : null,
        };

        // A connection that is never answered does not heed the token; disposing of the client ends it.
        await client.SendMailAsync(message, cancellationToken).WaitAsync(cancellationToken);
    }
}
