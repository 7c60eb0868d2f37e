using Microsoft.EntityFrameworkCore;
using OrgAuth.Reliability.Hosting;

namespace OrgAuth.Reliability;

/// <summary>An invitation's whole way: by a real mail server, encrypted and signed in, into a mailbox, and from the link in it to a membership.</summary>
public sealed class MailServerTests(TestDatabases databases)
{
    [Fact]
    public async Task Invite_ByARealMailServer_EndsInAMembershipAndAVerifiedAddress()
    {
        Assert.SkipUnless(MailServer.WhyNot is null, MailServer.WhyNot ?? string.Empty);
        using var server = new MailServer();
        await server.StartAsync();
        using var deployment = await Deployment.StartAsync(databases, Engine.Sqlite,
        [
            .. server.Settings,
            ("ASPNETCORE_ENVIRONMENT", "Development"),
            ("OrgAuth:BaseUrl", string.Empty),
            ("OrgAuth:TrustedOrigins", Caller.Origin),
            ("Logging:LogLevel:Default", "Trace"),
            ("Logging:LogLevel:Microsoft.AspNetCore", "Trace"),
        ]);
        deployment.Secrets.AddCredential("only-for-the-mail-server");
        var http = deployment.CreateClient();
        var owner = await Caller.SignUpAsync(http, "owner@example.com");
        var guest = await Caller.SignUpAsync(http, "guest@example.com");
        var organizationId = await owner.CreateOrganizationAsync("organization");
        var invitationId = await owner.InviteAsync(organizationId, guest.Email);

        var mail = await server.ReceiveAsync(1);
        await owner.PostAsync("/organization/invite-member", new { organizationId, email = guest.Email, role = "member", resend = true }).Expect(200);
        var again = await server.ReceiveAsync(2);

        mail.Header("X-Envelope-To").Should().Equal(guest.Email);
        mail.Header("Subject").Should().Equal("Somebody invited you to Organization");
        var link = MailedLink.In(mail.Text);
        deployment.Secrets.AddCredential(link.Token);
        link.InvitationId.Should().Be(invitationId);
        MailedLink.In(again.Text).Should().Be(link);
        again.Header("Message-ID").Should().NotEqual(mail.Header("Message-ID"));

        using var page = await http.GetAsync(link.Address);
        page.EnsureSuccessStatusCode();
        (await page.Content.ReadAsStringAsync()).Should().Contain("<title>Invitation</title>");
        await guest.GetAsync($"/organization/get-invitation{link.Address.Query}").Expect(200);
        await guest.PostAsync("/organization/accept-invitation", new { invitationId = link.InvitationId, token = link.Token }).Expect(200);

        await using var db = deployment.OpenDatabase();
        (await db.Members.CountAsync(member => member.UserId == guest.Id && member.OrganizationId == organizationId)).Should().Be(1);
        (await db.Users.SingleAsync(user => user.Id == guest.Id)).EmailVerified.Should().BeTrue();
        await deployment.AssertSoundAsync();
    }
}
