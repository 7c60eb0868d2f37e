using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace OrgAuth.Infrastructure.Persistence.Sqlite;

/// <summary>
/// Sets every connection up: wait for other writers inside SQLite instead of polling, compare text exactly, and keep 8 MiB of pages, in which
/// a hundred members fit whose users lie far apart.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    public static readonly SqlitePragmas Instance = new();
    private const string Pragmas = "PRAGMA busy_timeout = 30000; PRAGMA case_sensitive_like = ON; PRAGMA cache_size = -8192;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
