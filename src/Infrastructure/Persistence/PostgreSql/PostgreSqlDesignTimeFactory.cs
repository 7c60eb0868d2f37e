using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace OrgAuth.Infrastructure.Persistence.PostgreSql;

/// <summary>Lets <c>dotnet ef</c> build the model; no database is reached.</summary>
internal sealed class PostgreSqlDesignTimeFactory : IDesignTimeDbContextFactory<PostgreSqlOrgAuthDbContext>
{
    public PostgreSqlOrgAuthDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<PostgreSqlOrgAuthDbContext>();
        new PostgreSqlEngine().Configure(options, "Host=localhost;Database=design");
        return new PostgreSqlOrgAuthDbContext(options.Options);
    }
}
