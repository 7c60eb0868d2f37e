using OrgAuth.Api.Tests.Hosting;
using OrgAuth.Application.Configuration;

namespace OrgAuth.Api.Tests.Limits;

/// <summary>How many requests one client has. Windows are long, so that none ends during a test.</summary>
public sealed class RateLimitTests(TestHosts hosts)
{
    private const string Window = "3600";

    [Theory]
    [EveryMode]
    public async Task SignIn_MoreOftenThanPermitted_IsRefusedInTheFormOfTheMode(ErrorStatuses mode)
    {
        await using var app = await StartAsync("SignIn", 3, mode);
        for (var attempt = 0; attempt < 3; attempt++)
            (await app.SignInAsync("nobody@example.com", "wrong-password")).Status.Should().Be(401);

        var refused = await app.SignInAsync("nobody@example.com", "wrong-password");

        refused.Status.Should().Be(429);
        var wait = refused.Headers[mode == ErrorStatuses.Documented ? "Retry-After" : "X-Retry-After"];
        int.Parse(wait, System.Globalization.CultureInfo.InvariantCulture).Should().BeInRange(3500, 3600);
        if (mode == ErrorStatuses.Documented)
            (refused.ContentType, refused.Code).Should().Be(("application/problem+json", "TOO_MANY_REQUESTS"));
        else
            (refused.ContentType, refused.Text).Should().Be(("text/plain", """{"message":"Too many requests. Please try again later."}"""));
    }

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.8", false)]
    [InlineData("203.0.113.7", "::ffff:203.0.113.7", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    public async Task SignIn_FromAnotherAddress_IsCountedByNetwork(string first, string second, bool together)
    {
        await using var app = await StartAsync("SignIn", 1);
        (await app.SignInAsync("nobody@example.com", "wrong-password", first)).Status.Should().Be(401);

        (await app.SignInAsync("nobody@example.com", "wrong-password", second)).Status.Should().Be(together ? 429 : 401);
    }

    [Fact]
    public async Task SignIn_AtItsLimit_LeavesOtherEndpointsAlone()
    {
        await using var app = await StartAsync("SignIn", 1);
        var user = await app.SignUpAsync();
        await user.PostAsync("/sign-in/email", new { email = user.Email, password = ApiUser.Password }).Expect(200);
        await user.PostAsync("/sign-in/email", new { email = user.Email, password = ApiUser.Password }).Expect(429);

        await user.GetAsync("/organization/list").Expect(200);
    }

    [Fact]
    public async Task Requests_OfASession_AreCountedForItAloneWhereverItIs()
    {
        await using var app = await StartAsync("Default", 2);
        var (ann, bob) = (await app.SignUpAsync("ann"), await app.SignUpAsync("bob"));
        await ann.GetFromAsync("/organization/list", "203.0.113.1").Expect(200);
        await ann.GetFromAsync("/get-session", "203.0.113.2").Expect(200);

        await ann.GetFromAsync("/organization/list", "203.0.113.3").Expect(429, "TOO_MANY_REQUESTS");
        await bob.GetFromAsync("/organization/list", "203.0.113.3").Expect(200);
    }

    [Fact]
    public async Task Requests_WithTokensThatAreMadeUp_AreCountedByAddress()
    {
        await using var app = await StartAsync("Default", 2);

        var statuses = new List<int>();
        for (var index = 0; index < 4; index++)
        {
            var request = Limited.Request(HttpMethod.Get, "/organization/list", "203.0.113.7");
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer made-up-{index}");
            statuses.Add((await app.Anonymous().SendAsync(request)).Status);
        }

        statuses.Should().Equal(401, 401, 429, 429);
    }

    [Fact]
    public async Task Requests_AfterTheWindow_PassAgain()
    {
        await using var app = await Limited.StartAsync(
            hosts, Engine.Sqlite, ("OrgAuth:RateLimiting:SignIn:Permits", "1"), ("OrgAuth:RateLimiting:SignIn:Window", "1"));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        int status;
        do
        {
            await app.SignInAsync("nobody@example.com", "wrong-password");
            status = (await app.SignInAsync("nobody@example.com", "wrong-password")).Status;
        }
        while (status != 429 && !patience.IsCancellationRequested);

        while (status == 429 && !patience.IsCancellationRequested)
            status = (await app.SignInAsync("nobody@example.com", "wrong-password", "203.0.113.7")).Status;

        status.Should().Be(401);
    }

    [Fact]
    public async Task Limits_InDevelopment_AreOffByDefault()
    {
        var app = await hosts.GetAsync(Engine.Sqlite);

        for (var attempt = 0; attempt < 12; attempt++)
            (await app.SignInAsync("nobody@example.com", "wrong-password")).Status.Should().Be(401);
    }

    [Fact]
    public async Task Document_WhereLimitsHold_TellsOf429()
    {
        await using var app = await StartAsync("Default", 100);

        (await app.ReadDocumentAsync()).Operations.Where(operation => operation.Route != "/ok")
            .Should().OnlyContain(operation => operation.Promises(429, "TOO_MANY_REQUESTS"));
    }

    private Task<TestApp> StartAsync(string policy, int permits, ErrorStatuses mode = ErrorStatuses.Documented) => Limited.StartAsync(
        hosts,
        Engine.Sqlite,
        ("OrgAuth:ErrorStatuses", mode.ToString()),
        ($"OrgAuth:RateLimiting:{policy}:Permits", permits.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        ($"OrgAuth:RateLimiting:{policy}:Window", Window));
}
