using System.Diagnostics;
using Npgsql;
using OrgAuth.Reliability.Hosting;
using OrgAuth.Reliability.Load;

namespace OrgAuth.Reliability;

/// <summary>The database goes away under load and comes back.</summary>
public sealed class DatabaseAwayTests(TestDatabases databases)
{
    private const int Writers = 6;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Stop_UnderLoad_Answers503AndRecoversByItself()
    {
        Assert.SkipWhen(PostgresServer.WhyNotOwn is not null, PostgresServer.WhyNotOwn ?? string.Empty);
        var postgres = PostgresServer.StartOwn();
        using var own = new Databases(() => postgres);
        using var deployment = await Deployment.StartAsync(Engine.PostgreSql, await own.CreateAsync(Engine.PostgreSql), nodes: 1);

        await AssertSurvivesAsync(deployment, postgres.Stop, postgres.Resume);
    }

    [Fact]
    public async Task Silence_UnderLoad_Answers503AndRecoversByItself()
    {
        Assert.SkipWhen(PostgresServer.WhyNot is not null, PostgresServer.WhyNot ?? string.Empty);
        var direct = new NpgsqlConnectionStringBuilder(await databases.Shared.CreateAsync(Engine.PostgreSql));
        using var detour = new Detour(direct.Host!, direct.Port);
        var indirect = new NpgsqlConnectionStringBuilder(direct.ToString()) { Host = "127.0.0.1", Port = detour.Port, Timeout = 2, CommandTimeout = 2 };
        using var deployment = await Deployment.StartAsync(Engine.PostgreSql, indirect.ToString(), nodes: 1);

        await AssertSurvivesAsync(deployment, detour.Cut, detour.Mend);
    }

    private static async Task AssertSurvivesAsync(Deployment deployment, Action cut, Action mend)
    {
        var http = deployment.CreateClient();
        var witness = await Caller.SignUpAsync(http, "witness@elsewhere.example");
        await using var load = new WritingLoad(http, Writers);
        load.Ledger.Confirm(new Effect(Facts.User(witness.Email), "1"));
        for (var outage = 0; outage < Scale.Of(2, 8); outage++)
        {
            await load.GrowByAsync(100, Patience);
            cut();
            try
            {
                await AssertUnavailableAsync(http, witness);
            }
            finally
            {
                mend();
            }

            await Eventually.IsTrueAsync(
                async () => (int)(await http.GetAsync(new Uri("/health/ready", UriKind.Relative))).StatusCode == 200, Patience, "the server should recover");
            (await witness.GetAsync("/get-session").Expect(200)).Text.Should().Contain(witness.Email);
        }

        await load.GrowByAsync(100, Patience);
        load.Losses.Should().BePositive("the database went away in the middle of writes");
        NpgsqlConnection.ClearAllPools();
        await load.SettleAsync(deployment);
        await deployment.AssertSoundAsync();
    }

    private static async Task AssertUnavailableAsync(HttpClient http, Caller witness)
    {
        var calls = Enumerable.Range(0, 10).Select(_ => TimeAsync(() => witness.GetAsync("/get-session")))
            .Append(TimeAsync(() => witness.PostAsync("/organization/create", new { name = "Lost", slug = "lost" }))).ToList();
        (await http.GetAsync(new Uri("/health/live", UriKind.Relative))).StatusCode.Should().Be(System.Net.HttpStatusCode.OK);
        (await http.GetAsync(new Uri("/health/ready", UriKind.Relative))).StatusCode.Should().Be(System.Net.HttpStatusCode.ServiceUnavailable);
        foreach (var (reply, time) in await Task.WhenAll(calls))
        {
            reply.Status.Should().Be(503, "{0}", reply.Text);
            reply.ContentType.Should().Be("application/problem+json");
            reply.Code.Should().Be("SERVICE_UNAVAILABLE");
            reply.Headers.Should().ContainKey("Retry-After");
            time.Should().BeLessThan(Bound);
        }
    }

    private static async Task<(Reply Reply, TimeSpan Time)> TimeAsync(Func<Task<Reply>> call)
    {
        var watch = Stopwatch.StartNew();
        return (await call(), watch.Elapsed);
    }
}
