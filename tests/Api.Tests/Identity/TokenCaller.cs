using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using OrgAuth.Api.Tests.Hosting;

namespace OrgAuth.Api.Tests.Identity;

/// <summary>Somebody who comes with a token and nothing else.</summary>
internal sealed class TokenCaller(TestApp app, string token)
{
    private const string BasePath = "/api/auth";

    public Task<ApiReply> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, path, null, headers);

    public Task<ApiReply> PostAsync(string path, object body) => SendAsync(HttpMethod.Post, path, body);

    /// <summary>The user as get-session tells.</summary>
    public async Task<System.Text.Json.JsonElement> UserAsync() => (await GetAsync("/get-session").Expect(200)).Json.GetProperty("user");

    /// <summary>The token proves nothing: nobody is signed in, and nothing is written.</summary>
    public async Task AssertIsNobodyAsync(string because)
    {
        var before = await CountRowsAsync(app);

        var refused = await GetAsync("/organization/list");
        var session = await GetAsync("/get-session");

        (refused.Status, refused.Code).Should().Be((401, "UNAUTHORIZED"), because);
        (session.Status, session.Text).Should().Be((200, "null"), because);
        refused.Cookies.Concat(session.Cookies).Should().BeEmpty(because);
        (await CountRowsAsync(app)).Should().Be(before, because);
    }

    public static async Task<(int Users, int Identities, int Sessions)> CountRowsAsync(TestApp app)
    {
        await using var db = app.OpenDatabase();
        return (await db.Users.CountAsync(), await db.ExternalIdentities.CountAsync(), await db.Sessions.CountAsync());
    }

    private Task<ApiReply> SendAsync(HttpMethod method, string path, object? body, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, BasePath + path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);

        return app.Anonymous().SendAsync(request);
    }
}
