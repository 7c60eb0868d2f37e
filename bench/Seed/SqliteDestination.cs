using Microsoft.Data.Sqlite;

namespace OrgAuth.Bench.Seed;

/// <summary>
/// SQLite, by one prepared insert per table in one transaction. It is not analyzed, because OrgAuth does not analyze its databases either.
/// </summary>
internal sealed class SqliteDestination : IDestination
{
    private const int ReportEvery = 10_000;
    private readonly SqliteConnection connection;
    private readonly List<string> indexes = [];

    private SqliteDestination(SqliteConnection connection) => this.connection = connection;

    public static async Task<IDestination> OpenAsync(string connectionString, CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
        await connection.OpenAsync(cancellationToken);
        var destination = new SqliteDestination(connection);
        destination.Execute("PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -2000000;");
        destination.DropIndexes();
        return destination;
    }

    public Task WriteAsync(Table table, Action<int> written, CancellationToken cancellationToken)
    {
        using var transaction = connection.BeginTransaction();
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        var columns = string.Join(", ", table.Columns.Select(column => $"\"{column}\""));
        var parameters = table.Columns.Select(column => command.Parameters.Add(new SqliteParameter($"${column}", value: null))).ToList();
#pragma warning disable CA2100 // The names are this program's own.
        command.CommandText = $"INSERT INTO \"{table.Name}\" ({columns}) VALUES ({string.Join(", ", parameters.Select(parameter => parameter.ParameterName))})";
#pragma warning restore CA2100
        foreach (var (index, row) in table.Rows.Index())
        {
            for (var column = 0; column < row.Length; column++)
                parameters[column].Value = row[column] ?? DBNull.Value;

            command.ExecuteNonQuery();
            if (index % ReportEvery != 0)
                continue;

            cancellationToken.ThrowIfCancellationRequested();
            written(index);
        }

        transaction.Commit();
        written(table.Count);
        return Task.CompletedTask;
    }

    public Task FinishAsync(CancellationToken cancellationToken)
    {
        foreach (var index in indexes.Append("PRAGMA wal_checkpoint(TRUNCATE)"))
            Execute(index);

        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    /// <summary>They are made again at the end, which is faster than to keep them meanwhile.</summary>
    private void DropIndexes()
    {
        var names = new List<string>();
        using (var command = connection.CreateCommand())
        {
            command.CommandText = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL";
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                names.Add(reader.GetString(0));
                indexes.Add(reader.GetString(1));
            }
        }

        foreach (var name in names)
            Execute($"DROP INDEX \"{name}\"");
    }

    private void Execute(string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The callers' constants.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
