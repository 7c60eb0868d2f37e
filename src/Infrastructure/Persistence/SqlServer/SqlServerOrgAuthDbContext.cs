using Microsoft.EntityFrameworkCore;

namespace OrgAuth.Infrastructure.Persistence.SqlServer;

/// <summary>The model on SQL Server, which compares without case unless told otherwise.</summary>
internal sealed class SqlServerOrgAuthDbContext(DbContextOptions<SqlServerOrgAuthDbContext> options) : OrgAuthDbContext(options)
{
    protected override string? OrdinalCollation => "Latin1_General_100_BIN2";

    protected override string? TimeType => "datetime2(3)";

    protected override string Quote(string column) => $"[{column}]";
}
