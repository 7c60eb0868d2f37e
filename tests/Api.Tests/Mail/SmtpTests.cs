using System.Globalization;
using OrgAuth.Api.Tests.Hosting;

namespace OrgAuth.Api.Tests.Mail;

/// <summary>Mail servers that hang, refuse, cut off and answer 4xx and 5xx: the mail is kept and sent when they are well again.</summary>
public sealed class SmtpTests(TestHosts hosts)
{
    [Theory]
    [InlineData(ScriptedSmtpServer.Greeting, null, "no answer in time")]
    [InlineData(ScriptedSmtpServer.Greeting, "", "SmtpException -1 GeneralFailure")]
    [InlineData(ScriptedSmtpServer.Greeting, "554 no service here", "SmtpException")]
    [InlineData("EHLO", "", "SmtpException")]
    [InlineData("MAIL", "451 try again, guest@example.com", "SmtpException")]
    [InlineData("RCPT", "450 guest@example.com is busy", "SmtpFailedRecipientException 450 MailboxBusy")]
    [InlineData("RCPT", "550 guest@example.com is unknown", "SmtpFailedRecipientException 550 MailboxUnavailable")]
    [InlineData("RCPT", null, "no answer in time")]
    [InlineData("DATA", "421 closing", "SmtpException 421 ServiceNotAvailable")]
    [InlineData("DATA", "", "SmtpException")]
    [InlineData(ScriptedSmtpServer.End, "", "SmtpException")]
    [InlineData(ScriptedSmtpServer.End, null, "no answer in time")]
    [InlineData(ScriptedSmtpServer.End, "452 no room for guest@example.com", "SmtpException 452 InsufficientStorage")]
    [InlineData(ScriptedSmtpServer.End, "554 guest@example.com, no", "SmtpException 554 TransactionFailed")]
    public async Task Send_ToAServerInTrouble_KeepsTheMailForLater(string faultAt, string? fault, string error)
    {
        await using var server = new ScriptedSmtpServer { FaultAt = faultAt, Fault = fault };
        await using var host = await StartAsync(server.Port);
        await InviteAsync(host);

        await host.DrainAsync();

        var kept = (await host.ReadOutboxAsync()).Should().ContainSingle().Subject;
        kept.LastError.Should().StartWith(error).And.NotContain("@");
        server.Mails.Should().BeEmpty();

        server.FaultAt = null;
        host.App.Time.Advance(TimeSpan.FromHours(1));
        await host.DrainAsync();

        var mail = Eml.Parse(server.Mails.Should().ContainSingle().Subject);
        mail.Header("Message-ID").Should().Equal($"<{kept.Id}@mail.example.com>");
        (await host.ReadOutboxAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Send_ToAServerThatIsAway_KeepsTheMailForLater()
    {
        var server = new ScriptedSmtpServer();
        var port = server.Port;
        await server.DisposeAsync();
        await using var host = await StartAsync(port);
        await InviteAsync(host);

        await host.DrainAsync();

        (await host.ReadOutboxAsync()).Should().ContainSingle().Which.LastError.Should().Contain("ConnectionRefused");
        using var http = host.App.CreateClient();
        (await http.GetAsync(new Uri("/health/ready", UriKind.Relative))).EnsureSuccessStatusCode();
        await using var again = new ScriptedSmtpServer(port);
        host.App.Time.Advance(TimeSpan.FromHours(1));
        await host.DrainAsync();
        again.Mails.Should().ContainSingle();
    }

    [Fact]
    public async Task Send_WithStartTlsToAServerWithout_SendsNothingInClear()
    {
        await using var server = new ScriptedSmtpServer();
        await using var host = await StartAsync(server.Port, ("OrgAuth:Mail:Smtp:Security", "StartTls"));
        await InviteAsync(host);

        await host.DrainAsync();

        server.Mails.Should().BeEmpty();
        (await host.ReadOutboxAsync()).Should().ContainSingle();
    }

    [Fact]
    public async Task Send_ToAServer_IsACompleteMail()
    {
        await using var server = new ScriptedSmtpServer();
        await using var host = await StartAsync(server.Port, ("OrgAuth:Mail:FromName", "Häuser & \"Co\""));
        await InviteAsync(host, "Zoë\u2028 <b>O'Neil</b>, \"Q\"");

        await host.DrainAsync();

        var mail = Eml.Parse(server.Mails.Should().ContainSingle().Subject);
        mail.Head.Should().Match(head => head.All(character => character < 128));
        mail.Header("To").Should().Equal("guest@example.com");
        mail.Header("From").Should().Equal("Häuser & \"Co\" <no-reply@mail.example.com>");
        mail.Header("Subject").Should().Equal("Zoë <b>O'Neil</b>, \"Q\" invited you to Organization");
        mail.Header("Auto-Submitted").Should().Equal("auto-generated");
        DateTime.Parse(mail.Header("Date").Single(), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal)
            .Should().BeCloseTo(DateTime.UtcNow, TimeSpan.FromMinutes(5));
        mail.Header("Content-Type").Single().Should().StartWith("multipart/alternative");
        mail.Parts.Select(part => part.Head.Contains("text/html; charset=utf-8", StringComparison.Ordinal)).Should().Equal(false, true);
        mail.Text.Should().Contain("Zoë <b>O'Neil</b>, \"Q\" (");
        mail.Html.Should().Contain("Zoë &lt;b&gt;O&#x27;Neil&lt;/b&gt;, &quot;Q&quot; (").And.NotContain("<b>");
        MailedLink.In(mail.Text).Token.Should().HaveLength(43);
    }

    private Task<MailHost> StartAsync(int port, params (string Name, string? Value)[] settings) => MailHost.StartWithoutPostAsync(hosts, Engine.Sqlite,
    [
        ("OrgAuth:Mail:Delivery", "Smtp"),
        ("OrgAuth:Mail:From", "no-reply@mail.example.com"),
        ("OrgAuth:Mail:Timeout", "2"),
        ("OrgAuth:Mail:Smtp:Host", "127.0.0.1"),
        ("OrgAuth:Mail:Smtp:Port", port.ToString(CultureInfo.InvariantCulture)),
        ("OrgAuth:Mail:Smtp:Security", "None"),
        .. settings,
    ]);

    private static async Task InviteAsync(MailHost host, string inviter = "Ann")
    {
        var owner = await host.App.SignUpAsync();
        await using (var db = host.App.OpenDatabase())
            await Rename.UserAsync(db, owner.Id, inviter);

        await owner.InviteAsync(await owner.CreateOrganizationAsync(), "guest@example.com");
    }
}
