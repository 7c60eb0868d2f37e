using OrgAuth.Api.Tests.Hosting;

namespace OrgAuth.Api.Tests.Mail;

/// <summary>Mails as <c>.eml</c> files.</summary>
public sealed class FolderTests(TestHosts hosts) : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("orgauth-mail-");

    [Fact]
    public async Task Send_ToAFolder_MovesAWholeMailIntoPlace()
    {
        var target = Path.Combine(folder.FullName, "made", "when needed");
        await using var host = await StartAsync(target);
        var owner = await host.App.SignUpAsync("Ann");
        await owner.InviteAsync(await owner.CreateOrganizationAsync(), "guest@example.com");
        var id = (await host.ReadOutboxAsync()).Single().Id;

        await host.DrainAsync();

        Directory.EnumerateFileSystemEntries(target).Select(Path.GetFileName).Should().Equal($"{id}.eml");
        var mail = Eml.Parse(await File.ReadAllTextAsync(Path.Combine(target, $"{id}.eml")));
        mail.Header("Message-ID").Should().Equal($"<{id}@mail.example.com>");
        mail.Header("Subject").Should().Equal("Ann invited you to Organization");
        MailedLink.In(mail.Text).Token.Should().HaveLength(43);
    }

    [Fact]
    public async Task Send_WithNamesThatWouldAddHeaders_AddsNone()
    {
        await using var host = await StartAsync(folder.FullName);
        var owner = await host.App.SignUpAsync();
        var organization = await owner.CreateOrganizationAsync();
        await using (var db = host.App.OpenDatabase())
        {
            await Rename.UserAsync(db, owner.Id, "Ann\r\nBcc: everybody@example.com");
            await Rename.OrganizationAsync(db, organization, "Org\r\n\r\n<b>body</b>\nhttp://elsewhere.example.com/");
        }

        await owner.InviteAsync(organization, "guest@example.com");
        await host.DrainAsync();

        var mail = Eml.Parse(await File.ReadAllTextAsync(folder.GetFiles("*.eml").Single().FullName));
        mail.Header("Bcc").Should().BeEmpty();
        mail.Header("Subject").Should().Equal("Ann Bcc: everybody@example.com invited you to Org <b>body</b> http://elsewhere.example.com/");
        mail.Html.Should().NotContain("<b>body");
        MailedLink.In(mail.Text).Address.Host.Should().Be("localhost", "no name begins a line of its own");
    }

    [Fact]
    public async Task Send_IntoAFolderThatIsNone_KeepsTheMail()
    {
        var file = Path.Combine(folder.FullName, "file");
        await File.WriteAllTextAsync(file, "no folder");
        await using var host = await StartAsync(file);
        var owner = await host.App.SignUpAsync();
        await owner.InviteAsync(await owner.CreateOrganizationAsync(), "guest@example.com");

        await host.DrainAsync();

        (await host.ReadOutboxAsync()).Should().ContainSingle().Which.LastError.Should().Be("IOException");
    }

    public void Dispose() => folder.Delete(recursive: true);

    private Task<MailHost> StartAsync(string target) => MailHost.StartWithoutPostAsync(
        hosts, Engine.Sqlite,
        [("OrgAuth:Mail:Delivery", "Folder"), ("OrgAuth:Mail:Folder", target), ("OrgAuth:Mail:From", "no-reply@mail.example.com")]);
}
