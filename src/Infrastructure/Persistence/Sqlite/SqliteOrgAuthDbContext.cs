using Microsoft.EntityFrameworkCore;

namespace OrgAuth.Infrastructure.Persistence.Sqlite;

/// <summary>The model on SQLite, where text compares byte by byte and times are text.</summary>
internal sealed class SqliteOrgAuthDbContext(DbContextOptions<SqliteOrgAuthDbContext> options) : OrgAuthDbContext(options)
{
    protected override string? OrdinalCollation => null;

    protected override string? TimeType => null;

    protected override string Quote(string column) => $"\"{column}\"";
}
