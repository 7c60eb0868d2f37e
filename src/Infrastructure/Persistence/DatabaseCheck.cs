using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using OrgAuth.Domain.Common;

namespace OrgAuth.Infrastructure.Persistence;

/// <summary>Looks for broken rules in the database and changes nothing; the command <c>check</c>.</summary>
internal sealed class DatabaseCheck(OrgAuthDbContext db, TimeProvider time)
{
    private const int Examples = 5;

    /// <summary>Reports rule by rule.</summary>
    /// <returns>Whether every rule holds.</returns>
    public async Task<bool> RunAsync(TextWriter output, CancellationToken cancellationToken)
    {
        db.Database.SetCommandTimeout(DatabaseOptions.MaintenanceTimeout);
        if (!await db.GetService<IRelationalDatabaseCreator>().ExistsAsync(cancellationToken)
            || (await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
        {
            await output.WriteLineAsync("The database is missing or behind: run 'migrate' first.");
            return false;
        }

        var broken = 0;
        foreach (var rule in DatabaseRules.Of(db, time.Now()))
        {
            var violations = await rule.Broken.CountAsync(cancellationToken);
            broken += violations;
            await output.WriteLineAsync(violations == 0 ? $"ok      {rule.Text}" : await DescribeAsync(rule, violations, cancellationToken));
        }

        await output.WriteLineAsync(broken == 0 ? "Every rule holds." : $"{broken} violation(s) found.");
        return broken == 0;
    }

    private static async Task<string> DescribeAsync(DatabaseRule rule, int violations, CancellationToken cancellationToken)
    {
        var examples = await rule.Broken.Take(Examples).ToListAsync(cancellationToken);
        return $"BROKEN  {rule.Text}: {violations} violation(s), {rule.Subject} {string.Join(", ", examples)}{(violations > Examples ? ", ..." : string.Empty)}";
    }
}
