using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OrgAuth.Api.Tests.Hosting;

namespace OrgAuth.Api.Tests.Sessions;

/// <summary>How long sessions live and when they are renewed (reference section 3).</summary>
public sealed class SessionLifeTests(TestHosts hosts)
{
    [Theory]
    [EveryEngine]
    public async Task GetSession_SignedIn_AnswersSessionAndUserAndIsNotCached(Engine engine)
    {
        var user = await (await hosts.GetAsync(engine)).SignUpAsync();

        var reply = await user.GetAsync("/get-session").Expect(200);

        reply.Headers["Cache-Control"].Should().Be("no-store");
        reply.Headers["Pragma"].Should().Be("no-cache");
        reply.Cookies.Should().BeEmpty("nothing is due within the first day");
        reply.Json.GetProperty("user").GetProperty("id").GetString().Should().Be(user.Id);
        reply.Json.GetProperty("session").EnumerateObject().Select(property => property.Name).Should().BeEquivalentTo(
            "id", "token", "userId", "expiresAt", "createdAt", "updatedAt", "ipAddress", "userAgent", "activeOrganizationId");
        user.Cookie.Should().Contain(reply.Json.GetProperty("session").GetProperty("token").GetString());
    }

    [Theory]
    [EveryEngine]
    public async Task AnyRead_ADayAfterTheLastRenewal_RenewsForAWeek(Engine engine)
    {
        await using var app = await hosts.StartAsync(engine);
        var user = await app.SignUpAsync();
        app.Time.Advance(TimeSpan.FromHours(23));
        (await user.GetAsync("/organization/list").Expect(200)).Cookies.Should().BeEmpty();
        app.Time.Advance(TimeSpan.FromHours(1));
        (await user.GetAsync("/get-session?disableRefresh=true").Expect(200)).Cookies.Should().BeEmpty();

        var renewed = await user.GetAsync("/organization/list").Expect(200);

        renewed.Cookies.Should().ContainSingle().Which.Should().StartWith(user.Cookie).And.Contain("Max-Age=604800");
        renewed.Headers.Should().ContainKey("set-auth-token");
        var session = Session(await user.GetAsync("/get-session").Expect(200));
        (session.GetProperty("expiresAt").GetDateTime() - session.GetProperty("updatedAt").GetDateTime()).Should().Be(TimeSpan.FromDays(7));
        app.Time.Advance(TimeSpan.FromDays(6.9));
        Session(await user.GetAsync("/get-session").Expect(200)).GetProperty("userId").GetString().Should().Be(user.Id);
    }

    [Theory]
    [EveryEngine]
    public async Task AnyRead_OfAnExpiredSession_ForgetsItAndTellsTheClientTo(Engine engine)
    {
        await using var app = await hosts.StartAsync(engine);
        var user = await app.SignUpAsync();
        app.Time.Advance(TimeSpan.FromDays(7));

        var reply = await user.GetAsync("/organization/list").Expect(401, "UNAUTHORIZED");

        reply.Cookies.Should().Equal(SignInTests.DeletedCookies);
        await using var db = app.OpenDatabase();
        (await db.Sessions.AnyAsync()).Should().BeFalse();
    }

    [Theory]
    [EveryEngine]
    public async Task RememberMeFalse_LivesADayAndIsNeverRenewed(Engine engine)
    {
        await using var app = await hosts.StartAsync(engine);
        var user = await app.SignUpAsync();
        var reply = await app.Anonymous().PostAsync("/sign-in/email", new { email = user.Email, password = ApiUser.Password, rememberMe = false }).Expect(200);
        reply.Cookies.Should().HaveCount(2).And.NotContain(cookie => cookie.Contains("Max-Age", StringComparison.Ordinal));
        reply.Cookies[1].Should().StartWith("better-auth.dont_remember=true.");
        var transient = new ApiUser(user.Http, user.Id, user.Email, reply.Cookies[0].Split(';')[0]);
        await transient.CreateOrganizationAsync();

        var active = await transient.PostAsync("/organization/set-active", new { }).Expect(200);
        active.Cookies.Should().HaveCount(2).And.NotContain(cookie => cookie.Contains("Max-Age", StringComparison.Ordinal));
        app.Time.Advance(TimeSpan.FromHours(23.9));
        (await transient.GetAsync("/get-session").Expect(200)).Cookies.Should().BeEmpty();
        app.Time.Advance(TimeSpan.FromHours(0.2));
        (await transient.GetAsync("/get-session").Expect(200)).Text.Should().Be("null");
    }

    private static JsonElement Session(ApiReply reply) => reply.Json.GetProperty("session");
}
