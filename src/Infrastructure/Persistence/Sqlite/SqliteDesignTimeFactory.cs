using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace OrgAuth.Infrastructure.Persistence.Sqlite;

/// <summary>Lets <c>dotnet ef</c> build the model; no database is reached.</summary>
internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteOrgAuthDbContext>
{
    public SqliteOrgAuthDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqliteOrgAuthDbContext>();
        new SqliteEngine().Configure(options, "Data Source=design.db");
        return new SqliteOrgAuthDbContext(options.Options);
    }
}
