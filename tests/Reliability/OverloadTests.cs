using System.Collections.Concurrent;
using System.Diagnostics;
using OrgAuth.Reliability.Hosting;

namespace OrgAuth.Reliability;

/// <summary>Far more connections than the machine can serve.</summary>
public sealed class OverloadTests(TestDatabases databases)
{
    private const int Connections = 1000;
    private const long MaxResidentBytes = 600L * 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan SoonAfter = TimeSpan.FromSeconds(5);

    [Theory]
    [EveryEngine]
    public async Task ThousandConnections_ReadingAndWriting_AreServedOrRefusedAndSoonForgotten(Engine engine)
    {
        using var deployment = await Deployment.StartAsync(databases, engine);
        var http = deployment.CreateClient();
        var users = await Task.WhenAll(Enumerable.Range(0, 10).Select(index => Caller.SignUpAsync(http, $"user{index}@example.com")));
        var organizations = await Task.WhenAll(users.Select((user, index) => user.CreateOrganizationAsync($"organization-{index}")));
        var calls = new ConcurrentBag<(int Status, TimeSpan Time)>();
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(Scale.Of(5, 60)));

        var load = Task.WhenAll(Enumerable.Range(0, Connections).Select(async connection =>
        {
            for (var call = connection; !end.IsCancellationRequested; call++)
                calls.Add(await CallAsync(users[connection % users.Length], organizations[connection % users.Length], call));
        }));
        var live = await TimeAsync(async () => (int)(await http.GetAsync(new Uri("/health/live", UriKind.Relative))).StatusCode);
        await load;

        live.Should().Match<(int Status, TimeSpan Time)>(answer => answer.Status == 200 && answer.Time < Patience);
        deployment.Node.IsRunning.Should().BeTrue();
        deployment.Node.ResidentBytes.Should().BeLessThan(MaxResidentBytes);
        calls.Select(call => call.Status).Distinct().Should().BeSubsetOf([200, 503]);
        calls.Max(call => call.Time).Should().BeLessThan(Patience);
        var (status, time) = await TimeAsync(async () => (await users[0].GetAsync("/get-session")).Status);
        status.Should().Be(200);
        time.Should().BeLessThan(SoonAfter);
        await deployment.AssertSoundAsync();
    }

    /// <summary>One write in ten.</summary>
    private static Task<(int Status, TimeSpan Time)> CallAsync(Caller user, string organizationId, int call) => TimeAsync(async () => (await ((call % 10) switch
    {
        0 => user.PostAsync("/organization/update", new { organizationId, data = new { name = $"Name {call}" } }),
        < 4 => user.GetAsync($"/organization/list-members?organizationId={organizationId}"),
        < 7 => user.PostAsync("/organization/has-permission", new { organizationId, permissions = new { member = new[] { "create" } } }),
        _ => user.GetAsync("/get-session"),
    })).Status);

    private static async Task<(int Status, TimeSpan Time)> TimeAsync(Func<Task<int>> call)
    {
        var watch = Stopwatch.StartNew();
        return (await call(), watch.Elapsed);
    }
}
