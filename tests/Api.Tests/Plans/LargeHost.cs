using Microsoft.Extensions.DependencyInjection;
using OrgAuth.Api.Authentication;
using OrgAuth.Api.Tests.Hosting;
using OrgAuth.Bench.Seed;
using OrgAuth.Infrastructure.Persistence;

namespace OrgAuth.Api.Tests.Plans;

/// <summary>One host per engine for all tests of a class.</summary>
public sealed class LargeHosts(TestHosts hosts) : IAsyncDisposable
{
    private readonly Dictionary<Engine, LargeHost> started = [];

    public async ValueTask DisposeAsync()
    {
        foreach (var host in started.Values)
            await host.DisposeAsync();
    }

    internal async Task<LargeHost> GetAsync(Engine engine)
    {
        if (!started.TryGetValue(engine, out var host))
            started[engine] = host = await LargeHost.StartAsync(hosts, engine);

        return host;
    }
}

/// <summary>A host on a database with so many rows that an engine would rather not read them all.</summary>
internal sealed class LargeHost : IAsyncDisposable
{
    private static readonly Shape Shape = new(
        Users: 20_000, Organizations: 2_000, Memberships: 40_000, LargestOrganization: 10_000, BusiestUser: 500, OpenInvitations: 2_000, OldInvitations: 60_000);

    private LargeHost(Engine engine, string connectionString) => App = new TestApp(
        engine,
        connectionString,
        new()
        {
            ["OrgAuth:MembershipLimit"] = string.Empty,
            ["OrgAuth:InvitationLimit"] = "5000",
            ["OrgAuth:OrganizationLimit"] = "1000",
            ["OrgAuth:Mail:Delivery"] = "None",
        },
        Statements.ListenTo);

    public TestApp App { get; }

    public Dataset Data { get; } = new(Shape, seed: 1, Dataset.ThisHour);

    public StatementRecorder Statements { get; } = new();

    public static async Task<LargeHost> StartAsync(TestHosts hosts, Engine engine)
    {
        var connectionString = await hosts.CreateDatabaseAsync(engine);
        var host = new LargeHost(engine, connectionString);
        await using var destination = await Planting.OpenAsync(Enum.Parse<DatabaseProvider>(engine.ToString()), connectionString, CancellationToken.None);
        foreach (var table in host.Data.Tables)
            await destination.WriteAsync(table, _ => { }, CancellationToken.None);

        await destination.FinishAsync(CancellationToken.None);
        return host;
    }

    /// <summary>A planted user.</summary>
    public ApiUser User(int number)
    {
        var cookie = Uri.EscapeDataString(App.Services.GetRequiredService<SessionCookie>().Sign(Data.Token(number)));
        return new(App.CreateClient(), Data.UserId(number), Dataset.Email(number), $"better-auth.session_token={cookie}");
    }

    /// <summary>The user at a place of the largest organization; the owner is at 0.</summary>
    public ApiUser Member(int place) => User(Data.Memberships.UserAt(0, place));

    /// <summary>A user whom the largest organization invited.</summary>
    public ApiUser Guest(int number) => User(Data.Guest(number));

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
