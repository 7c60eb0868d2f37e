using Microsoft.EntityFrameworkCore;
using OrgAuth.Api.Tests.Concurrency;
using OrgAuth.Api.Tests.Hosting;
using OrgAuth.Application.Configuration;

namespace OrgAuth.Api.Tests.Identity;

/// <summary>Which user a token's subject is (docs/adr/0014).</summary>
public sealed class IdentityTests(TestHosts hosts) : IAsyncLifetime
{
    private TokenIssuer issuer = null!;

    public async ValueTask InitializeAsync() => issuer = await TokenIssuer.StartAsync();

    public ValueTask DisposeAsync() => issuer.DisposeAsync();

    [Theory]
    [EveryEngine]
    public async Task Requests_TwentyAtOnceOverTwoNodes_MakeOneUserAndOneSession(Engine engine)
    {
        await using var app = await hosts.StartAsync(engine, issuer.Settings());
        await using var other = app.StartAnotherNode();
        var claims = issuer.Claims(app.Time.GetUtcNow());
        async Task<IReadOnlyList<ApiReply>> SendAsync()
        {
            var token = issuer.Keys[0].Sign(claims);
            var replies = await Race.RunAsync(Enumerable.Range(0, 20).Select(index => (Func<Task<ApiReply>>)(() =>
                new TokenCaller(index % 2 == 0 ? app : other, token).GetAsync("/get-session"))));
            replies.Winners().Should().Be(20);
            return replies;
        }

        var first = await SendAsync();
        (claims["email"], claims["name"]) = ("ann.other@corp.example", "Ann Other");
        var second = await SendAsync();

        var all = first.Concat(second).ToList();
        all.Select(reply => reply.Json.GetProperty("user").GetProperty("id").GetString()).Distinct().Should().ContainSingle();
        all.Select(reply => reply.Json.GetProperty("session").GetProperty("id").GetString()).Distinct().Should().ContainSingle();
        second.Should().OnlyContain(reply => reply.Json.GetProperty("user").GetProperty("email").GetString() == "ann.other@corp.example");
        (await TokenCaller.CountRowsAsync(app)).Should().Be((1, 1, 1));
    }

    [Fact]
    public async Task Profile_ThatChanges_IsTakenOverAndWrittenOnce()
    {
        await using var app = await hosts.StartAsync(Engine.Sqlite, issuer.Settings(trustEmail: true));
        var claims = issuer.Claims(app.Time.GetUtcNow());
        var before = await CallerWith(app, claims).UserAsync();
        app.Time.Advance(TimeSpan.FromMinutes(1));
        (claims["name"], claims["email"], claims["picture"]) = ("  Ann Other ", "Ann.Other@corp.example", "javascript:alert(1)");

        var after = await CallerWith(app, claims).UserAsync();
        app.Time.Advance(TimeSpan.FromMinutes(1));
        var later = await CallerWith(app, claims).UserAsync();

        before.GetProperty("emailVerified").GetBoolean().Should().BeTrue();
        after.GetProperty("id").GetString().Should().Be(before.GetProperty("id").GetString());
        after.GetProperty("name").GetString().Should().Be("Ann Other");
        after.GetProperty("email").GetString().Should().Be("ann.other@corp.example");
        after.GetProperty("image").GetString().Should().Be("https://corp.example/picture.png", "what cannot be used changes nothing");
        later.GetRawText().Should().Be(after.GetRawText(), "a request without news writes nothing, not even updatedAt");
    }

    [Fact]
    public async Task Profile_WithoutClaims_StaysAsItIs()
    {
        await using var app = await hosts.StartAsync(Engine.Sqlite, issuer.Settings());
        var claims = issuer.Claims(app.Time.GetUtcNow());
        var before = await CallerWith(app, claims).UserAsync();
        foreach (var name in new[] { "email", "email_verified", "name", "picture" })
            claims.Remove(name);

        (await CallerWith(app, claims).UserAsync()).GetRawText().Should().Be(before.GetRawText());
    }

    [Fact]
    public async Task Address_ThatChangesOnAnUntrustedWord_IsNotVerifiedAnyMore()
    {
        await using var app = await hosts.StartAsync(Engine.Sqlite, issuer.Settings());
        var claims = issuer.Claims(app.Time.GetUtcNow());
        var id = (await CallerWith(app, claims).UserAsync()).GetProperty("id").GetString()!;
        await app.VerifyAsync(new ApiUser(app.CreateClient(), id, string.Empty, string.Empty));
        (await CallerWith(app, claims).UserAsync()).GetProperty("emailVerified").GetBoolean().Should().BeTrue();

        claims["email"] = "else@corp.example";

        (await CallerWith(app, claims).UserAsync()).GetProperty("emailVerified").GetBoolean().Should().BeFalse();
    }

    [Theory]
    [InlineData(true, true, true, true)]
    [InlineData(false, true, true, false)]
    [InlineData(true, false, true, false)]
    [InlineData(true, true, false, false)]
    public async Task Address_OfALocalUser_IsJoinedOnlyIfBothSidesProvedTheMailbox(bool trusted, bool tokenVerified, bool localVerified, bool joined)
    {
        await using var app = await hosts.StartAsync(Engine.Sqlite, issuer.Settings(trusted));
        var local = await app.SignUpAsync();
        if (localVerified)
            await app.VerifyAsync(local);

        var claims = issuer.Claims(app.Time.GetUtcNow(), email: local.Email);
        claims["email_verified"] = tokenVerified;

        var reply = await CallerWith(app, claims).GetAsync("/get-session").Expect(joined ? 200 : 409, joined ? null : "IDENTITY_EMAIL_TAKEN");

        if (joined)
            reply.Json.GetProperty("user").GetProperty("id").GetString().Should().Be(local.Id);

        (await TokenCaller.CountRowsAsync(app)).Should().Be(joined ? (1, 1, 2) : (1, 0, 1));
    }

    [Fact]
    public async Task Address_GivenToSomebodyNewAtTheSameIssuer_DoesNotBringTheAccountAlong()
    {
        await using var app = await hosts.StartAsync(Engine.Sqlite, issuer.Settings(trustEmail: true));
        var now = app.Time.GetUtcNow();
        await CallerWith(app, issuer.Claims(now, "ann", "desk@corp.example")).GetAsync("/get-session").Expect(200);

        await CallerWith(app, issuer.Claims(now, "bob", "desk@corp.example")).GetAsync("/get-session").Expect(409, "IDENTITY_EMAIL_TAKEN");
    }

    [Theory]
    [EveryMode]
    public async Task Address_ThatIsUnusableOrTaken_IsRefusedEverywhereAndChangesNothing(ErrorStatuses mode)
    {
        await using var app = await hosts.StartAsync(mode, [.. issuer.Settings().Select(setting => (setting.Key, setting.Value))]);
        var local = await app.SignUpAsync();
        var now = app.Time.GetUtcNow();
        var before = await TokenCaller.CountRowsAsync(app);
        var without = issuer.Claims(now);
        without.Remove("email");
        (Dictionary<string, object?> Claims, int Status, string Code)[] refused =
        [
            (without, 403, "IDENTITY_EMAIL_UNUSABLE"),
            (issuer.Claims(now, email: "no address"), 403, "IDENTITY_EMAIL_UNUSABLE"),
            (issuer.Claims(now, email: "a@corp.example\r\nBcc: b@corp.example"), 403, "IDENTITY_EMAIL_UNUSABLE"),
            (issuer.Claims(now, email: local.Email.ToUpperInvariant()), 409, "IDENTITY_EMAIL_TAKEN"),
        ];

        foreach (var (claims, status, code) in refused)
        {
            await CallerWith(app, claims).GetAsync("/get-session").Expect(status, code);
            await CallerWith(app, claims).PostAsync("/organization/create", new { name = "Acme", slug = "acme" }).Expect(status, code);
        }

        (await TokenCaller.CountRowsAsync(app)).Should().Be(before);
    }

    [Fact]
    public async Task Address_OfSomebodyElse_IsNotTakenOverByAKnownSubject()
    {
        await using var app = await hosts.StartAsync(Engine.Sqlite, issuer.Settings(trustEmail: true));
        var local = await app.SignUpAsync();
        await app.VerifyAsync(local);
        var claims = issuer.Claims(app.Time.GetUtcNow());
        await CallerWith(app, claims).GetAsync("/get-session").Expect(200);

        claims["email"] = local.Email;

        await CallerWith(app, claims).GetAsync("/get-session").Expect(409, "IDENTITY_EMAIL_TAKEN");
        await using var db = app.OpenDatabase();
        (await db.Users.Select(user => user.Email).ToListAsync()).Should().BeEquivalentTo(local.Email, "ann@corp.example");
    }

    [Fact]
    public async Task User_OfAToken_CannotSignInByPassword()
    {
        await using var app = await hosts.StartAsync(Engine.Sqlite, issuer.Settings());
        await CallerWith(app, issuer.Claims(app.Time.GetUtcNow())).GetAsync("/get-session").Expect(200);

        await app.Anonymous().PostAsync("/sign-in/email", new { email = "ann@corp.example", password = string.Empty }).Expect(401, "INVALID_EMAIL_OR_PASSWORD");
    }

    [Fact]
    public async Task Invitation_ToTheAddressOfAToken_IsAcceptedWithIt()
    {
        await using var app = await hosts.StartAsync(Engine.Sqlite, issuer.Settings());
        var owner = await app.SignUpAsync("owner");
        var organization = await owner.CreateOrganizationAsync();
        var invitation = await owner.InviteAsync(organization, "ann@corp.example");

        var caller = CallerWith(app, issuer.Claims(app.Time.GetUtcNow()));
        await caller.PostAsync("/organization/accept-invitation", new { invitationId = invitation }).Expect(200);

        (await caller.GetAsync("/organization/get-active-member").Expect(200)).Json.GetProperty("organizationId").GetString().Should().Be(organization);
    }

    private TokenCaller CallerWith(TestApp app, Dictionary<string, object?> claims) => new(app, issuer.Keys[0].Sign(claims));
}
