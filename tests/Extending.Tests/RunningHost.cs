using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Projects;

namespace OrgAuth.Extending.Tests;

/// <summary>The example's host on a port and a SQLite file of its own.</summary>
internal sealed class RunningHost : IAsyncDisposable
{
    private readonly DirectoryInfo folder;
    private readonly WebApplication app;
    private readonly HttpClient http;

    private RunningHost(DirectoryInfo folder, WebApplication app)
    {
        this.folder = folder;
        this.app = app;
        http = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = new Uri(app.Urls.First()) };
    }

    /// <summary>The origin of this server's own pages.</summary>
    public string Origin => app.Urls.First();

    public IServiceProvider Services => app.Services;

    public static async Task<RunningHost> StartAsync(string mode = "Documented")
    {
        var folder = Directory.CreateTempSubdirectory("orgauth-extending-");
        var app = ProjectsHost.Build(
        [
            "--environment=Development",
            "--urls=http://127.0.0.1:0",
            "--Logging:LogLevel:Default=Warning",
            "--hostBuilder:reloadConfigOnChange=false",
            "--OrgAuth:Secret=only-for-tests-only-for-tests-only-for-tests",
            $"--OrgAuth:ErrorStatuses={mode}",
            $"--ConnectionStrings:OrgAuth=Data Source={Path.Combine(folder.FullName, "host.db")};Pooling=false",
        ]);
        await app.StartAsync();
        return new RunningHost(folder, app);
    }

    /// <summary>Signs somebody up; gives the session cookie.</summary>
    public async Task<string> SignUpAsync(string email)
    {
        var reply = await PostAsync("/api/auth/sign-up/email", new { name = "Somebody", email, password = "violet-kettle-42" });
        return reply.Cookies[0].Split(';')[0];
    }

    /// <summary>Creates an organization; gives its id.</summary>
    public async Task<string> CreateOrganizationAsync(string cookie, string slug)
    {
        var reply = await PostAsync("/api/auth/organization/create", new { name = slug, slug }, cookie);
        return reply.Json.GetProperty("id").GetString()!;
    }

    /// <summary>Signs somebody up and makes them a member, by way of an invitation; gives the session cookie.</summary>
    public async Task<string> JoinAsync(string owner, string organizationId, string role)
    {
        var email = $"{role}@example.com";
        var cookie = await SignUpAsync(email);
        var invitation = await PostAsync("/api/auth/organization/invite-member", new { organizationId, email, role }, owner);
        await PostAsync("/api/auth/organization/accept-invitation", new { invitationId = invitation.Json.GetProperty("id").GetString() }, cookie);
        return cookie;
    }

    /// <summary>Posts as this server's own page does, or as another's.</summary>
    public Task<Reply> PostAsync(string path, object body, string? cookie = null, string? origin = "own")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        if (origin is not null)
            request.Headers.Add("Origin", origin == "own" ? Origin : origin);

        return SendAsync(request, cookie);
    }

    public Task<Reply> GetAsync(string path, string? cookie = null) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path), cookie);

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private async Task<Reply> SendAsync(HttpRequestMessage request, string? cookie)
    {
        if (cookie is not null)
            request.Headers.Add("Cookie", cookie);

        using var response = await http.SendAsync(request);
        return new Reply(
            (int)response.StatusCode,
            await response.Content.ReadAsStringAsync(),
            response.Content.Headers.ContentType?.MediaType,
            response.Headers.TryGetValues("Set-Cookie", out var cookies) ? [.. cookies] : []);
    }
}

/// <summary>What came back.</summary>
internal sealed record Reply(int Status, string Text, string? ContentType, IReadOnlyList<string> Cookies)
{
    public JsonElement Json => JsonElement.Parse(Text);

    public string? Code => Json.GetProperty("code").GetString();
}
