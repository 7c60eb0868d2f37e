using System.Text;
using Microsoft.EntityFrameworkCore;
using OrgAuth.Api.Tests.Hosting;

namespace OrgAuth.Api.Tests.Identity;

/// <summary>Who is let in with a token of a configured issuer, and who is not.</summary>
public sealed class TokenTests(TestHosts hosts) : IAsyncLifetime
{
    private TokenIssuer issuer = null!;

    public async ValueTask InitializeAsync() => issuer = await TokenIssuer.StartAsync();

    public ValueTask DisposeAsync() => issuer.DisposeAsync();

    [Theory]
    [EveryEngine]
    public async Task Token_OfAnIssuer_WorksLikeASession(Engine engine)
    {
        await using var app = await hosts.StartAsync(engine, issuer.Settings());
        var caller = CallerWith(app, issuer.Claims(app.Time.GetUtcNow()));

        var session = await caller.GetAsync("/get-session").Expect(200);
        var first = await CreateAsync(caller, "first");
        var second = await CreateAsync(caller, "second");
        var chosen = await caller.PostAsync("/organization/set-active", new { organizationId = first }).Expect(200);

        session.Json.GetProperty("user").GetProperty("email").GetString().Should().Be("ann@corp.example");
        session.Json.GetProperty("user").GetProperty("emailVerified").GetBoolean().Should().BeFalse("this issuer's word is not enough");
        session.Json.GetProperty("user").GetProperty("name").GetString().Should().Be("The ann");
        session.Json.GetProperty("user").GetProperty("image").GetString().Should().Be("https://corp.example/picture.png");
        (await caller.GetAsync("/organization/get-active-member").Expect(200)).Json.GetProperty("organizationId").GetString().Should().Be(first);
        (await caller.GetAsync("/organization/get-active-member", ("X-Organization-Id", second)).Expect(200))
            .Json.GetProperty("organizationId").GetString().Should().Be(second);
        (await caller.GetAsync($"/organization/get-active-member-role?organizationId={second}").Expect(200)).Json.GetProperty("role").GetString().Should().Be("owner");
        (await caller.GetAsync("/list-sessions").Expect(200)).Json.GetArrayLength().Should().Be(1);
        new[] { session, chosen }.Should().OnlyContain(reply => reply.Cookies.Count == 0 && !reply.Headers.ContainsKey("set-auth-token"));
        (await TokenCaller.CountRowsAsync(app)).Should().Be((1, 1, 1));
    }

    [Theory]
    [EveryEngine]
    public async Task Session_OfALaterToken_IsTheSameOneForTheSameSignIn(Engine engine)
    {
        await using var app = await hosts.StartAsync(engine, issuer.Settings());
        var early = CallerWith(app, issuer.Claims(app.Time.GetUtcNow()));
        var organization = await CreateAsync(early, "acme");
        app.Time.Advance(TimeSpan.FromHours(3));
        await early.AssertIsNobodyAsync("the token has expired");

        var late = issuer.Claims(app.Time.GetUtcNow());
        var session = (await CallerWith(app, late).GetAsync("/get-session").Expect(200)).Json.GetProperty("session");
        late["sid"] = "two";
        var other = (await CallerWith(app, late).GetAsync("/get-session").Expect(200)).Json.GetProperty("session");

        session.GetProperty("activeOrganizationId").GetString().Should().Be(organization);
        session.GetProperty("expiresAt").GetDateTime().Should().BeBefore(app.Time.GetUtcNow().UtcDateTime.AddMinutes(11));
        other.GetProperty("activeOrganizationId").ValueKind.Should().Be(System.Text.Json.JsonValueKind.Null);
        (await TokenCaller.CountRowsAsync(app)).Should().Be((1, 1, 2));
    }

    [Fact]
    public async Task SignOut_WithAToken_EndsTheSessionAndGivesNoCookie()
    {
        await using var app = await hosts.StartAsync(Engine.Sqlite, issuer.Settings());
        var caller = CallerWith(app, issuer.Claims(app.Time.GetUtcNow()));
        await CreateAsync(caller, "acme");

        var reply = await caller.PostAsync("/sign-out", new { }).Expect(200);

        reply.Cookies.Should().BeEmpty();
        (await TokenCaller.CountRowsAsync(app)).Should().Be((1, 1, 0));
        (await caller.GetAsync("/organization/get-active-member")).Code.Should().Be("NO_ACTIVE_ORGANIZATION", "the next request begins a new session");
    }

    [Fact]
    public async Task Token_ThatIsForgedOrNotForUs_IsNobodys()
    {
        await using var stranger = await TokenIssuer.StartAsync();
        var settings = issuer.Settings();
        settings["OrgAuth:Jwt:Issuers:0:RequiredClaims:scope"] = "orgauth.use";
        await using var app = await hosts.StartAsync(Engine.Sqlite, settings);
        var now = app.Time.GetUtcNow();
        var key = issuer.Keys[0];
        Dictionary<string, object?> With(string name, object? value) => new(Good(now)) { [name] = value };
        Dictionary<string, object?> Without(string name) => Good(now).Where(claim => claim.Key != name).ToDictionary();
        var good = key.Sign(Good(now));
        var parts = good.Split('.');
        var weak = SigningKey.Rsa("weak", 1024);
        issuer.Keys.Add(weak);

        (string Why, string Token)[] refused =
        [
            ("alg none", SigningKey.Unsigned(Good(now), new { alg = "none", kid = key.Id })),
            ("alg none without a key id", SigningKey.Unsigned(Good(now), new { alg = "none" })),
            ("signed with the public key as shared secret", SigningKey.SignShared(Good(now), new { alg = "HS256", kid = key.Id }, Encoding.UTF8.GetBytes(key.Pem))),
            ("RS256 claimed over a shared secret", SigningKey.SignShared(Good(now), new { alg = "RS256", kid = key.Id }, Encoding.UTF8.GetBytes(key.Pem))),
            ("an algorithm that is not accepted", key.Sign(Good(now), new { alg = "RS512", kid = key.Id })),
            ("a key that is too short", weak.Sign(Good(now))),
            ("wrong audience", key.Sign(With("aud", "other"))),
            ("no audience", key.Sign(Without("aud"))),
            ("wrong issuer", key.Sign(With("iss", "https://evil.example"))),
            ("no issuer", key.Sign(Without("iss"))),
            ("issuer that is no text", key.Sign(With("iss", new[] { issuer.Name }))),
            ("unknown key", SigningKey.Rsa("unknown").Sign(Good(now))),
            ("another key under a known name", SigningKey.Rsa(key.Id).Sign(Good(now))),
            ("another issuer's key", stranger.Keys[0].Sign(Good(now))),
            ("expired", key.Sign(With("exp", now.AddSeconds(-61).ToUnixTimeSeconds()))),
            ("without an end", key.Sign(Without("exp"))),
            ("not yet", key.Sign(With("nbf", now.AddMinutes(5).ToUnixTimeSeconds()))),
            ("without a subject", key.Sign(Without("sub"))),
            ("a subject that is no text", key.Sign(With("sub", 7))),
            ("an endless subject", key.Sign(With("sub", new string('s', 256)))),
            ("required claim missing", key.Sign(Without("scope"))),
            ("required claim otherwise", key.Sign(With("scope", "openid orgauth.used"))),
            ("an extension that must be understood", key.Sign(Good(now), new { alg = "RS256", kid = key.Id, crit = new[] { "b64" }, b64 = false })),
            ("a token for another purpose", key.Sign(Good(now), new { alg = "RS256", kid = key.Id, typ = "logout+jwt" })),
            ("tampered payload", $"{parts[0]}.{key.Sign(With("sub", "eve")).Split('.')[1]}.{parts[2]}"),
            ("tampered signature", $"{parts[0]}.{parts[1]}.{parts[2][..^4]}AAAA"),
            ("no signature", $"{parts[0]}.{parts[1]}."),
            ("truncated", good[..^20]),
            ("cut in the payload", $"{parts[0]}.{parts[1][..20]}.{parts[2]}"),
            ("a lone surrogate", $"{parts[0]}.eyJpc3MiOiJcdWQ4MDAifQ.{parts[2]}"),
            ("nothing in it", ".."),
            ("no JSON", "a.b.c"),
            ("an array", "W10.W10.W10"),
        ];

        foreach (var (why, token) in refused)
            await new TokenCaller(app, token).AssertIsNobodyAsync(why);

        await new TokenCaller(app, good).GetAsync("/organization/list").Expect(200);
    }

    [Fact]
    public async Task Token_WithinTheSkew_IsAccepted()
    {
        await using var app = await hosts.StartAsync(Engine.Sqlite, issuer.Settings());
        var now = app.Time.GetUtcNow();
        var claims = issuer.Claims(now);

        claims["exp"] = now.AddSeconds(-5).ToUnixTimeSeconds();
        await CallerWith(app, claims).GetAsync("/organization/list").Expect(200);

        claims["exp"] = now.AddMinutes(5).ToUnixTimeSeconds();
        claims["nbf"] = now.AddSeconds(30).ToUnixTimeSeconds();
        await CallerWith(app, claims).GetAsync("/organization/list").Expect(200);
    }

    [Fact]
    public async Task Token_BesideACookie_IsTheOnlyCredential()
    {
        await using var app = await hosts.StartAsync(Engine.Sqlite, issuer.Settings());
        var user = await app.SignUpAsync();
        var expired = issuer.Claims(app.Time.GetUtcNow().AddHours(-1));
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/auth/organization/list");
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {issuer.Keys[0].Sign(expired)}");

        (await user.SendAsync(request)).Status.Should().Be(401);
        (await user.GetAsync("/organization/list")).Status.Should().Be(200);
    }

    [Fact]
    public async Task Token_WhereNoIssuerIsConfigured_IsNobodys()
    {
        var app = await hosts.GetAsync(Engine.Sqlite);

        (await CallerWith(app, issuer.Claims(app.Time.GetUtcNow())).GetAsync("/organization/list")).Status.Should().Be(401);
        issuer.Questions.Should().Be(0);
    }

    [Theory]
    [InlineData("RS256", false)]
    [InlineData("RS256", true)]
    [InlineData("ES256", false)]
    [InlineData("ES256", true)]
    public async Task Token_OfAnIssuerWithConfiguredKeys_IsAcceptedWithoutAsking(string algorithm, bool asPem)
    {
        var key = algorithm == "RS256" ? SigningKey.Rsa("static") : SigningKey.Curve("static");
        var settings = issuer.Settings();
        settings["OrgAuth:Jwt:Issuers:0:SigningKeys:0"] = asPem ? key.Pem : System.Text.Json.JsonSerializer.Serialize(new { keys = new[] { key.PublicKey } });
        await using var app = await hosts.StartAsync(Engine.Sqlite, settings);
        var claims = issuer.Claims(app.Time.GetUtcNow());

        await new TokenCaller(app, key.Sign(claims)).GetAsync("/organization/list").Expect(200);
        await new TokenCaller(app, SigningKey.Curve("static").Sign(claims)).AssertIsNobodyAsync("another key");
        issuer.Questions.Should().Be(0);
    }

    [Fact]
    public async Task Session_OfAToken_IsNotOpenedByWhatItIsNamedAfter()
    {
        await using var app = await hosts.StartAsync(Engine.Sqlite, issuer.Settings());
        await CallerWith(app, issuer.Claims(app.Time.GetUtcNow())).GetAsync("/get-session").Expect(200);
        await using var db = app.OpenDatabase();
        var session = await db.Sessions.SingleAsync();

        foreach (var guess in new[] { "ann", "one", session.Id, Convert.ToHexString(session.TokenHash), Convert.ToBase64String(session.TokenHash) })
            (await new TokenCaller(app, guess).GetAsync("/organization/list")).Status.Should().Be(401);
    }

    private Dictionary<string, object?> Good(DateTimeOffset now) => new(issuer.Claims(now)) { ["scope"] = "openid orgauth.use" };

    private TokenCaller CallerWith(TestApp app, Dictionary<string, object?> claims) => new(app, issuer.Keys[0].Sign(claims));

    private static async Task<string> CreateAsync(TokenCaller caller, string slug) =>
        (await caller.PostAsync("/organization/create", new { name = slug, slug }).Expect(200)).Json.GetProperty("id").GetString()!;
}
