using Microsoft.EntityFrameworkCore;
using OrgAuth.Infrastructure.Persistence;
using OrgAuth.Infrastructure.Persistence.PostgreSql;
using OrgAuth.Infrastructure.Persistence.Sqlite;

namespace OrgAuth.Bench.Seed;

/// <summary>Migrates a database and fills it.</summary>
internal static class Planting
{
    public static async Task RunAsync(DatabaseProvider provider, string connectionString, Dataset data, CancellationToken cancellationToken)
    {
        await using (var db = OpenContext(provider, connectionString))
        {
            await new DatabaseMigration(db).RunAsync(TextWriter.Null, cancellationToken);
            if (await db.Users.AnyAsync(cancellationToken))
                throw new InvalidOperationException("The database is not empty.");
        }

        await using var destination = await OpenAsync(provider, connectionString, cancellationToken);
        await PlantingProgress.RunAsync(data.Tables, (table, written) => destination.WriteAsync(table, written, cancellationToken));
        await destination.FinishAsync(cancellationToken);
    }

    public static Task<IDestination> OpenAsync(DatabaseProvider provider, string connectionString, CancellationToken cancellationToken) =>
        provider == DatabaseProvider.PostgreSql
            ? PostgresDestination.OpenAsync(connectionString, cancellationToken)
            : SqliteDestination.OpenAsync(connectionString, cancellationToken);

    private static OrgAuthDbContext OpenContext(DatabaseProvider provider, string connectionString) => provider == DatabaseProvider.PostgreSql
        ? new PostgreSqlOrgAuthDbContext(Options<PostgreSqlOrgAuthDbContext>(new PostgreSqlEngine(), connectionString))
        : new SqliteOrgAuthDbContext(Options<SqliteOrgAuthDbContext>(new SqliteEngine(), connectionString));

    private static DbContextOptions<TContext> Options<TContext>(IEngine engine, string connectionString)
        where TContext : DbContext
    {
        var options = new DbContextOptionsBuilder<TContext>();
        engine.Configure(options, connectionString);
        return options.Options;
    }
}
