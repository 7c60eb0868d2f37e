using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using OrgAuth.Api.Tests.Hosting;
using OrgAuth.Domain.Common;

namespace OrgAuth.Api.Tests.Replay.Scenarios;

/// <summary>session-auth: the recording does not say which session a request carried; this does.</summary>
internal sealed class SessionScenario(TestApp app) : Scenario(app)
{
    private const string Main = "sign-up happy";
    private const string Other = "sign-in happy";
    private const string Bearer = "bearer: sign-up returns set-auth-token";

    /// <summary>What the recorder did not replace: the signature of <c>true</c>, and the bearer's token and signature.</summary>
    public static IReadOnlyDictionary<string, string> Aliases { get; } = new Dictionary<string, string>
    {
        ["9VPDLc2QaENn1BTWyTaNJZ3T6OpOd2qO1CXmYNhyzL8%3D"] = "<signature>",
        ["5tCVWqRnvRJq6rfUw2I3qmSeDMjmyY0s"] = "<token>",
        ["R5g/J4HyYeMFY/LwVi1naG7lwwOQsSsa5jTmNeSkbVQ="] = "<signature:bearer>",
    };

    public override Task PrepareAsync() => Task.CompletedTask;

    public override async Task<ApiUser> SenderAsync(TraceCase turn)
    {
        Names.Forget("<token>");
        var sender = turn.Case switch
        {
            "get-session: ipAddress/userAgent recorded at sign-in" => await SignInAsync("203.0.113.9", "trace-agent/1.0"),
            "get-session of a deleted session: cookies expired" => await DeletedAsync(),
            "get-session older than updateAge (1 day): refreshed, new cookie" => await AgedAsync(SessionOf(Main), TimeSpan.FromDays(5)),
            "get-session expired" => await AgedAsync(await SignInAsync(), TimeSpan.FromMinutes(-1)),
            "get-session happy" or "get-session with cookie and no Origin (GET is not checked)" or "list-sessions"
                or "revoke-session other own session" or "revoke-session unknown token (still true)" or "revoke-session missing token"
                or "revoke-other-sessions" or "revoke-other-sessions without body" or "update-session: activeOrganizationId is input:false"
                or "sign-out with cookie, without Origin" or "sign-out" => SessionOf(Main),
            _ => Anonymous(),
        };
        if (sender.Cookie.Length > 0)
            Names["<token>"] = TokenOf(sender.Cookie);

        if (turn.Case == "revoke-session other own session")
            Names["<token>"] = TokenOf(SessionOf(Other).Cookie);
        else if (turn.Case.StartsWith("revoke-session", StringComparison.Ordinal))
            Names["<token>"] = new string('t', 43);
        else if (turn.Case.StartsWith("bearer: ", StringComparison.Ordinal) && turn.Case != Bearer)
            Names["<token>"] = TokenOf(SessionOf(Bearer).Cookie);

        return sender;
    }

    /// <summary>The session that a case signed in.</summary>
    private ApiUser SessionOf(string @case) => WithCookie(Replies[@case]);

    private ApiUser WithCookie(ApiReply reply) => new(App.CreateClient(), string.Empty, string.Empty, reply.Cookies[0].Split(';')[0]);

    private async Task<ApiUser> SignInAsync(string? address = null, string? agent = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/auth/sign-in/email")
        {
            Content = JsonContent.Create(new { email = "sess.user@test.com", password = ApiUser.Password }),
        };
        if (address is not null)
            request.Headers.Add("X-Forwarded-For", address);

        if (agent is not null)
            request.Headers.Add("User-Agent", agent);

        return WithCookie(await Anonymous().SendAsync(request).Expect(200));
    }

    private async Task<ApiUser> DeletedAsync()
    {
        var session = await SignInAsync();
        var hash = Secrets.HashToken(TokenOf(session.Cookie));
        await using var db = OpenDatabase();
        await db.Sessions.Where(row => row.TokenHash == hash).ExecuteDeleteAsync();
        return session;
    }

    private async Task<ApiUser> AgedAsync(ApiUser session, TimeSpan left)
    {
        var (hash, end) = (Secrets.HashToken(TokenOf(session.Cookie)), App.Time.Now() + left);
        await using var db = OpenDatabase();
        await db.Sessions.Where(row => row.TokenHash == hash).ExecuteUpdateAsync(set => set.SetProperty(row => row.ExpiresAt, end));
        return session;
    }
}
