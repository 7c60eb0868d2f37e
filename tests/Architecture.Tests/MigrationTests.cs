using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using OrgAuth.Architecture.Tests.Samples;
using OrgAuth.Infrastructure.Persistence;
using OrgAuth.Infrastructure.Persistence.PostgreSql;
using OrgAuth.Infrastructure.Persistence.Sqlite;
using OrgAuth.Infrastructure.Persistence.SqlServer;

namespace OrgAuth.Architecture.Tests;

/// <summary>Every engine's migrations make the model as it is, and the shipped script does what they do. No database is reached.</summary>
public sealed class MigrationTests
{
    private const string Script = "database/sqlserver.sql";
    private const string UpdateVariable = "ORGAUTH_UPDATE_SCRIPT";

    /// <summary>sqlcmd switches it off unless told otherwise, and filtered indexes need it.</summary>
    private const string Header = "SET QUOTED_IDENTIFIER ON;\nGO\n";

    [Fact]
    public void Sqlite_MigratesToTheModel() => HasPendingChanges(new SqliteDesignTimeFactory()).Should().BeFalse();

    [Fact]
    public void PostgreSql_MigratesToTheModel() => HasPendingChanges(new PostgreSqlDesignTimeFactory()).Should().BeFalse();

    [Fact]
    public void SqlServer_MigratesToTheModel() => HasPendingChanges(new SqlServerDesignTimeFactory()).Should().BeFalse();

    [Fact]
    public void HasPendingChanges_OnAContextWithoutMigrations_IsTrue()
    {
        var options = new DbContextOptionsBuilder<UnmigratedContext>();
        new SqliteEngine().Configure(options, "Data Source=design.db");
        using var db = new UnmigratedContext(options.Options);

        db.Database.HasPendingModelChanges().Should().BeTrue();
    }

    [Fact]
    public void SqlServerScript_IsWhatTheMigrationsSay()
    {
        var path = Repository.PathOf(Script);
        var generated = Generate();
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
            File.WriteAllText(path, generated);

        var shipped = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : string.Empty;
        (shipped == generated).Should().BeTrue(
            "{0} must be what the migrations say; write it anew with {1}=1 dotnet test tests/Architecture.Tests --filter {2}",
            Script, UpdateVariable, nameof(SqlServerScript_IsWhatTheMigrationsSay));
    }

    private static string Generate()
    {
        using var db = new SqlServerDesignTimeFactory().CreateDbContext([]);
        var script = db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);
        return Header + script.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
    }

    private static bool HasPendingChanges<TContext>(IDesignTimeDbContextFactory<TContext> factory)
        where TContext : OrgAuthDbContext
    {
        using var db = factory.CreateDbContext([]);
        return db.Database.HasPendingModelChanges();
    }
}
