using OrgAuth.Api.Tests.Hosting;

namespace OrgAuth.Api.Tests.Mail;

/// <summary>A host that could not send what it promises does not start.</summary>
public sealed class MailStartTests(TestHosts hosts)
{
    private static readonly Dictionary<string, string?> Folder = new()
    {
        ["OrgAuth:Mail:Delivery"] = "Folder",
        ["OrgAuth:Mail:Folder"] = Path.GetTempPath(),
        ["OrgAuth:Mail:From"] = "no-reply@example.com",
    };

    [Fact]
    public async Task Start_OutsideDevelopmentWithMailAndNoAddress_IsRefused() => (await StartAsync("Production", Folder)).Should()
        .Be("OrgAuth:BaseUrl is missing, which OrgAuth:Mail:Delivery 'Folder' needs for links in mails; allowed is an origin like https://id.example.com.");

    [Fact]
    public async Task Start_OutsideDevelopmentWithThePageForDevelopers_IsRefused() =>
        (await StartAsync("Staging", new() { ["OrgAuth:Mail:Delivery"] = "DevPage", ["OrgAuth:BaseUrl"] = "https://id.example.com" })).Should()
            .Be("OrgAuth:Mail:Delivery is 'DevPage'; allowed is None, Smtp, Folder or Custom outside development.");

    [Fact]
    public async Task Start_WithCustomDeliveryAndNobodyWhoDelivers_IsRefused() =>
        (await StartAsync("Development", new() { ["OrgAuth:Mail:Delivery"] = "Custom" })).Should()
            .Be("OrgAuth:Mail:Delivery is 'Custom', but nothing sends mails: register an IEmailSender after AddOrgAuth.");

    [Theory]
    [InlineData("Production")]
    [InlineData("Development")]
    public async Task Start_WithAllItNeeds_Starts(string environment) =>
        (await StartAsync(environment, new(Folder) { ["OrgAuth:BaseUrl"] = "https://id.example.com" })).Should().BeNull();

    private async Task<string?> StartAsync(string environment, Dictionary<string, string?> settings)
    {
        var all = new Dictionary<string, string?>(settings)
        {
            ["ConnectionStrings:OrgAuth"] = await hosts.CreateDatabaseAsync(Engine.Sqlite),
            ["OrgAuth:Secret"] = EmbeddedHost.Secret,
        };
        try
        {
            await using var app = await EmbeddedHost.StartAsync(all, environment);
            return null;
        }
        catch (Exception exception)
        {
            return exception.Message;
        }
    }
}
