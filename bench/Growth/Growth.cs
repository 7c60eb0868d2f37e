using System.Globalization;
using OrgAuth.Bench.Kit;
using OrgAuth.Bench.Seed;
using OrgAuth.Infrastructure.Persistence;

namespace OrgAuth.Bench.Growth;

/// <summary>Measures a small and a large database side by side, on each engine at hand.</summary>
internal sealed class Growth(GrowthOptions options, string root) : IAsyncDisposable
{
    // Of the machine's own, as PostgreSQL's manual advises for a server that has one; the defaults are made for the smallest.
    private static readonly Dictionary<string, string> Settings = new() { ["shared_buffers"] = "2GB" };
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private readonly string folder = Directory.CreateTempSubdirectory("orgauth-growth-").FullName;
    private readonly DateTime now = Dataset.ThisHour;
    private PostgresCluster? postgres;

    public static async Task RunAsync(GrowthOptions options, string root, CancellationToken cancellationToken)
    {
        var tools = Tools.Find();
        var machine = await Machine.DescribeAsync(tools, options.Method, "client, server and database share the machine; PostgreSQL runs without fsync", cancellationToken);
        await using var growth = new Growth(options, root);
        var report = new GrowthReport(machine, options.Large);
        await growth.PublishAsync(cancellationToken);
        foreach (var provider in await growth.EnginesAsync(tools, cancellationToken))
        {
            await growth.MeasureAsync(provider, report, cancellationToken);
            await report.SaveAsync(Path.Combine(root, "bench", "results", "growth-partial.md"), cancellationToken);
        }

        Console.WriteLine();
        Console.WriteLine(report.ToString());
        if (options.IsComplete && growth.postgres is not null)
            await report.SaveAsync(Path.Combine(root, "bench", "results", "growth.md"), cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (postgres is not null)
            await postgres.DisposeAsync();

        Directory.Delete(folder, recursive: true);
    }

    private async Task<IReadOnlyList<DatabaseProvider>> EnginesAsync(Tools tools, CancellationToken cancellationToken)
    {
        var engines = new List<DatabaseProvider> { DatabaseProvider.PostgreSql, DatabaseProvider.Sqlite };
        engines.RemoveAll(engine => options.Only is not null && engine.ToString() != options.Only);
        if (!engines.Contains(DatabaseProvider.PostgreSql))
            return engines;

        if (tools.PostgresFolder is null)
        {
            await Console.Error.WriteLineAsync("PostgreSQL's server is missing (Debian: apt-get install postgresql). Only SQLite is measured.");
            engines.Remove(DatabaseProvider.PostgreSql);
            return engines;
        }

        Console.WriteLine("Starting PostgreSQL");
        postgres = await PostgresCluster.StartAsync(tools.PostgresFolder, fsync: false, Settings, cancellationToken);
        return engines;
    }

    private async Task PublishAsync(CancellationToken cancellationToken)
    {
        Console.WriteLine("Publishing OrgAuth");
        string[] arguments = ["publish", "src/Api/OrgAuth.Api.csproj", "-c", "Release", "-o", Published, "--nologo"];
        await Commands.RunAsync(new CommandLine("dotnet", arguments) { Folder = root }, Patience, cancellationToken);
    }

    private string Published => Path.Combine(folder, "orgauth");

    private async Task MeasureAsync(DatabaseProvider provider, GrowthReport report, CancellationToken cancellationToken)
    {
        using var small = Prepare(provider, "small", Shape.Small);
        using var large = Prepare(provider, "large", options.Large);
        await small.StartAsync(cancellationToken);
        await large.StartAsync(cancellationToken);
        foreach (var comparison in Comparisons.Of(small, large))
        {
            var outcome = await CompareAsync(provider, comparison, cancellationToken);
            Console.WriteLine(GrowthReport.Line(outcome));
            report.Add(outcome);
        }
    }

    private Side Prepare(DatabaseProvider provider, string size, Shape shape)
    {
        var connectionString = provider == DatabaseProvider.PostgreSql
            ? postgres!.ConnectionString(size)
            : $"Data Source={Path.Combine(folder, size)}.db";
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Ports.Free()}"));
        var command = Side.Command(Published, address, provider, connectionString);
        return new Side(provider, connectionString, new Dataset(shape, options.Seed, now), new($"{provider}, {size}", size, address, command));
    }

    private async Task<Outcome> CompareAsync(DatabaseProvider provider, Comparison comparison, CancellationToken cancellationToken)
    {
        using var reference = new Pacer(comparison.Reference);
        using var subject = new Pacer(comparison.Subject);
        await RoundAsync(reference, subject, cancellationToken);
        var rounds = new List<(TimeSpan Reference, TimeSpan Subject)>();
        while (rounds.Count < GrowthOptions.Rounds)
        {
            await RoundAsync(reference, subject, cancellationToken);
            rounds.Add((reference.P50, subject.P50));
        }

        await reference.FinishAsync(cancellationToken);
        await subject.FinishAsync(cancellationToken);
        return new(
            provider.ToString(),
            comparison,
            rounds.Select(round => round.Reference).Order().ElementAt(rounds.Count / 2),
            rounds.Select(round => round.Subject).Order().ElementAt(rounds.Count / 2));
    }

    private async Task RoundAsync(Pacer reference, Pacer subject, CancellationToken cancellationToken)
    {
        reference.Begin();
        subject.Begin();
        while (reference.Spent < options.Time || subject.Spent < options.Time)
        {
            await reference.TakeTurnAsync(cancellationToken);
            await subject.TakeTurnAsync(cancellationToken);
        }
    }
}
