using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace OrgAuth.Bench.Duel;

/// <summary>
/// What both databases hold: organization 0 with all callers as members, for each caller an organization of their own with eight further
/// members, and guests who hold a session and an invitation each.
/// </summary>
internal sealed class SeedData(int guestCount)
{
    public const int CallerCount = 1000;
    private const int OrganizationsPerCaller = 10;
    private static readonly TimeSpan StatementTime = TimeSpan.FromMinutes(2);
    private readonly DateTime now = new(DateTime.UtcNow.Ticks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, DateTimeKind.Utc);

    public static IEnumerable<int> Callers => Enumerable.Range(1, CallerCount);

    /// <summary>Signs every server's cookies.</summary>
    public string Secret { get; } = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));

    public IEnumerable<int> Guests => Enumerable.Range(CallerCount + 1, guestCount);

    /// <summary>The same as <c>pg_temp.id</c> in the seeds.</summary>
    public static string Id(string kind, int number) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind} {number}")))[..32];

    /// <summary>The session cookie of a user.</summary>
    public string Cookie(int user)
    {
        var token = Id("token", user);
        var signature = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(token)));
        return $"better-auth.session_token={Uri.EscapeDataString($"{token}.{signature}")}";
    }

    public Task PlantAsync(string connectionString, string database, CancellationToken cancellationToken) =>
        ExecuteAsync(connectionString, $"{database}-seed.sql", cancellationToken);

    /// <summary>Takes back what was written since <see cref="PlantAsync"/>.</summary>
    public Task ResetAsync(string connectionString, string database, CancellationToken cancellationToken) =>
        ExecuteAsync(connectionString, $"{database}-reset.sql", cancellationToken);

    private async Task ExecuteAsync(string connectionString, string script, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var command = new NpgsqlCommand(Read(script), connection)
        {
            CommandTimeout = (int)StatementTime.TotalSeconds,
            Parameters =
            {
                new("now", now), new("callers", CallerCount), new("guests", guestCount), new("organizations", OrganizationsPerCaller),
            },
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
        command.Parameters.Clear();
        command.CommandText = "vacuum analyze";
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static string Read(string script)
    {
        using var reader = new StreamReader(typeof(SeedData).Assembly.GetManifestResourceStream(script)!);
        return reader.ReadToEnd();
    }
}
