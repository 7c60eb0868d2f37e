using Microsoft.Extensions.Options;
using OrgAuth.Application.Configuration;
using OrgAuth.Application.Mail;

namespace OrgAuth.Application.Tests.Mail;

public sealed class MailTemplateTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("orgauth-templates-");

    [Fact]
    public void Render_OrgAuthsOwnTemplate_FillsEveryPlace()
    {
        var mail = Render(Invitation(), templateFolder: null);

        mail.Should().BeEquivalentTo(new { Id = "id", To = "guest@example.com", Subject = "Ann invited you to Acme" });
        mail.Text.Should().StartWith("Ann (ann@example.com) invited you to join Acme on Product as admin.").And.NotContain("{{");
        mail.Html.Should().Contain("<strong>Acme</strong>").And.Contain("href=\"https://example.com/?a=1&amp;b=2\"").And.NotContain("{{");
    }

    [Theory]
    [InlineData("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;")]
    [InlineData("\" onclick=\"x", "&quot; onclick=&quot;x")]
    [InlineData("Zoë 東京 & Co", "Zoë 東京 &amp; Co")]
    [InlineData("{{link}}", "{{link}}")]
    public void Render_ANameWithMarkup_EncodesItInHtmlOnly(string name, string encoded)
    {
        var mail = Render(Invitation(("organization", name)), templateFolder: null);

        mail.Subject.Should().Be($"Ann invited you to {name}");
        mail.Text.Should().Contain($"join {name} on Product");
        mail.Html.Should().Contain($"<strong>{encoded}</strong>");
    }

    [Theory]
    [InlineData("Acme\r\nBcc: everybody@example.com", "Acme Bcc: everybody@example.com")]
    [InlineData("Acme\u2028second line", "Acme second line")]
    [InlineData("Acme\u202Emoc.elpmaxe", "Acme moc.elpmaxe")]
    [InlineData("Acme\0", "Acme")]
    public void Render_ANameOfSeveralLines_MakesItOne(string name, string shown)
    {
        var mail = Render(Invitation(("organization", name)), templateFolder: null);

        mail.Subject.Should().Be($"Ann invited you to {shown}");
        mail.Text.Split('\n')[0].Should().MatchRegex(@"^Ann .* as admin\.$");
    }

    [Fact]
    public void Render_WithTemplatesOfTheHost_TakesThoseThatAreThere()
    {
        Write("invitation.txt", "Subject: Komm zu {{organization}}\r\n\r\nHallo!\r\n{{link}}\r\n");

        var mail = Render(Invitation(), folder.FullName);

        (mail.Subject, mail.Text).Should().Be(("Komm zu Acme", "Hallo!\nhttps://example.com/?a=1&b=2\n"));
        mail.Html.Should().Contain("<strong>Acme</strong>");
    }

    [Theory]
    [InlineData("No subject", "The template invitation.txt does not begin with a line 'Subject: ...'.")]
    [InlineData("Subject: {{organisation}}\n\nText", "The template invitation.txt has a place {{organisation}} that nothing fills.")]
    public void Render_ATemplateThatIsNotFit_SaysWhatIsWrong(string template, string message)
    {
        Write("invitation.txt", template);

        var act = () => Render(Invitation(), folder.FullName);

        act.Should().Throw<MailTemplateException>().WithMessage(message);
    }

    [Fact]
    public void Render_ATemplateThatIsNotThere_SaysSo()
    {
        var act = () => Render(Invitation() with { Template = "unknown" }, folder.FullName);

        act.Should().Throw<MailTemplateException>().WithMessage("The template unknown.txt is missing.");
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static MailMessage Render(MailDraft draft, string? templateFolder)
    {
        var options = new OrgAuthOptions { Mail = { ProductName = "Product", TemplateFolder = templateFolder } };
        return new MailTemplates(Options.Create(options)).Render("id", draft);
    }

    private static MailDraft Invitation(params (string Name, string Value)[] changes)
    {
        var values = new Dictionary<string, string>
        {
            ["organization"] = "Acme",
            ["inviter"] = "Ann",
            ["inviterEmail"] = "ann@example.com",
            ["role"] = "admin",
            ["expiresAt"] = "1 March 2026",
            ["link"] = "https://example.com/?a=1&b=2",
        };
        foreach (var (name, value) in changes)
            values[name] = value;

        return new MailDraft("guest@example.com", "invitation", values);
    }

    private void Write(string name, string content) => File.WriteAllText(Path.Combine(folder.FullName, name), content);
}
