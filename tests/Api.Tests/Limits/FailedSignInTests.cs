using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrgAuth.Api.Tests.Concurrency;
using OrgAuth.Api.Tests.Hosting;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Users;
using OrgAuth.Domain.Common;
using OrgAuth.Infrastructure.Persistence;

namespace OrgAuth.Api.Tests.Limits;

/// <summary>Wrong passwords make whoever tries them wait, on all nodes, and nobody else (docs/adr/0015).</summary>
public sealed class FailedSignInTests(TestHosts hosts)
{
    private const string Wrong = "wrong-password";

    /// <summary>After so many the wait is two minutes, longer than any test takes.</summary>
    private const int Many = 12;

    [Theory]
    [EveryEngine]
    public async Task SignIn_AfterManyFailures_WaitsLongerEachTimeOnEveryNode(Engine engine)
    {
        await using var app = await Limited.StartAsync(hosts, engine);
        await using var other = app.StartAnotherNode();
        var user = await app.SignUpAsync();
        await FailAsync([app, other], user.Email, Many);

        var refused = await other.SignInAsync(user.Email, ApiUser.Password);
        await FailAsync([other, app], user.Email, 1);
        var again = await app.SignInAsync(user.Email, ApiUser.Password);

        (refused.Status, refused.Code, again.Status).Should().Be((429, "TOO_MANY_REQUESTS", 429));
        Wait(refused).Should().BeInRange(60, 128, "it is doubled seven times from the fifth failure on");
        Wait(again).Should().BeInRange(129, 256);
        (await CountSessionsAsync(app, user)).Should().Be(1, "a refused sign-in changes nothing, even with the right password");
    }

    [Theory]
    [EveryEngine]
    public async Task SignIn_FromElsewhere_IsNeverKeptOutByAStranger(Engine engine)
    {
        await using var app = await Limited.StartAsync(hosts, engine);
        var user = await app.SignUpAsync();
        await FailAsync([app], user.Email, Many);

        (await app.SignInAsync(user.Email, ApiUser.Password)).Status.Should().Be(429);
        (await app.SignInAsync(user.Email, ApiUser.Password, "198.51.100.1")).Status.Should().Be(200);
    }

    [Fact]
    public async Task SignIn_ThatSucceeds_ForgetsWhatWentBefore()
    {
        await using var app = await Limited.StartAsync(hosts, Engine.Sqlite);
        var user = await app.SignUpAsync();
        await FailAsync([app], user.Email, 4);
        (await app.SignInAsync(user.Email, ApiUser.Password)).Status.Should().Be(200);
        await FailAsync([app], user.Email, 4);

        (await app.SignInAsync(user.Email, ApiUser.Password)).Status.Should().Be(200);
        await using var db = app.OpenDatabase();
        (await db.Throttles.CountAsync()).Should().Be(0);
    }

    [Fact]
    public async Task SignIn_ADayLater_IsForgottenAndSwept()
    {
        await using var app = await Limited.StartAsync(hosts, Engine.Sqlite);
        var user = await app.SignUpAsync();
        await FailAsync([app], user.Email, Many);
        app.Time.Advance(TimeSpan.FromDays(1));

        await FailAsync([app], user.Email, 4);
        app.Time.Advance(TimeSpan.FromDays(1));
        await app.Services.GetRequiredService<ExpirySweep>().RunAsync(CancellationToken.None);

        await using var db = app.OpenDatabase();
        (await db.Throttles.CountAsync()).Should().Be(0);
        (await db.Sessions.CountAsync()).Should().Be(1, "it has not expired");
    }

    [Fact]
    public async Task SignIn_ToNobodysAccount_IsAnsweredLikeToSomebodys()
    {
        await using var app = await Limited.StartAsync(hosts, Engine.Sqlite);
        var user = await app.SignUpAsync();

        var known = await StatusesAsync(app, user.Email);
        var unknown = await StatusesAsync(app, "nobody@example.com");

        unknown.Should().Equal(known).And.Equal(401, 429);
    }

    [Theory]
    [EveryEngine]
    public async Task Failures_TwentyAtOnceOverTwoNodes_AreAllCounted(Engine engine)
    {
        await using var app = await Limited.StartAsync(hosts, engine, ("OrgAuth:RateLimiting:DelayFromFailure", "1000"));
        await using var other = app.StartAnotherNode();
        var user = await app.SignUpAsync();

        var replies = await Race.RunAsync(Enumerable.Range(0, 20).Select(index => (Func<Task<ApiReply>>)(() =>
            (index % 2 == 0 ? app : other).SignInAsync(user.Email, Wrong))));

        replies.Should().OnlyContain(reply => reply.Status == 401);
        await using var db = app.OpenDatabase();
        (await db.Throttles.SingleAsync()).Count.Should().Be(20);
    }

    [Theory]
    [EveryEngine]
    public async Task Throttle_TwentyAtOnceAtALimitOfFive_CountsFive(Engine engine)
    {
        await using var app = await Limited.StartAsync(hosts, engine);
        await using var other = app.StartAnotherNode();
        var key = Secrets.HashOf("test", "race");

        var counted = await Task.WhenAll(Enumerable.Range(0, 20).Select(index => Task.Run(() =>
            (index % 2 == 0 ? app : other).Services.GetRequiredService<IThrottle>().TryAddAsync(key, 5, TimeSpan.FromHours(1), default))));

        counted.Count(isCounted => isCounted).Should().Be(5);
    }

    [Fact]
    public async Task MailQuota_OfAMailbox_IsFullUntilTheHourEnds()
    {
        await using var app = await Limited.StartAsync(hosts, Engine.Sqlite, ("OrgAuth:RateLimiting:MailsPerHour", "2"));
        await using var scope = app.Services.CreateAsyncScope();
        var quota = scope.ServiceProvider.GetRequiredService<MailQuota>();
        Task<bool> Take(string purpose) => quota.TryTakeAsync(purpose, "ann@example.com", default);

        (await Take("reset"), await Take("reset"), await Take("reset"), await Take("verify")).Should().Be((true, true, false, true));
        app.Time.Advance(TimeSpan.FromMinutes(59));
        (await Take("reset")).Should().BeFalse("asking again does not prolong it, nor does it end early");
        app.Time.Advance(TimeSpan.FromMinutes(1));
        (await Take("reset")).Should().BeTrue();
    }

    /// <summary>Fails at the first host, each time after the longest wait; the clocks of all go alike.</summary>
    private static async Task FailAsync(TestApp[] nodes, string email, int times)
    {
        for (var failure = 0; failure < times; failure++)
        {
            foreach (var node in nodes)
                node.Time.Advance(TimeSpan.FromMinutes(15));

            (await nodes[0].SignInAsync(email, Wrong)).Status.Should().Be(401);
        }
    }

    private static async Task<List<int>> StatusesAsync(TestApp app, string email)
    {
        await FailAsync([app], email, Many - 1);
        app.Time.Advance(TimeSpan.FromMinutes(15));
        return [(await app.SignInAsync(email, Wrong)).Status, (await app.SignInAsync(email, Wrong)).Status];
    }

    private static int Wait(ApiReply reply) => int.Parse(reply.Headers["Retry-After"], System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<int> CountSessionsAsync(TestApp app, ApiUser user)
    {
        await using var db = app.OpenDatabase();
        return await db.Sessions.CountAsync(session => session.UserId == user.Id);
    }
}
