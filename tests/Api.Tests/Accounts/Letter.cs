using System.Web;
using OrgAuth.Api.Tests.Hosting;
using OrgAuth.Api.Tests.Mail;
using OrgAuth.Application.Mail;

namespace OrgAuth.Api.Tests.Accounts;

/// <summary>A mail about an account, and the link in it.</summary>
internal sealed record Letter(MailMessage Mail, Uri Link)
{
    /// <summary>The token that the link carries.</summary>
    public string Token => HttpUtility.ParseQueryString(Link.Query)["token"]!;

    /// <summary>Delivers what is due; the last mail to this address whose link leads to the server.</summary>
    public static async Task<Letter> ToAsync(MailHost host, string address)
    {
        await host.DrainAsync();
        return host.Post.Mails
            .Where(sent => sent.To == address && sent.Text.Contains("/api/auth/", StringComparison.Ordinal))
            .Select(mail => new Letter(mail, new Uri(mail.Text.Split('\n').Single(line => line.StartsWith("http", StringComparison.Ordinal)).Trim())))
            .Last();
    }

    /// <summary>Follows the link as this user's browser, or anybody's.</summary>
    public Task<ApiReply> FollowAsync(ApiUser browser) => browser.SendAsync(new HttpRequestMessage(HttpMethod.Get, Link));
}

internal static class AccountCalls
{
    /// <summary>The user as get-session shows it; <c>null</c> for somebody who is not signed in.</summary>
    public static async Task<System.Text.Json.JsonElement?> WhoAmIAsync(this ApiUser user)
    {
        var reply = await user.GetAsync("/get-session").Expect(200);
        return reply.Text == "null" ? null : reply.Json.GetProperty("user");
    }

    /// <summary>Where a link sent the browser.</summary>
    public static string Location(this ApiReply reply)
    {
        reply.Status.Should().Be(302, reply.Text);
        return reply.Headers["Location"];
    }

    /// <summary>Has a mail for a new password sent, and reads it.</summary>
    public static async Task<Letter> RecoverAsync(this MailHost host, ApiUser user, string redirectTo = "/new-password")
    {
        await host.App.Anonymous().PostAsync("/request-password-reset", new { email = user.Email, redirectTo }).Expect(200);
        return await Letter.ToAsync(host, user.Email);
    }

    /// <summary>Has a mail that verifies an address sent, and reads it.</summary>
    public static async Task<Letter> AskToVerifyAsync(this MailHost host, string email)
    {
        await host.App.Anonymous().PostAsync("/send-verification-email", new { email, callbackURL = "/done" }).Expect(200);
        return await Letter.ToAsync(host, email);
    }

    /// <summary>Signs in with a password.</summary>
    public static Task<ApiReply> SignInAsync(this MailHost host, string email, string password = ApiUser.Password) =>
        host.App.Anonymous().PostAsync("/sign-in/email", new { email, password });
}
