using System.Globalization;
using OrgAuth.Infrastructure.Persistence;

namespace OrgAuth.Reliability.Hosting;

/// <summary>Server processes on a database of their own, with everything they logged and every secret they handed out.</summary>
internal sealed class Deployment : IDisposable
{
    private readonly Engine engine;
    private readonly string connectionString;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("orgauth-reliability-");
    private readonly Dictionary<string, string> settings;
    private readonly List<HttpClient> clients = [];

    private Deployment(Engine engine, string connectionString, IEnumerable<(string Name, string Value)> extra)
    {
        this.engine = engine;
        this.connectionString = connectionString;
        settings = new()
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["Database__Provider"] = engine.ToString(),
            ["ConnectionStrings__OrgAuth"] = connectionString,
            ["OrgAuth__BaseUrl"] = Caller.Origin,
            ["OrgAuth__RateLimiting__Enabled"] = "false",
            ["OrgAuth__Secret"] = "only-for-tests-only-for-tests-only-for-tests",
        };
        foreach (var (name, value) in extra)
            settings[name.Replace(":", "__", StringComparison.Ordinal)] = value;

        Secrets.AddCredential(Caller.Password);
    }

    /// <summary>The servers.</summary>
    public IReadOnlyList<Node> Nodes { get; private set; } = [];

    /// <summary>The only server.</summary>
    public Node Node => Nodes.Single();

    /// <summary>What they handed out.</summary>
    public IssuedSecrets Secrets { get; } = new();

    /// <summary>A place for further files and logs (<c>*.log</c>).</summary>
    public string Folder => folder.FullName;

    /// <summary>Starts one server on a new database.</summary>
    public static async Task<Deployment> StartAsync(TestDatabases databases, Engine engine, params (string Name, string Value)[] settings) =>
        await StartAsync(engine, await databases.Shared.CreateAsync(engine), nodes: 1, settings);

    /// <summary>Starts servers on a database.</summary>
    public static async Task<Deployment> StartAsync(Engine engine, string connectionString, int nodes, params (string Name, string Value)[] settings)
    {
        var deployment = new Deployment(engine, connectionString, settings);
        try
        {
            deployment.Nodes = Enumerable.Range(1, nodes).Select(number => new Node(
                deployment.settings, Path.Combine(deployment.Folder, string.Create(CultureInfo.InvariantCulture, $"node-{number}.log")))).ToList();
            await Task.WhenAll(deployment.Nodes.Select(node => node.StartAsync()));
            return deployment;
        }
        catch
        {
            deployment.Dispose();
            throw;
        }
    }

    /// <summary>A client of the only server, or of another address, that notes secrets and keeps no cookies.</summary>
    public HttpClient CreateClient(Uri? address = null)
    {
        var client = new HttpClient(new SecretListener(Secrets)) { BaseAddress = address ?? Node.Address };
        clients.Add(client);
        return client;
    }

    /// <summary>The database past the application.</summary>
    public OrgAuthDbContext OpenDatabase() => Databases.Open(engine, connectionString);

    /// <summary>Runs the command <c>check</c> as an operator would.</summary>
    public async Task<(int ExitCode, string Output)> CheckAsync()
    {
        var log = Path.Combine(Folder, "check.log");
        using var check = Node.Run(settings, log, "check");
        var exitCode = await check.WaitAsync();
        return (exitCode, await ReadAsync(log));
    }

    /// <summary>No rule of the data is broken, and no secret stands where contract section 5 forbids it.</summary>
    public async Task AssertSoundAsync()
    {
        var (exitCode, output) = await CheckAsync();
        exitCode.Should().Be(0, "{0}", output);
        Secrets.Count.Should().BeGreaterThan(1, "the run should have handed out secrets");
        Directory.EnumerateFiles(Folder, "*.log").SelectMany(Secrets.FindInLog).Should().BeEmpty();
        await using var db = OpenDatabase();
        var rows = await DatabaseRows.ReadAsync(db);
        rows.Should().NotBeEmpty();
        Secrets.FindInRows(rows).Should().BeEmpty();
    }

    public void Dispose()
    {
        foreach (var node in Nodes)
            node.Dispose();

        foreach (var client in clients)
            client.Dispose();

        folder.Delete(recursive: true);
    }

    private static async Task<string> ReadAsync(string file)
    {
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return await reader.ReadToEndAsync();
    }
}
