using OrgAuth.Api.Tests.Accounts;
using OrgAuth.Api.Tests.BadInput;
using OrgAuth.Api.Tests.Hosting;
using OrgAuth.Application.Configuration;

namespace OrgAuth.Api.Tests.Security;

/// <summary>Nobody is sent to a page of somebody else's, whichever field of whichever endpoint says so (reference section 4).</summary>
public sealed class RedirectTests(TestHosts hosts)
{
    private static readonly string[] Elsewhere =
    [
        "//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example", "\\/evil.example", "/\t/evil.example", "/\n/evil.example", "\t//evil.example", " //evil.example",
        "https:evil.example", "https:/evil.example", "https:///evil.example", "http:evil.example", "https://evil.example", "HTTPS://EVIL.EXAMPLE", "//evil.example/http://localhost",
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\nscript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd", "blob:http://localhost/x", "about:blank",
        "%2F%2Fevil.example", "/%2fevil.example", "/%5cevil.example", "/a/%2F..%2F/evil", "%68ttps://evil.example",
        "http://localhost@evil.example", "http://localhost:80@evil.example", "http://user:pass@localhost/", "http://localhost%40evil.example", "http://localhost\\@evil.example",
        "http://localhost\\.evil.example", "http://localhost.evil.example", "http://localhost%2eevil.example", "http://evil.example/http://localhost", "http://evil.example#@localhost", "http://evil.example?localhost",
        "http://localhost:81/", "https://localhost/", "http:\\\\localhost", "http:localhost", "http:/localhost", "http://\u0000localhost", "http://local\nhost/", "evil.example", "evil", "?x", "#x", "*",
    ];

    private static readonly Dictionary<string, string> Codes = new()
    {
        ["callbackURL"] = "INVALID_CALLBACK_URL",
        ["redirectTo"] = "INVALID_REDIRECT_URL",
        ["errorCallbackURL"] = "INVALID_ERROR_CALLBACK_URL",
        ["newUserCallbackURL"] = "INVALID_NEW_USER_CALLBACK_URL",
    };

    [Fact]
    public async Task EveryPost_ThatNamesAPageElsewhere_IsRefused()
    {
        await using var host = await BadInputHost.StartAsync(hosts, Engine.Sqlite, ErrorStatuses.Documented);
        foreach (var operation in host.Posts)
        {
            foreach (var (field, code) in Codes)
            {
                foreach (var url in operation.Fields.Any(known => known.Name == field) ? Elsewhere : Elsewhere.Take(1))
                {
                    var body = host.Body(operation);
                    body[field] = url;
                    var reply = await host.PostAsync(operation, body.ToJsonString(), anonymous: true);
                    (reply.Status, reply.Code).Should().Be((403, code), "{0}: {1} is {2}", operation, field, url);
                }
            }
        }
    }

    [Fact]
    public async Task EveryLink_ThatNamesAPageElsewhere_IsRefused()
    {
        await using var host = await BadInputHost.StartAsync(hosts, Engine.Sqlite, ErrorStatuses.Documented);
        var links = host.Gets.Where(operation => operation.Statuses.Contains(302)).ToList();
        links.Select(operation => operation.Route).Should().BeEquivalentTo("/verify-email", "/delete-user/callback", "/reset-password/{token}");
        foreach (var operation in links)
        {
            foreach (var url in Elsewhere)
            {
                var reply = await host.GetAsync(operation, $"?token=x&callbackURL={Uri.EscapeDataString(url)}", anonymous: true);
                reply.Code.Should().Be(url.Any(char.IsControl) ? "VALIDATION_ERROR" : "INVALID_CALLBACK_URL", "{0}: {1}", operation, url);
                reply.Headers.Should().NotContainKey("Location");
            }
        }
    }

    [Theory]
    [InlineData("/", "/?error=INVALID_TOKEN")]
    [InlineData("/a/b?c=%2Fd&e=f#g", "/a/b?c=%2Fd&e=f&error=INVALID_TOKEN#g")]
    [InlineData("/a?", "/a?error=INVALID_TOKEN")]
    [InlineData("/grüße 💣", "/gr%C3%BC%C3%9Fe%20%F0%9F%92%A3?error=INVALID_TOKEN")]
    [InlineData("http://localhost/x", "http://localhost/x?error=INVALID_TOKEN")]
    [InlineData("https://app.example.com/x#/y?z", "https://app.example.com/x?error=INVALID_TOKEN#/y?z")]
    public async Task Link_ToATrustedPage_LeadsThereWithTheErrorInItsQuery(string callback, string location)
    {
        await using var app = await hosts.StartAsync(ErrorStatuses.Documented, ("OrgAuth:TrustedOrigins", "https://app.example.com"));

        var reply = await app.Anonymous().GetAsync($"/verify-email?token=x&callbackURL={Uri.EscapeDataString(callback)}");

        reply.Location().Should().Be(location);
    }
}
