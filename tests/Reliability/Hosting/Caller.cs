using System.Net.Http.Json;
using System.Text.Json;

namespace OrgAuth.Reliability.Hosting;

/// <summary>A user with a session cookie.</summary>
internal sealed class Caller(HttpClient http, string id, string email, string cookie)
{
    /// <summary>Everybody's password.</summary>
    public const string Password = "correct-horse-battery-staple-7";

    /// <summary>The page that everybody comes from.</summary>
    public const string Origin = "http://localhost";

    private const string BasePath = "/api/auth";

    public string Id { get; } = id;

    public string Email { get; } = email;

    public string Cookie { get; } = cookie;

    public static Task<Caller> SignUpAsync(HttpClient http, string email) =>
        EnterAsync(http, email, "/sign-up/email", new { name = "Somebody", email, password = Password });

    public Task<Caller> SignInAgainAsync() => EnterAsync(http, Email, "/sign-in/email", new { email = Email, password = Password });

    /// <summary>The same user at another address.</summary>
    public Caller At(HttpClient other) => new(other, Id, Email, Cookie);

    public Task<Reply> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, BasePath + path));

    public Task<Reply> PostAsync(string path, object body) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, BasePath + path) { Content = JsonContent.Create(body) });

    /// <summary>Creates an organization; gives its id.</summary>
    public async Task<string> CreateOrganizationAsync(string slug) =>
        (await PostAsync("/organization/create", new { name = "Organization", slug }).Expect(200)).Json.GetProperty("id").GetString()!;

    /// <summary>Invites an address; gives the invitation's id.</summary>
    public async Task<string> InviteAsync(string organizationId, string email, string role = "member") =>
        (await PostAsync("/organization/invite-member", new { organizationId, email, role }).Expect(200)).Json.GetProperty("id").GetString()!;

    private static async Task<Caller> EnterAsync(HttpClient http, string email, string path, object body)
    {
        var reply = await new Caller(http, string.Empty, email, string.Empty).PostAsync(path, body).Expect(200);
        return new Caller(http, reply.Json.GetProperty("user").GetProperty("id").GetString()!, email, reply.Headers["Set-Cookie"].Split(';')[0]);
    }

    private async Task<Reply> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            request.Headers.Add("Origin", Origin);
            if (Cookie.Length > 0)
                request.Headers.Add("Cookie", Cookie);

            using var response = await http.SendAsync(request);
            return await Reply.ReadAsync(response);
        }
    }
}

/// <summary>What came back.</summary>
internal sealed record Reply(int Status, string Text, string? ContentType, IReadOnlyDictionary<string, string> Headers)
{
    public JsonElement Json => JsonElement.Parse(Text);

    /// <summary>The error's code; <c>null</c> where there is none.</summary>
    public string? Code => Text.StartsWith('{') && Json.TryGetProperty("code", out var code) ? code.GetString() : null;

    public static async Task<Reply> ReadAsync(HttpResponseMessage response) => new(
        (int)response.StatusCode,
        await response.Content.ReadAsStringAsync(),
        response.Content.Headers.ContentType?.MediaType,
        response.Headers.ToDictionary(header => header.Key, header => header.Value.First(), StringComparer.OrdinalIgnoreCase));
}

internal static class ReplyExpectations
{
    /// <summary>Waits for a reply that must have this status.</summary>
    public static async Task<Reply> Expect(this Task<Reply> pending, int status)
    {
        var reply = await pending;
        if (reply.Status != status)
            throw new UnexpectedReplyException(reply);

        return reply;
    }
}

/// <summary>A reply had another status than the test needs.</summary>
internal sealed class UnexpectedReplyException(Reply reply) : Exception($"{reply.Status}: {reply.Text}")
{
    public Reply Reply { get; } = reply;
}
