using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Npgsql;
using OrgAuth.Bench.Kit;
using OrgAuth.Bench.Seed;
using OrgAuth.Infrastructure.Persistence;

namespace OrgAuth.Bench.Growth;

/// <summary>A database and the server on it.</summary>
internal sealed class Side(DatabaseProvider provider, string connectionString, Dataset data, Contestant contestant) : IDisposable
{
    private const string BasePath = "/api/auth";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);
    private ServerProcess? server;

    /// <summary>Signs the cookies.</summary>
    public static string Secret { get; } = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));

    public Dataset Data => data;

    public Contestant Contestant => contestant;

    /// <summary>Fills the database, lets OrgAuth check it and serves it.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        Console.WriteLine($"Planting {contestant.Name}");
        await Planting.RunAsync(provider, connectionString, data, cancellationToken);
        Console.WriteLine($"Checking {contestant.Name}");
        await Commands.RunAsync(
            contestant.Command with { Arguments = [.. contestant.Command.Arguments, "check"] }, Patience, cancellationToken);
        server = await ServerProcess.StartAsync(contestant, Get(0, "/get-session"), cancellationToken);
    }

    public Request Get(int user, string path) => new("GET", BasePath + path, Cookie(user), string.Empty);

    public Request Post(int user, string path, object body) => new("POST", BasePath + path, Cookie(user), JsonSerializer.Serialize(body));

    /// <summary>Runs a statement past the server.</summary>
    public async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using System.Data.Common.DbConnection connection =
            provider == DatabaseProvider.PostgreSql ? new NpgsqlConnection(connectionString) : new SqliteConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // This program's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public void Dispose() => server?.Dispose();

    /// <summary>How the server is started.</summary>
    public static CommandLine Command(string folder, Uri address, DatabaseProvider provider, string connectionString) =>
        new("dotnet", "OrgAuth.Api.dll")
        {
            Folder = folder,
            Environment = new Dictionary<string, string>
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["ASPNETCORE_URLS"] = address.GetLeftPart(UriPartial.Authority),
                ["OrgAuth__Secret"] = Secret,
                ["OrgAuth__RateLimiting__Enabled"] = "false",
                ["OrgAuth__BaseUrl"] = address.GetLeftPart(UriPartial.Authority),
                ["OrgAuth__MembershipLimit"] = int.MaxValue.ToString(CultureInfo.InvariantCulture),
                ["OrgAuth__InvitationLimit"] = int.MaxValue.ToString(CultureInfo.InvariantCulture),
                ["Database__Provider"] = provider.ToString(),
                ["ConnectionStrings__OrgAuth"] = connectionString,
            },
        };

    private string Cookie(int user)
    {
        var token = data.Token(user);
        var signature = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(token)));
        return $"better-auth.session_token={Uri.EscapeDataString($"{token}.{signature}")}";
    }
}
