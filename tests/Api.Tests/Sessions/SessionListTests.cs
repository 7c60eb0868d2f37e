using OrgAuth.Api.Tests.Hosting;
using OrgAuth.Application.Configuration;

namespace OrgAuth.Api.Tests.Sessions;

/// <summary>list-sessions and the three ways to revoke (reference section 7; contract section 5, item 9).</summary>
public sealed class SessionListTests(TestHosts hosts)
{
    [Theory]
    [EveryEngineAndMode]
    public async Task ListSessions_OfAUser_GivesHandlesThatRevokeAndNoTokens(Engine engine, ErrorStatuses mode)
    {
        var app = await hosts.GetAsync(engine, mode);
        var user = await app.SignUpAsync();
        var elsewhere = await user.SignInAsync();
        var tokens = new[] { await TokenAsync(user), await TokenAsync(elsewhere) };

        var list = await user.GetAsync("/list-sessions").Expect(200);

        list.Json.GetArrayLength().Should().Be(2);
        list.Text.Should().NotContainAny(tokens);
        var own = (await user.GetAsync("/get-session").Expect(200)).Json.GetProperty("session").GetProperty("id").GetString();
        var handle = list.Json.EnumerateArray().Single(session => session.GetProperty("id").GetString() != own).GetProperty("token").GetString();
        (await app.Anonymous().SendAsync(Bearer(handle!)).Expect(200)).Text.Should().Be("null", "a handle signs nobody in");

        (await user.PostAsync("/revoke-session", new { token = handle }).Expect(200)).Text.Should().Be("""{"status":true}""");

        (await elsewhere.GetAsync("/get-session").Expect(200)).Text.Should().Be("null");
        (await user.GetAsync("/list-sessions").Expect(200)).Json.GetArrayLength().Should().Be(1);
    }

    [Theory]
    [EveryEngineAndMode]
    public async Task RevokeSession_ByTokenUnknownOrForeign_AlwaysSaysYesAndRevokesOnlyOnesOwn(Engine engine, ErrorStatuses mode)
    {
        var app = await hosts.GetAsync(engine, mode);
        var user = await app.SignUpAsync();
        var elsewhere = await user.SignInAsync();
        var stranger = await app.SignUpAsync("stranger");

        foreach (var token in new[] { "unknown", string.Empty, await TokenAsync(stranger), await TokenAsync(elsewhere) })
            (await user.PostAsync("/revoke-session", new { token }).Expect(200)).Cookies.Should().BeEmpty();

        (await stranger.GetAsync("/get-session").Expect(200)).Text.Should().NotBe("null");
        (await elsewhere.GetAsync("/get-session").Expect(200)).Text.Should().Be("null");
        (await user.GetAsync("/get-session").Expect(200)).Text.Should().NotBe("null");
    }

    [Theory]
    [EveryEngineAndMode]
    public async Task RevokeOthersOrAll_EndsTheOthersOrAll(Engine engine, ErrorStatuses mode)
    {
        var user = await (await hosts.GetAsync(engine, mode)).SignUpAsync();
        var elsewhere = await user.SignInAsync();

        await user.PostAsync("/revoke-other-sessions", new { }).Expect(200);
        (await elsewhere.GetAsync("/get-session").Expect(200)).Text.Should().Be("null");
        (await user.GetAsync("/get-session").Expect(200)).Text.Should().NotBe("null");

        (await user.PostAsync("/revoke-sessions", body: null).Expect(200)).Cookies.Should().BeEmpty();
        (await user.GetAsync("/get-session").Expect(200)).Text.Should().Be("null");
    }

    [Theory]
    [EveryEngineAndMode]
    public async Task Sessions_Refused_SaysWhy(Engine engine, ErrorStatuses mode)
    {
        var tenant = await Tenant.CreateAsync(await hosts.GetAsync(engine, mode));
        Refusal Unauthorized(string path, Func<Task<ApiReply>> call) => new(path, call, 401, 401, "UNAUTHORIZED", "Unauthorized");

        await tenant.AssertRefusesAsync(
            mode,
            Unauthorized("list-sessions", () => tenant.Anonymous.GetAsync("/list-sessions")),
            Unauthorized("revoke-session", () => tenant.Anonymous.PostAsync("/revoke-session", new { token = "x" })),
            Unauthorized("revoke-sessions", () => tenant.Anonymous.PostAsync("/revoke-sessions", new { })),
            Unauthorized("revoke-other-sessions", () => tenant.Anonymous.PostAsync("/revoke-other-sessions", new { })),
            new("no token", () => tenant.Owner.PostAsync("/revoke-session", new { }),
                400, 400, "VALIDATION_ERROR", "[body.token] Invalid input: expected string, received undefined"));
    }

    [Theory]
    [EveryMode]
    public async Task ListSessions_ADayAfterSigningIn_IsNotFresh(ErrorStatuses mode)
    {
        await using var app = await hosts.StartAsync(mode);
        var user = await app.SignUpAsync();
        app.Time.Advance(TimeSpan.FromHours(25));
        await user.GetAsync("/get-session").Expect(200);

        await new Refusal(
            "signed in yesterday", () => user.GetAsync("/list-sessions"), 403, 403, "SESSION_NOT_FRESH", "Session is not fresh").AssertAsync(mode);
    }

    private static async Task<string> TokenAsync(ApiUser user) =>
        (await user.GetAsync("/get-session").Expect(200)).Json.GetProperty("session").GetProperty("token").GetString()!;

    private static HttpRequestMessage Bearer(string token) => new(HttpMethod.Get, "/api/auth/get-session") { Headers = { { "Authorization", $"Bearer {token}" } } };
}
