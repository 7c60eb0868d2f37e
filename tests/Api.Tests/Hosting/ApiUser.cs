using System.Net.Http.Json;
using System.Text.Json;

namespace OrgAuth.Api.Tests.Hosting;

/// <summary>A user with a browser: sends the session cookie and the page's origin.</summary>
public sealed class ApiUser(HttpClient http, string id, string email, string cookie)
{
    /// <summary>The password that every test user has.</summary>
    public const string Password = "violet-kettle-42";

    private const string BasePath = "/api/auth";

    /// <summary>The user's id.</summary>
    public string Id { get; } = id;

    /// <summary>The user's address.</summary>
    public string Email { get; } = email;

    /// <summary>The session cookie as it is sent; empty for somebody who is not signed in.</summary>
    public string Cookie { get; } = cookie;

    /// <summary>The client underneath, without cookies.</summary>
    public HttpClient Http { get; } = http;

    public static async Task<ApiUser> SignUpAsync(HttpClient http, string email, string name)
    {
        var reply = await new ApiUser(http, string.Empty, string.Empty, string.Empty)
            .PostAsync("/sign-up/email", new { name, email, password = Password }).Expect(200);
        return new ApiUser(http, reply.Json.GetProperty("user").GetProperty("id").GetString()!, email, reply.Cookies[0].Split(';')[0]);
    }

    /// <summary>The same user in another browser.</summary>
    public async Task<ApiUser> SignInAsync(bool rememberMe = true)
    {
        var reply = await new ApiUser(Http, string.Empty, string.Empty, string.Empty)
            .PostAsync("/sign-in/email", new { email = Email, password = Password, rememberMe }).Expect(200);
        return new ApiUser(Http, Id, Email, reply.Cookies[0].Split(';')[0]);
    }

    /// <summary>The same user at another node.</summary>
    public ApiUser At(TestApp node) => new(node.CreateClient(), Id, Email, Cookie);

    /// <summary>Creates an organization; gives its id.</summary>
    public async Task<string> CreateOrganizationAsync(string? slug = null)
    {
        var reply = await PostAsync("/organization/create", new { name = "Organization", slug = slug ?? $"org-{Guid.NewGuid():N}" }).Expect(200);
        return reply.Json.GetProperty("id").GetString()!;
    }

    /// <summary>Invites an address; gives the invitation's id.</summary>
    public async Task<string> InviteAsync(string organizationId, string email, string role = "member")
    {
        var reply = await PostAsync("/organization/invite-member", new { organizationId, email, role }).Expect(200);
        return reply.Json.GetProperty("id").GetString()!;
    }

    /// <summary>The id of a user's membership, as this member sees it.</summary>
    public async Task<string> MemberIdAsync(string organizationId, string userId)
    {
        var reply = await GetAsync($"/organization/list-members?organizationId={organizationId}&filterField=userId&filterValue={userId}").Expect(200);
        return reply.Json.GetProperty("members")[0].GetProperty("id").GetString()!;
    }

    public Task<ApiReply> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, BasePath + path));

    public Task<ApiReply> PostAsync(string path, object? body) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, BasePath + path) { Content = body is null ? null : JsonContent.Create(body) });

    /// <summary>Sends a request as this user; headers that it has already are kept.</summary>
    public async Task<ApiReply> SendAsync(HttpRequestMessage request)
    {
        if (Cookie.Length > 0)
        {
            request.Headers.TryAddWithoutValidation("Cookie", Cookie);
            if (!request.Headers.Contains("Origin"))
                request.Headers.TryAddWithoutValidation("Origin", "http://localhost");
        }

        using var response = await Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new ApiReply(
            (int)response.StatusCode,
            text,
            response.Content.Headers.ContentType?.MediaType,
            response.Headers.TryGetValues("Set-Cookie", out var cookies) ? [.. cookies] : [],
            response.Headers.ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase));
    }
}

/// <summary>What came back.</summary>
public sealed record ApiReply(
    int Status, string Text, string? ContentType, IReadOnlyList<string> Cookies, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>The body as JSON.</summary>
    public JsonElement Json => JsonElement.Parse(Text);

    /// <summary>The error's code; <c>null</c> where there is none.</summary>
    public string? Code => Text.StartsWith('{') && Json.TryGetProperty("code", out var code) ? code.GetString() : null;
}

public static class ApiReplyExpectations
{
    /// <summary>Waits for a reply that must have this status and, if given, this code.</summary>
    public static async Task<ApiReply> Expect(this Task<ApiReply> pending, int status, string? code = null)
    {
        var reply = await pending;
        reply.Status.Should().Be(status, "the reply was {0}", reply.Text);
        if (code is not null)
            reply.Code.Should().Be(code);

        return reply;
    }
}
