using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using OrgAuth.Infrastructure.Persistence;
using OrgAuth.Infrastructure.Persistence.PostgreSql;
using OrgAuth.Infrastructure.Persistence.Sqlite;
using OrgAuth.Infrastructure.Persistence.SqlServer;

namespace OrgAuth.Api.Tests.Hosting;

/// <summary>Makes an empty, migrated database of its own for every host that asks.</summary>
internal sealed class Databases : IDisposable
{
    private const string SqlServerVariable = "ORGAUTH_TEST_SQLSERVER";
    private readonly Lazy<PostgresServer> postgres;
    private readonly DirectoryInfo files = Directory.CreateTempSubdirectory("orgauth-sqlite-");

    /// <param name="startPostgres">Where PostgreSQL comes from, if not from <see cref="PostgresServer.Start"/>.</param>
    public Databases(Func<PostgresServer>? startPostgres = null) => postgres = new(startPostgres ?? PostgresServer.Start);

    private static string? SqlServer => Environment.GetEnvironmentVariable(SqlServerVariable) is { Length: > 0 } configured ? configured : null;

    /// <summary>Why tests cannot run on an engine here, or <c>null</c>.</summary>
    public static string? WhyNot(Engine engine) => engine switch
    {
        Engine.PostgreSql => PostgresServer.WhyNot,
        Engine.SqlServer => SqlServer is null ? $"SQL Server is missing: put a connection string to one into {SqlServerVariable}" : null,
        _ => null,
    };

    /// <returns>The connection string of a new, migrated database.</returns>
    public async Task<string> CreateAsync(Engine engine)
    {
        var connectionString = NameAnother(engine);
        await using var db = Open(engine, connectionString);
        await db.Database.MigrateAsync();
        return connectionString;
    }

    /// <returns>The connection string of a new database with nothing in it.</returns>
    public async Task<string> CreateEmptyAsync(Engine engine)
    {
        var connectionString = NameAnother(engine);
        await using var db = Open(engine, connectionString);
        await db.GetService<IRelationalDatabaseCreator>().CreateAsync();
        return connectionString;
    }

    /// <summary>Opens a database past the application, to look at what is really stored.</summary>
    public static OrgAuthDbContext Open(Engine engine, string connectionString)
    {
        switch (engine)
        {
            case Engine.PostgreSql:
                return new PostgreSqlOrgAuthDbContext(Configure<PostgreSqlOrgAuthDbContext>(new PostgreSqlEngine(), connectionString));
            case Engine.SqlServer:
                return new SqlServerOrgAuthDbContext(Configure<SqlServerOrgAuthDbContext>(new SqlServerEngine(), connectionString));
            default:
                return new SqliteOrgAuthDbContext(Configure<SqliteOrgAuthDbContext>(new SqliteEngine(), connectionString));
        }
    }

    public void Dispose()
    {
        if (postgres.IsValueCreated)
            postgres.Value.Dispose();

        SqliteConnection.ClearAllPools();
        files.Delete(recursive: true);
    }

    private string NameAnother(Engine engine)
    {
        var name = $"orgauth_{Guid.NewGuid():N}";
        return engine switch
        {
            Engine.PostgreSql => new NpgsqlConnectionStringBuilder(postgres.Value.ConnectionString) { Database = name }.ToString(),
            Engine.SqlServer => new SqlConnectionStringBuilder(SqlServer) { InitialCatalog = name }.ToString(),
            _ => new SqliteConnectionStringBuilder { DataSource = Path.Combine(files.FullName, name + ".db") }.ToString(),
        };
    }

    private static DbContextOptions<TContext> Configure<TContext>(IEngine engine, string connectionString)
        where TContext : DbContext
    {
        var options = new DbContextOptionsBuilder<TContext>();
        engine.Configure(options, connectionString);
        return options.Options;
    }
}
