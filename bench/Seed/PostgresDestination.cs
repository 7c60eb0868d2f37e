using Npgsql;
using NpgsqlTypes;

namespace OrgAuth.Bench.Seed;

/// <summary>PostgreSQL, by binary COPY. Foreign keys look away meanwhile, for which the login must be a superuser.</summary>
internal sealed class PostgresDestination : IDestination
{
    private const int ReportEvery = 10_000;
    private static readonly Dictionary<Type, NpgsqlDbType> Types = new()
    {
        [typeof(string)] = NpgsqlDbType.Varchar,
        [typeof(bool)] = NpgsqlDbType.Boolean,
        [typeof(DateTime)] = NpgsqlDbType.TimestampTz,
        [typeof(int)] = NpgsqlDbType.Integer,
        [typeof(long)] = NpgsqlDbType.Bigint,
        [typeof(byte[])] = NpgsqlDbType.Bytea,
    };

    private readonly NpgsqlConnection connection;
    private readonly List<string> indexes = [];

    private PostgresDestination(NpgsqlConnection connection) => this.connection = connection;

    public static async Task<IDestination> OpenAsync(string connectionString, CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(connectionString + ";Pooling=false;Command Timeout=0");
        await connection.OpenAsync(cancellationToken);
        var destination = new PostgresDestination(connection);
        await destination.ExecuteAsync("set session_replication_role = replica; set maintenance_work_mem = '1GB'", cancellationToken);
        await destination.DropIndexesAsync(cancellationToken);
        return destination;
    }

    public async Task WriteAsync(Table table, Action<int> written, CancellationToken cancellationToken)
    {
        var columns = string.Join(", ", table.Columns.Select(column => $"\"{column}\""));
        await using var copy = await connection.BeginBinaryImportAsync($"copy \"{table.Name}\" ({columns}) from stdin (format binary)", cancellationToken);
        copy.Timeout = Timeout.InfiniteTimeSpan;
        foreach (var (index, row) in table.Rows.Index())
        {
            await copy.StartRowAsync(cancellationToken);
            foreach (var value in row)
                await (value is null ? copy.WriteNullAsync(cancellationToken) : copy.WriteAsync(value, Types[value.GetType()], cancellationToken));

            if (index % ReportEvery == 0)
                written(index);
        }

        await copy.CompleteAsync(cancellationToken);
        written(table.Count);
    }

    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        foreach (var index in indexes.Append("vacuum analyze"))
            await ExecuteAsync(index, cancellationToken);
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    /// <summary>They are made again at the end, which is faster than to keep them meanwhile.</summary>
    private async Task DropIndexesAsync(CancellationToken cancellationToken)
    {
        var names = new List<string>();
        await using (var command = new NpgsqlCommand("select indexname, indexdef from pg_indexes where indexname like 'IX\\_%'", connection))
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                names.Add(reader.GetString(0));
                indexes.Add(reader.GetString(1));
            }
        }

        foreach (var name in names)
            await ExecuteAsync($"drop index \"{name}\"", cancellationToken);
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
