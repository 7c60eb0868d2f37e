using OrgAuth.Application.Mail;

namespace OrgAuth.Api.Tests.Mail;

/// <summary>The link in a mailed invitation.</summary>
internal sealed record MailedLink(Uri Address, string InvitationId, string Token)
{
    public static MailedLink Of(MailMessage mail) => In(mail.Text);

    public static MailedLink In(string text)
    {
        var address = new Uri(text.Split('\n').Single(line => line.StartsWith("http", StringComparison.Ordinal)).Trim());
        var query = System.Web.HttpUtility.ParseQueryString(address.Query);
        return new MailedLink(address, query["id"]!, query["token"]!);
    }
}
