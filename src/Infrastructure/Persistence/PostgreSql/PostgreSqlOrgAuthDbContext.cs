using Microsoft.EntityFrameworkCore;

namespace OrgAuth.Infrastructure.Persistence.PostgreSql;

/// <summary>The model on PostgreSQL.</summary>
internal sealed class PostgreSqlOrgAuthDbContext(DbContextOptions<PostgreSqlOrgAuthDbContext> options) : OrgAuthDbContext(options)
{
    protected override string? OrdinalCollation => "C";

    protected override string? TimeType => "timestamp(3) with time zone";

    protected override string Quote(string column) => $"\"{column}\"";
}
