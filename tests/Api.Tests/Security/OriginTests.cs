using System.Net.Http.Json;
using OrgAuth.Api.Tests.Hosting;
using OrgAuth.Application.Configuration;

namespace OrgAuth.Api.Tests.Security;

/// <summary>Forged requests from other sites (reference section 4).</summary>
public sealed class OriginTests(OriginTests.Host host, TestHosts hosts) : IClassFixture<OriginTests.Host>
{
    private const string CheckSlug = "/organization/check-slug";
    private const string SignIn = "/sign-in/email";
    private readonly TestApp app = host.App;
    private readonly ApiUser user = host.User;

    [Theory]
    [InlineData("http://localhost", null)]
    [InlineData("HTTP://LOCALHOST", null)]
    [InlineData("https://app.example.com", null)]
    [InlineData("https://a.tenants.example.com", null)]
    [InlineData("https://a.b.tenants.example.com", null)]
    [InlineData("https://app.example.com:8443", "INVALID_ORIGIN")]
    [InlineData("http://app.example.com", "INVALID_ORIGIN")]
    [InlineData("https://tenants.example.com", "INVALID_ORIGIN")]
    [InlineData("https://evil.com#.tenants.example.com", "INVALID_ORIGIN")]
    [InlineData("https://evil.com/.tenants.example.com", "INVALID_ORIGIN")]
    [InlineData("https://a.tenants.example.com.evil.com", "INVALID_ORIGIN")]
    [InlineData("https://evil.com", "INVALID_ORIGIN")]
    [InlineData("file://", "INVALID_ORIGIN")]
    [InlineData("nonsense", "INVALID_ORIGIN")]
    [InlineData("null", "MISSING_OR_NULL_ORIGIN")]
    [InlineData("", "MISSING_OR_NULL_ORIGIN")]
    public async Task Post_WithACookie_NeedsATrustedOrigin(string origin, string? code)
    {
        var reply = await SendAsync(CheckSlug, new { slug = "some-slug" }, ("Cookie", user.Cookie), ("Origin", origin));

        AssertIs(reply, code);
    }

    [Theory]
    [InlineData("https://app.example.com/some/page?q=1", null)]
    [InlineData("https://evil.com/https://app.example.com", "INVALID_ORIGIN")]
    public async Task Post_WithoutAnOrigin_GoesByTheReferer(string referer, string? code)
    {
        var reply = await SendAsync(CheckSlug, new { slug = "some-slug" }, ("Cookie", user.Cookie), ("Referer", referer));

        AssertIs(reply, code);
    }

    [Fact]
    public async Task Post_WithAnyCookieAtAll_IsCheckedBeforeTheInput()
    {
        AssertIs(await SendAsync(CheckSlug, new { }, ("Cookie", "theme=dark")), "MISSING_OR_NULL_ORIGIN");
        AssertIs(await SendAsync("/sign-out", new { }, ("Cookie", "theme=dark"), ("Origin", "https://evil.com")), "INVALID_ORIGIN");
    }

    [Fact]
    public async Task Post_WithABearerOnly_IsNotChecked()
    {
        var token = Uri.UnescapeDataString(user.Cookie.Split('=', 2)[1]);

        AssertIs(await SendAsync(CheckSlug, new { slug = "some-slug" }, ("Authorization", $"Bearer {token}"), ("Origin", "https://evil.com")), code: null);
    }

    [Fact]
    public async Task Get_WithACookieFromAnywhere_IsNotChecked()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/auth/get-session") { Headers = { { "Origin", "https://evil.com" } } };

        (await user.SendAsync(request).Expect(200)).Text.Should().NotBe("null");
    }

    [Theory]
    [InlineData(null, null, null, null, null)]
    [InlineData("cross-site", "navigate", null, null, "CROSS_SITE_NAVIGATION_LOGIN_BLOCKED")]
    [InlineData("cross-site", "navigate", null, "https://app.example.com", "CROSS_SITE_NAVIGATION_LOGIN_BLOCKED")]
    [InlineData("same-origin", "cors", "empty", null, "MISSING_OR_NULL_ORIGIN")]
    [InlineData(null, null, "document", null, "MISSING_OR_NULL_ORIGIN")]
    [InlineData("same-site", "cors", "empty", "https://app.example.com", null)]
    [InlineData(null, null, null, "https://app.example.com", null)]
    [InlineData(null, null, null, "https://evil.com", "INVALID_ORIGIN")]
    public async Task SignIn_WithoutACookie_IsCheckedWhereABrowserSentIt(string? site, string? mode, string? destination, string? origin, string? code)
    {
        var reply = await SendAsync(
            SignIn,
            new { email = user.Email, password = ApiUser.Password },
            ("Sec-Fetch-Site", site), ("Sec-Fetch-Mode", mode), ("Sec-Fetch-Dest", destination), ("Origin", origin));

        AssertIs(reply, code);
        reply.Cookies.Count.Should().Be(code is null ? 1 : 0);
    }

    [Theory]
    [InlineData("/dashboard", true)]
    [InlineData("/dashboard?tab=1&x=%20", true)]
    [InlineData("https://app.example.com/welcome", true)]
    [InlineData("https://a.tenants.example.com/", true)]
    [InlineData("", true)]
    [InlineData("//evil.com", false)]
    [InlineData("/\\evil.com", false)]
    [InlineData("/%2fevil.com", false)]
    [InlineData("/%5cevil.com", false)]
    [InlineData("https://evil.com", false)]
    [InlineData("https://app.example.com.evil.com", false)]
    [InlineData("https://app.example.com@evil.com", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("dashboard", false)]
    public async Task SignIn_WithACallback_TakesPathsAndTrustedOriginsOnly(string callback, bool isTrusted)
    {
        foreach (var (path, body) in new (string, object)[]
        {
            (SignIn, new { email = user.Email, password = ApiUser.Password, callbackURL = callback }),
            ("/sign-up/email", new { name = "New", email = $"{Guid.NewGuid():N}@example.com", password = ApiUser.Password, callbackURL = callback }),
        })
        {
            AssertIs(await SendAsync(path, body), isTrusted ? null : "INVALID_CALLBACK_URL");
        }
    }

    [Fact]
    public async Task BaseUrl_Configured_IsTheOnlyOriginOfItsOwn()
    {
        await using var behindProxy = await hosts.StartAsync(ErrorStatuses.Documented, ("OrgAuth:BaseUrl", "http://id.example.com"));
        var visitor = behindProxy.Anonymous();

        AssertIs(await SendAsync(visitor, "/sign-out", new { }, ("Cookie", "a=b"), ("Origin", "http://id.example.com")), code: null);
        AssertIs(await SendAsync(visitor, "/sign-out", new { }, ("Cookie", "a=b"), ("Origin", "http://localhost")), "INVALID_ORIGIN");
    }

    private Task<ApiReply> SendAsync(string path, object body, params (string Name, string? Value)[] headers) =>
        SendAsync(app.Anonymous(), path, body, headers);

    private static Task<ApiReply> SendAsync(ApiUser visitor, string path, object body, params (string Name, string? Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/auth" + path) { Content = JsonContent.Create(body) };
        foreach (var (name, value) in headers.Where(header => header.Value is not null))
            request.Headers.TryAddWithoutValidation(name, value);

        return visitor.SendAsync(request);
    }

    private static void AssertIs(ApiReply reply, string? code)
    {
        reply.Status.Should().Be(code is null ? 200 : 403, reply.Text);
        reply.Code.Should().Be(code);
    }

    /// <summary>A host that trusts one origin and a pattern, with one user.</summary>
    public sealed class Host(TestHosts hosts) : IAsyncLifetime
    {
        public TestApp App { get; private set; } = null!;

        public ApiUser User { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            App = await hosts.StartAsync(
                ErrorStatuses.Documented, ("OrgAuth:TrustedOrigins", "https://app.example.com, https://*.tenants.example.com"));
            User = await App.SignUpAsync();
        }

        public ValueTask DisposeAsync() => App.DisposeAsync();
    }
}
