using System.Net.Http.Json;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;

namespace OrgAuth.Api.Tests.Hosting;

/// <summary>What stops the start, and what it says (contract section 1).</summary>
public sealed class StartTests(TestHosts hosts)
{
    private const string Limit = "a whole number from 0, or empty for unlimited";
    private const string Lifetime = "a number of seconds or d.hh:mm:ss, more than zero and at most 3650 days";
    private const string RoleName = "names of 1 to 64 characters without commas, control characters or spaces around them";

    [Theory]
    [InlineData("OrgAuth:MembershipLimit", "-1", "OrgAuth:MembershipLimit is '-1'; allowed is " + Limit)]
    [InlineData("OrgAuth:OrganizationLimit", "many", "OrgAuth:OrganizationLimit is 'many'; allowed is " + Limit)]
    [InlineData("OrgAuth:InvitationLimit", "1.5", "OrgAuth:InvitationLimit is '1.5'; allowed is " + Limit)]
    [InlineData("OrgAuth:InvitationExpiresIn", "0", "OrgAuth:InvitationExpiresIn is '00:00:00'; allowed is " + Lifetime)]
    [InlineData("OrgAuth:InvitationExpiresIn", "soon", "OrgAuth:InvitationExpiresIn is 'soon'; allowed is " + Lifetime)]
    [InlineData("OrgAuth:AllowUserToCreateOrganization", "yes", "OrgAuth:AllowUserToCreateOrganization is 'yes'; allowed is true or false")]
    [InlineData("OrgAuth:ErrorStatuses", "Mine", "OrgAuth:ErrorStatuses is 'Mine'; allowed is Documented or BetterAuth")]
    [InlineData("OrgAuth:CreatorRole", "boss", "OrgAuth:CreatorRole is 'boss'; allowed is one of the roles admin, member, owner")]
    [InlineData("OrgAuth:CreatorRole", "", "OrgAuth:CreatorRole is ''; allowed is one of the roles admin, member, owner")]
    [InlineData("OrgAuth:Roles:a,b:member", "create", "OrgAuth:Roles is 'a,b'; allowed is " + RoleName)]
    [InlineData("OrgAuth:Roles: :member", "create", "OrgAuth:Roles is ' '; allowed is " + RoleName)]
    [InlineData("OrgAuth:BasePath", "auth", "OrgAuth:BasePath is 'auth'; allowed is a path like /api/auth")]
    [InlineData("OrgAuth:BaseUrl", "id.example.com", "OrgAuth:BaseUrl is 'id.example.com'; allowed is an origin like https://id.example.com")]
    [InlineData("OrgAuth:TrustedOrigins", "*", "OrgAuth:TrustedOrigins is '*'; allowed is origins like https://app.example.com or https://*.example.com")]
    [InlineData("OrgAuth:KnownProxies", "proxy", "OrgAuth:KnownProxies is 'proxy'; allowed is addresses like 10.0.0.5 or networks like 10.0.0.0/24")]
    [InlineData("OrgAuth:Secret", "short", "OrgAuth:Secret has 5 characters; allowed are 32 or more, random ones.")]
    [InlineData("Database:Provider", "Oracle", "Database:Provider is 'Oracle'; allowed is Sqlite, PostgreSql, SqlServer")]
    [InlineData("Database:Provider", "1", "Database:Provider is '1'; allowed is Sqlite, PostgreSql, SqlServer")]
    public async Task Start_OnNonsense_NamesTheSettingItsValueAndWhatIsAllowed(string name, string value, string message)
    {
        var settings = new Dictionary<string, string?>
        {
            ["ConnectionStrings:OrgAuth"] = await hosts.CreateDatabaseAsync(Engine.Sqlite),
            ["OrgAuth:Secret"] = EmbeddedHost.Secret,
            [name] = value,
        };

        var start = () => EmbeddedHost.StartAsync(settings);

        (await start.Should().ThrowAsync<Exception>()).Which.Message.Should().Contain(message);
    }

    [Fact]
    public async Task Start_WithoutAConnectionString_SaysWhichEngineNeedsIt()
    {
        var start = () => EmbeddedHost.StartAsync(new() { ["Database:Provider"] = "PostgreSql", ["OrgAuth:Secret"] = EmbeddedHost.Secret });

        await start.Should().ThrowAsync<InvalidOperationException>().WithMessage("ConnectionStrings:OrgAuth is missing; Database:Provider PostgreSql needs it.");
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public async Task Start_OutsideDevelopmentWithoutASecret_IsRefused(string environment)
    {
        var settings = new Dictionary<string, string?> { ["ConnectionStrings:OrgAuth"] = await hosts.CreateDatabaseAsync(Engine.Sqlite) };

        var start = () => EmbeddedHost.StartAsync(settings, environment);

        (await start.Should().ThrowAsync<Exception>()).Which.Message.Should().Contain("OrgAuth:Secret is missing");
    }

    [Theory]
    [EveryEngine]
    public async Task Start_OnADatabaseThatIsBehind_MigratesSqliteAndRefusesTheOthers(Engine engine)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Database:Provider"] = engine.ToString(),
            ["ConnectionStrings:OrgAuth"] = await hosts.CreateDatabaseAsync(engine, isEmpty: true),
            ["OrgAuth:Secret"] = EmbeddedHost.Secret,
        };
        if (engine == Engine.Sqlite)
        {
            await using var app = await EmbeddedHost.StartAsync(settings, "Production");
            return;
        }

        var start = () => EmbeddedHost.StartAsync(settings, "Production");

        (await start.Should().ThrowAsync<InvalidOperationException>()).Which.Message.Should().Contain("is behind by").And.Contain("dotnet OrgAuth.Api.dll migrate");
    }

    [Fact]
    public async Task Start_InDevelopmentWithoutASecret_MakesOneOnceForItsOwnerOnly()
    {
        var folder = Directory.CreateTempSubdirectory("orgauth-secret-");
        var settings = new Dictionary<string, string?>
        {
            ["ConnectionStrings:OrgAuth"] = new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder.FullName, "orgauth.db") }.ToString(),
        };
        var file = Path.Combine(folder.FullName, "orgauth-secret.key");

        var token = await SignUpAsync(settings);
        var secret = await File.ReadAllTextAsync(file);
        var session = await GetSessionAsync(settings, token);

        secret.Length.Should().BeGreaterThanOrEqualTo(44);
        session.Should().Contain("first@example.com", "the second start signs with the same secret");
        (await File.ReadAllTextAsync(file)).Should().Be(secret);
        folder.GetFiles("orgauth-secret.key*").Should().ContainSingle("no draft is left behind");
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(file).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);

        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    private static async Task<string> SignUpAsync(Dictionary<string, string?> settings)
    {
        await using var app = await EmbeddedHost.StartAsync(settings);
        using var http = app.GetTestClient();
        using var response = await http.PostAsJsonAsync(
            new Uri("/api/auth/sign-up/email", UriKind.Relative), new { name = "First", email = "first@example.com", password = ApiUser.Password });
        return response.Headers.GetValues("set-auth-token").Single();
    }

    private static async Task<string> GetSessionAsync(Dictionary<string, string?> settings, string token)
    {
        await using var app = await EmbeddedHost.StartAsync(settings);
        using var http = app.GetTestClient();
        http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return await http.GetStringAsync(new Uri("/api/auth/get-session", UriKind.Relative));
    }
}
