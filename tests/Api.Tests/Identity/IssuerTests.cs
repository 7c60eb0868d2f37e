using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using OrgAuth.Api.Tests.Hosting;
using OrgAuth.Application.Abstractions;
using OrgAuth.Infrastructure.Identity;

namespace OrgAuth.Api.Tests.Identity;

/// <summary>Issuers that change their keys, are away, or say nonsense.</summary>
public sealed class IssuerTests(TestHosts hosts) : IAsyncLifetime
{
    private TokenIssuer issuer = null!;

    public async ValueTask InitializeAsync() => issuer = await TokenIssuer.StartAsync();

    public ValueTask DisposeAsync() => issuer.DisposeAsync();

    [Fact]
    public async Task Rotation_ANewKey_IsPickedUpAndTheOldOneDropped()
    {
        await using var app = await hosts.StartAsync(Engine.Sqlite, issuer.Settings());
        var old = CallerWith(app, issuer.Keys[0]);
        await old.GetAsync("/organization/list").Expect(200);
        issuer.Keys[0] = SigningKey.Curve("second");
        app.Time.Advance(IssuerKeys.Pause);

        await CallerWith(app, issuer.Keys[0]).GetAsync("/organization/list").Expect(200);

        await old.AssertIsNobodyAsync("its key is no longer shown");
        issuer.Questions.Should().Be(2);
    }

    [Fact]
    public async Task Rotation_WithoutANewToken_IsNoticedWhenTheKeysAreOld()
    {
        await using var app = await hosts.StartAsync(Engine.Sqlite, issuer.Settings());
        var old = issuer.Keys[0];
        await CallerWith(app, old).GetAsync("/organization/list").Expect(200);
        issuer.Keys[0] = SigningKey.Rsa("second");
        app.Time.Advance(IssuerKeys.FreshFor);

        await CallerWith(app, old).GetAsync("/organization/list").Expect(200);
        await KeysOf(app).RefreshAsync();

        await CallerWith(app, old).AssertIsNobodyAsync("the keys were fetched anew");
    }

    [Fact]
    public async Task Keys_ThatTokensMakeUp_DoNotMakeTheIssuerBusy()
    {
        await using var app = await hosts.StartAsync(Engine.Sqlite, issuer.Settings());
        var forged = Enumerable.Range(0, 20).Select(index => CallerWith(app, SigningKey.Curve($"forged-{index}"))).ToList();

        await Task.WhenAll(forged.Select(caller => caller.GetAsync("/organization/list").Expect(401)));
        issuer.Questions.Should().Be(1);

        app.Time.Advance(IssuerKeys.Pause);
        await Task.WhenAll(forged.Select(caller => caller.GetAsync("/organization/list").Expect(401)));
        issuer.Questions.Should().Be(2);
        await CallerWith(app, issuer.Keys[0]).GetAsync("/organization/list").Expect(200);
    }

    [Theory]
    [InlineData(nameof(IssuerMood.Down))]
    [InlineData(nameof(IssuerMood.Garbage))]
    [InlineData(nameof(IssuerMood.Impostor))]
    public async Task Issuer_ThatIsUselessAtStart_LetsNobodyInUntilItIsBack(string mood)
    {
        issuer.Mood = Enum.Parse<IssuerMood>(mood);
        await using var app = await hosts.StartAsync(Engine.Sqlite, issuer.Settings());
        var caller = CallerWith(app, issuer.Keys[0]);

        await caller.AssertIsNobodyAsync("no key is known");
        (await app.SignUpAsync()).Id.Should().NotBeEmpty("everybody else signs in as always");

        issuer.Mood = IssuerMood.Well;
        app.Time.Advance(IssuerKeys.Pause);
        await caller.GetAsync("/organization/list").Expect(200);
    }

    [Fact]
    public async Task Issuer_ThatHangs_KeepsCallersWaitingOnlySoLong()
    {
        issuer.Mood = IssuerMood.Hanging;
        await using var app = await hosts.StartAsync(Engine.Sqlite, issuer.Settings());
        var started = Stopwatch.GetTimestamp();

        await CallerWith(app, issuer.Keys[0]).AssertIsNobodyAsync("no key is known");

        Stopwatch.GetElapsedTime(started).Should().BeLessThan(TimeSpan.FromMinutes(1));
        issuer.Questions.Should().Be(1, "the second request does not ask again");
    }

    [Fact]
    public async Task Issuer_ThatGoesAway_LeavesItsKeysWorkingForADay()
    {
        await using var app = await hosts.StartAsync(Engine.Sqlite, issuer.Settings());
        await CallerWith(app, issuer.Keys[0]).GetAsync("/organization/list").Expect(200);
        issuer.Mood = IssuerMood.Down;

        app.Time.Advance(TimeSpan.FromHours(23));
        await CallerWith(app, issuer.Keys[0]).GetAsync("/organization/list").Expect(200);
        await CallerWith(app, SigningKey.Rsa("second")).AssertIsNobodyAsync("its key is not known and cannot be asked for");

        app.Time.Advance(TimeSpan.FromHours(2));
        await CallerWith(app, issuer.Keys[0]).AssertIsNobodyAsync("the keys are too old");
    }

    [Fact]
    public async Task Issuers_WithTheSameSubject_SpeakOfTwoPeople()
    {
        await using var other = await TokenIssuer.StartAsync();
        await using var app = await hosts.StartAsync(Engine.Sqlite, issuer.Settings().Concat(other.Settings(index: 1)).ToDictionary());
        var now = app.Time.GetUtcNow();
        var first = new TokenCaller(app, issuer.Keys[0].Sign(issuer.Claims(now)));
        var second = new TokenCaller(app, other.Keys[0].Sign(other.Claims(now, email: "another-ann@corp.example")));

        var ids = new[] { await first.UserAsync(), await second.UserAsync() }.Select(user => user.GetProperty("id").GetString());

        ids.Should().OnlyHaveUniqueItems();
        await new TokenCaller(app, other.Keys[0].Sign(issuer.Claims(now))).AssertIsNobodyAsync("one issuer's key signs for the other");
    }

    private TokenCaller CallerWith(TestApp app, SigningKey key) => new(app, key.Sign(issuer.Claims(app.Time.GetUtcNow())));

    private IssuerKeys KeysOf(TestApp app) => ((IdentityTokens)app.Services.GetRequiredService<IIdentityTokens>()).KeysOf(issuer.Name);
}
