using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OrgAuth.Reliability.Hosting;

namespace OrgAuth.Reliability;

/// <summary>The server dies between the commit and the delivery of mails, and in the middle of delivering them.</summary>
public sealed class MailKillTests(TestDatabases databases)
{
    [Theory]
    [EveryEngine]
    public async Task Kill_BeforeAndDuringDelivery_LosesNoMailAndRepeatsOnlyItself(Engine engine)
    {
        const int count = 40;
        await using var server = new ScriptedSmtpServer { FaultAt = ScriptedSmtpServer.Greeting };
        using var deployment = await Deployment.StartAsync(
            databases,
            engine,
            ("OrgAuth:Mail:Delivery", "Smtp"),
            ("OrgAuth:Mail:From", "no-reply@mail.example.com"),
            ("OrgAuth:Mail:Smtp:Host", "127.0.0.1"),
            ("OrgAuth:Mail:Smtp:Port", server.Port.ToString(CultureInfo.InvariantCulture)),
            ("OrgAuth:Mail:Smtp:Security", "None"));
        var owner = await Caller.SignUpAsync(deployment.CreateClient(), "owner@example.com");
        var organizationId = await owner.CreateOrganizationAsync("organization");
        var invitations = new List<string>();
        for (var index = 0; index < count; index++)
            invitations.Add(await owner.InviteAsync(organizationId, $"guest{index}@example.com"));

        deployment.Node.Kill();
        await using var db = deployment.OpenDatabase();
        (await db.Outbox.CountAsync()).Should().Be(count, "nothing was handed over, and nothing is lost");
        await EndLeasesAsync(db);
        server.FaultAt = null;
        await deployment.Node.StartAsync();
        await Eventually.IsTrueAsync(() => Task.FromResult(server.Mails.Count > 0), TimeSpan.FromSeconds(60), "mails should be handed over");
        deployment.Node.Kill();
        await EndLeasesAsync(db);
        await deployment.Node.StartAsync();
        await Eventually.IsTrueAsync(async () => !await db.Outbox.AnyAsync(), TimeSpan.FromSeconds(60), "every mail should be handed over");

        var mails = server.Mails.Select(Eml.Parse).ToList();
        mails.Select(mail => MailedLink.In(mail.Text).InvitationId).Distinct().Should().BeEquivalentTo(invitations);
        mails.Select(mail => mail.Header("Message-ID").Single()).Distinct().Should().HaveCount(count, "a mail that is sent again is the same mail");
        foreach (var mail in mails)
            deployment.Secrets.AddCredential(MailedLink.In(mail.Text).Token);

        await deployment.AssertSoundAsync();
    }

    /// <summary>What passes in a minute and more: the dead node's leases end.</summary>
    private static Task<int> EndLeasesAsync(Infrastructure.Persistence.OrgAuthDbContext db) =>
        db.Outbox.ExecuteUpdateAsync(row => row.SetProperty(message => message.DueAt, message => message.OccurredAt));
}
