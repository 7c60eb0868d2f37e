using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace OrgAuth.Api.Tests.Hosting;

/// <summary>
/// A PostgreSQL for the tests: the one that <c>ORGAUTH_TEST_POSTGRES</c> names, or a throw-away cluster started from the installed server
/// binaries (as the user <c>postgres</c> when the tests run as root, which the server refuses to).
/// </summary>
internal sealed class PostgresServer : IDisposable
{
    private const string Variable = "ORGAUTH_TEST_POSTGRES";
    private readonly string? folder;
    private readonly string options = string.Empty;

    private PostgresServer(string connectionString) => ConnectionString = connectionString;

    /// <summary>Makes and starts a cluster.</summary>
    private PostgresServer(bool durable)
    {
        folder = Directory.CreateTempSubdirectory("orgauth-postgres-").FullName;
        if (Environment.UserName == "root")
            Run("chown", "postgres", folder);

        var port = FreePort();
        options = $"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c max_connections=400 -c fsync={(durable ? "on" : "off")}";
        ConnectionString = string.Create(
            CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port};Username=orgauth;Database=postgres;Maximum Pool Size=60");
        RunAsServer("initdb", "-D", $"{folder}/data", "-U", "orgauth", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        Resume();
    }

    private static string? Binaries { get; } = new[] { "/usr/lib/postgresql", "/usr/local/pgsql", "/opt/homebrew/opt" }
        .Where(Directory.Exists)
        .SelectMany(root => Directory.EnumerateDirectories(root).Prepend(root))
        .Select(version => Path.Combine(version, "bin"))
        .Where(bin => File.Exists(Path.Combine(bin, "initdb")))
        .OrderDescending(StringComparer.Ordinal)
        .FirstOrDefault();

    /// <summary>Why there is no cluster of one's own to be had, or <c>null</c>.</summary>
    public static string? WhyNotOwn { get; } = Binaries is null ? "PostgreSQL is missing: install its server (Debian: postgresql)" : null;

    public static string? WhyNot { get; } = Configured is not null || Binaries is not null
        ? null
        : $"PostgreSQL is missing: install its server (Debian: postgresql), or name one in {Variable}";

    /// <summary>Connects to the server's maintenance database.</summary>
    public string ConnectionString { get; }

    private static string? Configured => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } configured ? configured : null;

    public static PostgresServer Start() => Configured is { } configured ? new PostgresServer(configured) : new PostgresServer(durable: false);

    /// <summary>A cluster that may be stopped and resumed, and that keeps what it confirmed.</summary>
    public static PostgresServer StartOwn() => new(durable: true);

    /// <summary>Stops a cluster of one's own as a crash would, without waiting for anybody.</summary>
    public void Stop() => RunAsServer("pg_ctl", "-D", $"{folder}/data", "-m", "immediate", "stop");

    /// <summary>Starts it again, on the same port, and waits until it has recovered.</summary>
    public void Resume() => RunAsServer("pg_ctl", "-D", $"{folder}/data", "-w", "-l", $"{folder}/log", "-o", options, "start");

    public void Dispose()
    {
        NpgsqlConnection.ClearAllPools();
        if (folder is null)
            return;

        Stop();
        Directory.Delete(folder, recursive: true);
    }

    private static void RunAsServer(string command, params string[] arguments)
    {
        var path = Path.Combine(Binaries!, command);
        if (Environment.UserName == "root")
            Run("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", path, .. arguments]);
        else
            Run(path, arguments);
    }

    private static void Run(string command, params string[] arguments)
    {
        // The server inherits its starter's streams: they are left alone, or waiting for their end would never end.
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "exec \"$0\" \"$@\" >/dev/null 2>&1", command, .. arguments])
        {
            WorkingDirectory = "/",
        })!;
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{command} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
