using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace OrgAuth.Infrastructure.Persistence.Sqlite;

/// <summary>SQLite: a file beside the application, write-ahead logged, one writer at a time.</summary>
internal sealed class SqliteEngine : IEngine
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ConstraintForeignKey = 787;
    private const int ConstraintPrimaryKey = 1555;
    private const int ConstraintUnique = 2067;

    public void Configure(DbContextOptionsBuilder options, string connectionString) => options
        .UseSqlite(new SqliteConnectionStringBuilder(connectionString) { ForeignKeys = true }.ToString())
        .AddInterceptors(SqlitePragmas.Instance);

    public bool IsLostRace(Exception exception) => exception.Chain().Any(cause =>
        cause is DbUpdateConcurrencyException or SqliteException { SqliteExtendedErrorCode: ConstraintForeignKey or ConstraintPrimaryKey or ConstraintUnique });

    public bool IsUnavailable(Exception exception) =>
        exception.Chain().Any(cause => cause is SqliteException { SqliteErrorCode: Busy or Locked });
}
