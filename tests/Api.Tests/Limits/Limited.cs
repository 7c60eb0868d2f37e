using System.Net.Http.Json;
using OrgAuth.Api.Tests.Hosting;

namespace OrgAuth.Api.Tests.Limits;

/// <summary>Hosts on which limits hold, and requests from named addresses.</summary>
internal static class Limited
{
    /// <summary>So many that only the limit under test is met.</summary>
    private const string Plenty = "100000";

    public static Task<TestApp> StartAsync(TestHosts hosts, Engine engine, params (string Name, string Value)[] settings)
    {
        var all = new Dictionary<string, string?>
        {
            ["OrgAuth:RateLimiting:Enabled"] = "true",
            ["OrgAuth:RateLimiting:SignIn:Permits"] = Plenty,
            ["OrgAuth:RateLimiting:Recovery:Permits"] = Plenty,
            ["OrgAuth:RateLimiting:Default:Permits"] = Plenty,
        };
        foreach (var (name, value) in settings)
            all[name] = value;

        return hosts.StartAsync(engine, all, RemoteAddress.AddTo);
    }

    public static Task<ApiReply> SignInAsync(this TestApp app, string email, string password, string address = "203.0.113.7") =>
        app.Anonymous().SendAsync(Request(HttpMethod.Post, "/sign-in/email", address, new { email, password }));

    public static Task<ApiReply> GetFromAsync(this ApiUser user, string path, string address) => user.SendAsync(Request(HttpMethod.Get, path, address));

    public static HttpRequestMessage Request(HttpMethod method, string path, string address, object? body = null)
    {
        var request = new HttpRequestMessage(method, "/api/auth" + path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Add(RemoteAddress.Header, address);
        return request;
    }
}
