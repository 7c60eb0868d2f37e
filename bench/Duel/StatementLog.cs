using OrgAuth.Bench.Kit;

namespace OrgAuth.Bench.Duel;

/// <summary>What a contestant asks the database for one request, from PostgreSQL's own log.</summary>
internal sealed class StatementLog(PostgresCluster postgres)
{
    // Between the order to reload the settings and the sessions' obeying it.
    private static readonly TimeSpan ReloadTime = TimeSpan.FromMilliseconds(300);

    public async Task<IReadOnlyList<string>> ListenAsync(string database, Func<Task> act, CancellationToken cancellationToken)
    {
        await SetAsync("all", cancellationToken);
        var before = (await ReadAsync(cancellationToken)).Length;
        await act();
        var lines = (await ReadAsync(cancellationToken))[before..].Replace("\n\t", " ", StringComparison.Ordinal).Split('\n');
        await SetAsync("none", cancellationToken);
        return lines.Where(line => line.StartsWith($"{database}/LOG:", StringComparison.Ordinal)).Select(Text).ToList();
    }

    private async Task SetAsync(string kind, CancellationToken cancellationToken)
    {
        await postgres.ExecuteAsync($"alter system set log_statement = '{kind}'", cancellationToken);
        await postgres.ExecuteAsync("select pg_reload_conf()", cancellationToken);
        await Task.Delay(ReloadTime, cancellationToken);
    }

    private Task<string> ReadAsync(CancellationToken cancellationToken) => File.ReadAllTextAsync(postgres.LogFile, cancellationToken);

    /// <summary>From <c>database/LOG:  execute name: statement</c>, in single spaces. The name tells prepared statements from others.</summary>
    private static string Text(string line) => string.Join(' ', line.Split(": ", 2)[1].Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
