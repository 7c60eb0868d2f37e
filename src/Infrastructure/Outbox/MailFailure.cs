using System.Globalization;
using System.Net.Mail;
using System.Net.Sockets;
using OrgAuth.Application.Mail;
using OrgAuth.Infrastructure.Persistence;

namespace OrgAuth.Infrastructure.Outbox;

/// <summary>
/// Says why a mail was not handed over, in words that hold no address: what a server answers often repeats the recipient, so only its
/// status is told.
/// </summary>
internal static class MailFailure
{
    public static string Describe(Exception exception) => string.Join(" <- ", exception.Chain().Select(Part));

    private static string Part(Exception exception) => exception switch
    {
        OperationCanceledException => "no answer in time",
        SmtpException smtp => string.Create(CultureInfo.InvariantCulture, $"{smtp.GetType().Name} {(int)smtp.StatusCode} {smtp.StatusCode}"),
        SocketException socket => $"SocketException {socket.SocketErrorCode}",
        MailTemplateException template => template.Message,
        _ => exception.GetType().Name,
    };
}
