using System.Globalization;
using System.Runtime.InteropServices;
using OrgAuth.Bench.Kit;

namespace OrgAuth.Bench.Duel;

/// <summary>The database, the contestants and their data, made ready for one duel and gone after it.</summary>
internal sealed class Lab : IAsyncDisposable
{
    private const int StartsPerServer = 3;
    // An organization of the duel has more members and, while it runs, more invitations than the defaults allow.
    private const int Limit = 100_000;
    // More than any contestant answers in a second, so that guests do not run out.
    private const int GuestsPerSecond = 12_000;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private readonly string folder = Directory.CreateTempSubdirectory("orgauth-duel-").FullName;
    private readonly List<ServerProcess> servers = [];
    private readonly Tools tools;
    private PostgresCluster? postgres;

    private Lab(Tools tools, int seconds)
    {
        this.tools = tools;
        Data = new SeedData(GuestsPerSecond * seconds);
    }

    /// <summary>The repository's root.</summary>
    public static string Root { get; } = FindRoot();

    public SeedData Data { get; }

    public PostgresCluster Postgres => postgres!;

    public IReadOnlyList<ServerProcess> Servers => servers;

    /// <summary>The times from process start to first answer, each the median of several starts.</summary>
    public Dictionary<string, TimeSpan> FirstAnswers { get; } = [];

    public static async Task<Lab> SetUpAsync(DuelOptions options, Tools tools, CancellationToken cancellationToken)
    {
        var lab = new Lab(tools, options.Seconds);
        try
        {
            Console.WriteLine("Starting PostgreSQL");
            lab.postgres = await PostgresCluster.StartAsync(tools.PostgresFolder!, options.Fsync, new Dictionary<string, string>(), cancellationToken);
            foreach (var contestant in await lab.PrepareAsync(cancellationToken))
                await lab.StartAsync(contestant, cancellationToken);

            return lab;
        }
        catch
        {
            await lab.DisposeAsync();
            throw;
        }
    }

    /// <summary>Writes an operation's requests where wrk finds them.</summary>
    public async Task<string> WriteAsync(Operation operation, CancellationToken cancellationToken)
    {
        var file = Path.Combine(folder, operation.Name);
        await File.WriteAllLinesAsync(file, operation.Requests(Data).Select(request => request.ToString()), cancellationToken);
        return file;
    }

    /// <summary>Takes back what a contestant wrote.</summary>
    public Task ResetAsync(Contestant contestant, CancellationToken cancellationToken) =>
        Data.ResetAsync(Postgres.ConnectionString(contestant.Database), contestant.Database, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        foreach (var server in servers)
            server.Dispose();

        if (postgres is not null)
            await postgres.DisposeAsync();

        Directory.Delete(folder, recursive: true);
    }

    private async Task<IReadOnlyList<Contestant>> PrepareAsync(CancellationToken cancellationToken)
    {
        var contestants = new List<Contestant>();
        if (tools.Node is not null && tools.Npm is not null)
            contestants.Add(await PrepareBetterAuthAsync(cancellationToken));

        var orgAuth = await PublishAsync(Contestant.OrgAuth, "src/Api/OrgAuth.Api.csproj", cancellationToken);
        await Postgres.ExecuteAsync($"create database {orgAuth.Database}", cancellationToken);
        await Commands.RunAsync(orgAuth.Command with { Arguments = [.. orgAuth.Command.Arguments, "migrate"] }, Patience, cancellationToken);
        contestants.Add(orgAuth);
        contestants.Add(await PublishAsync(Contestant.Floor, "bench/Floor/OrgAuth.Bench.Floor.csproj", cancellationToken));

        Console.WriteLine("Planting the data");
        foreach (var database in contestants.Select(contestant => contestant.Database).Distinct())
            await Data.PlantAsync(Postgres.ConnectionString(database), database, cancellationToken);

        return contestants;
    }

    private async Task<Contestant> PrepareBetterAuthAsync(CancellationToken cancellationToken)
    {
        const string Database = "betterauth";
        var project = Path.Combine(Root, "bench", "better-auth");
        Console.WriteLine("Installing better-auth");
        await Commands.RunAsync(
            new CommandLine(tools.Npm!, "ci", "--prefer-offline", "--no-audit", "--no-fund") { Folder = project }, Patience, cancellationToken);
        var address = FreeAddress();
        var environment = new Dictionary<string, string>
        {
            ["NODE_ENV"] = "production",
            ["BETTER_AUTH_URL"] = Text(address),
            ["BETTER_AUTH_SECRET"] = Data.Secret,
            ["DATABASE_URL"] = Postgres.Url(Database),
            ["BENCH_LIMIT"] = Limit.ToString(CultureInfo.InvariantCulture),
        };
        await Postgres.ExecuteAsync($"create database {Database}", cancellationToken);
        var server = new CommandLine(tools.Node!, "server.mjs") { Environment = environment, Folder = project };
        await Commands.RunAsync(server with { Arguments = ["migrate.mjs"] }, Patience, cancellationToken);
        return new Contestant(Contestant.BetterAuth, Database, address, server);
    }

    private async Task<Contestant> PublishAsync(string name, string project, CancellationToken cancellationToken)
    {
        const string Database = "orgauth";
        Console.WriteLine($"Publishing {name}");
        var output = Path.Combine(folder, name);
        await Commands.RunAsync(
            new CommandLine("dotnet", "publish", project, "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "--no-self-contained", "-o", output, "--nologo") { Folder = Root }, Patience, cancellationToken);
        var address = FreeAddress();
        var environment = new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["ASPNETCORE_URLS"] = Text(address),
            ["OrgAuth__Secret"] = Data.Secret,
            ["OrgAuth__RateLimiting__Enabled"] = "false",
            ["OrgAuth__BaseUrl"] = Text(address),
            ["OrgAuth__MembershipLimit"] = Limit.ToString(CultureInfo.InvariantCulture),
            ["OrgAuth__InvitationLimit"] = Limit.ToString(CultureInfo.InvariantCulture),
            ["Database__Provider"] = "PostgreSql",
            ["ConnectionStrings__OrgAuth"] = Postgres.ConnectionString(Database),
        };
        var server = new CommandLine("dotnet", $"{Path.GetFileNameWithoutExtension(project)}.dll") { Environment = environment, Folder = output };
        return new Contestant(name, Database, address, server);
    }

    private async Task StartAsync(Contestant contestant, CancellationToken cancellationToken)
    {
        Console.WriteLine($"Starting {contestant.Name}");
        var request = Operation.All[0].Requests(Data).First();
        var times = new List<TimeSpan>();
        while (times.Count < StartsPerServer - 1)
        {
            using var server = await ServerProcess.StartAsync(contestant, request, cancellationToken);
            times.Add(server.FirstAnswer);
        }

        servers.Add(await ServerProcess.StartAsync(contestant, request, cancellationToken));
        times.Add(servers[^1].FirstAnswer);
        FirstAnswers[contestant.Name] = times.Order().ElementAt(times.Count / 2);
    }

    private static Uri FreeAddress() => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Ports.Free()}"));

    private static string Text(Uri address) => address.GetLeftPart(UriPartial.Authority);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "OrgAuth.sln")))
                return folder.FullName;
        }

        throw new BenchException("The duel runs from the sources: no OrgAuth.sln found above it.");
    }
}
