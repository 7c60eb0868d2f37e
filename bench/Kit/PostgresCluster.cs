using System.Globalization;
using Npgsql;

namespace OrgAuth.Bench.Kit;

/// <summary>A PostgreSQL of the benchmark's own, thrown away at the end. Run as the user <c>postgres</c> when the benchmark runs as root.</summary>
internal sealed class PostgresCluster : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly string binaries;
    private readonly string folder = Directory.CreateTempSubdirectory("orgauth-bench-postgres-").FullName;
    private readonly int port = Ports.Free();

    private PostgresCluster(string binaries) => this.binaries = binaries;

    /// <summary>Everything that the server logs.</summary>
    public string LogFile => $"{folder}/log";

    /// <param name="binaries">Where initdb is.</param>
    /// <param name="fsync">Commits wait for the disk.</param>
    /// <param name="settings">Further settings, by name.</param>
    /// <param name="cancellationToken">Stops the start.</param>
    public static async Task<PostgresCluster> StartAsync(
        string binaries, bool fsync, IReadOnlyDictionary<string, string> settings, CancellationToken cancellationToken)
    {
        var cluster = new PostgresCluster(binaries);
        try
        {
            await cluster.StartAsync(settings.Append(new("fsync", fsync ? "on" : "off")), cancellationToken);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Connects as Npgsql wants it said.</summary>
    public string ConnectionString(string database) =>
        string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port};Username=orgauth;Database={database}");

    /// <summary>Connects as Node's <c>pg</c> wants it said.</summary>
    public string Url(string database) => string.Create(CultureInfo.InvariantCulture, $"postgres://orgauth@127.0.0.1:{port}/{database}");

    /// <summary>Runs one statement on the maintenance database.</summary>
    public async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString("postgres"));
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (File.Exists($"{folder}/data/postmaster.pid"))
                await RunAsync("pg_ctl", ["-D", $"{folder}/data", "-m", "immediate", "-w", "stop"], CancellationToken.None);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task StartAsync(IEnumerable<KeyValuePair<string, string>> further, CancellationToken cancellationToken)
    {
        if (Environment.UserName == "root")
            await Commands.RunAsync(new CommandLine("chown", "postgres", folder), Patience, cancellationToken);

        await RunAsync(
            "initdb",
            ["-D", $"{folder}/data", "-U", "orgauth", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"],
            cancellationToken);

        // Nothing of the server's own housekeeping falls into one contestant's round: the benchmark vacuums itself.
        var settings = string.Create(
            CultureInfo.InvariantCulture,
            $"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c max_connections=300 -c log_line_prefix=%d/ " +
            $"-c autovacuum=off -c checkpoint_timeout=1h -c max_wal_size=8GB") + string.Concat(further.Select(setting => $" -c {setting.Key}={setting.Value}"));
        await RunAsync("pg_ctl", ["-D", $"{folder}/data", "-w", "-l", LogFile, "-o", settings, "start"], cancellationToken);
    }

    private Task<string> RunAsync(string program, string[] arguments, CancellationToken cancellationToken)
    {
        var path = Path.Combine(binaries, program);
        var command = Environment.UserName == "root"
            ? new CommandLine("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", path, .. arguments])
            : new CommandLine(path, arguments);
        return Commands.RunAsync(command, Patience, cancellationToken);
    }
}
