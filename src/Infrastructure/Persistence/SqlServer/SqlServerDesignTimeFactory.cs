using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace OrgAuth.Infrastructure.Persistence.SqlServer;

/// <summary>Lets <c>dotnet ef</c> build the model; no database is reached.</summary>
internal sealed class SqlServerDesignTimeFactory : IDesignTimeDbContextFactory<SqlServerOrgAuthDbContext>
{
    public SqlServerOrgAuthDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqlServerOrgAuthDbContext>();
        new SqlServerEngine().Configure(options, "Server=localhost;Database=design");
        return new SqlServerOrgAuthDbContext(options.Options);
    }
}
