using System.Net;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using OrgAuth.Api.Tests.Hosting;
using OrgAuth.Application.Mail;

namespace OrgAuth.Api.Tests.Mail;

/// <summary>The pages for developers.</summary>
public sealed class DevPageTests(TestHosts hosts)
{
    private static readonly Uri MailPage = new("/dev/mail", UriKind.Relative);

    [Fact]
    public async Task Mails_AfterInvitations_AreShownNewestFirstAndHarmless()
    {
        await using var host = await MailHost.StartWithoutPostAsync(hosts, Engine.Sqlite, []);
        var owner = await host.App.SignUpAsync();
        await using (var db = host.App.OpenDatabase())
            await Rename.UserAsync(db, owner.Id, "<script>alert(1)</script>");

        var organization = await owner.CreateOrganizationAsync();
        using var http = host.App.CreateClient();
        (await http.GetStringAsync(MailPage)).Should().Contain("No mail yet.");
        foreach (var email in new[] { "first@example.com", "second@example.com" })
        {
            await owner.InviteAsync(organization, email);
            await host.DrainAsync();
        }

        using var response = await http.GetAsync(MailPage);

        var page = await response.Content.ReadAsStringAsync();
        page.IndexOf("second@example.com", StringComparison.Ordinal).Should().BeInRange(0, page.IndexOf("first@example.com", StringComparison.Ordinal));
        page.Should().NotContain("<script").And.Contain("&lt;script&gt;").And.Contain("<iframe sandbox=\"allow-popups ");
        var mailbox = host.App.Services.GetRequiredService<DevMailbox>().Newest;
        foreach (var link in mailbox.Select(sent => WebUtility.HtmlEncode(MailedLink.Of(sent.Mail).Address.AbsoluteUri)))
            page.Should().Contain($"<a href=\"{link}\" rel=\"noreferrer\">{link}</a>");

        AssertSafe(response);
    }

    [Fact]
    public async Task Mails_BeyondAHundred_DropTheOldest()
    {
        var mailbox = new DevMailbox(TimeProvider.System);
        for (var index = 1; index <= 150; index++)
            await mailbox.SendAsync(new MailMessage($"{index}", "to@example.com", "Subject", "Text", "Html"), CancellationToken.None);

        mailbox.Newest.Select(sent => sent.Mail.Id).Should().Equal(Enumerable.Range(51, 100).Reverse().Select(index => $"{index}"));
    }

    [Fact]
    public async Task Invitation_FollowedInDevelopment_IsAPageThatKeepsItsAddressToItself()
    {
        await using var host = await MailHost.StartAsync(hosts, Engine.Sqlite);
        var owner = await host.App.SignUpAsync();
        await owner.InviteAsync(await owner.CreateOrganizationAsync(), "guest@example.com");
        await host.DrainAsync();
        var link = MailedLink.Of(host.Post.Mails.Single());
        using var http = host.App.CreateClient();

        using var response = await http.GetAsync(link.Address);

        var page = await response.Content.ReadAsStringAsync();
        page.Should().Contain("data-api=\"/api/auth\"").And.NotContainAny(link.InvitationId, link.Token);
        AssertSafe(response);
        response.Headers.GetValues("Content-Security-Policy").Single().Should().MatchRegex("script-src 'nonce-[0-9a-f]{32}';");
    }

    [Fact]
    public async Task Pages_WhereTheyAreNotWanted_AreNotThere()
    {
        await using var configured = await MailHost.StartAsync(
            hosts, Engine.Sqlite, ("OrgAuth:Links:BaseAddress", "https://app.example.com"), ("OrgAuth:Mail:Delivery", "None"));
        using var http = configured.App.CreateClient();
        await using var production = await EmbeddedHost.StartAsync(
            new() { ["ConnectionStrings:OrgAuth"] = await hosts.CreateDatabaseAsync(Engine.Sqlite), ["OrgAuth:Secret"] = EmbeddedHost.Secret }, "Production");
        using var productionHttp = production.GetTestClient();

        foreach (var path in new[] { "/dev/mail", "/accept-invitation?id=x" })
        {
            (await http.GetAsync(new Uri(path, UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.NotFound);
            (await productionHttp.GetAsync(new Uri(path, UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task Pages_InTheOpenApiDocument_AreNotListed()
    {
        var app = await hosts.GetAsync(Engine.Sqlite);

        (await app.ReadDocumentAsync()).Operations.Should().OnlyContain(operation => operation.Path.StartsWith("/api/auth/"));
    }

    private static void AssertSafe(HttpResponseMessage response)
    {
        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.ToString().Should().Be("text/html; charset=utf-8");
        response.Headers.GetValues("Content-Security-Policy").Single().Should().StartWith("default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none';");
        response.Headers.GetValues("Referrer-Policy").Should().Equal("no-referrer");
        response.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
        response.Headers.CacheControl!.NoStore.Should().BeTrue();
    }
}
