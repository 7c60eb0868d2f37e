using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;

namespace OrgAuth.Infrastructure.Persistence;

/// <summary>Applies migrations one by one, telling which; the command <c>migrate</c>.</summary>
internal sealed class DatabaseMigration(OrgAuthDbContext db)
{
    public async Task RunAsync(TextWriter output, CancellationToken cancellationToken)
    {
        db.Database.SetCommandTimeout(DatabaseOptions.MaintenanceTimeout);
        var creator = db.GetService<IRelationalDatabaseCreator>();
        if (!await creator.ExistsAsync(cancellationToken))
            await creator.CreateAsync(cancellationToken);

        await db.GetService<IHistoryRepository>().CreateIfNotExistsAsync(cancellationToken);
        var pending = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).ToList();
        var migrator = db.GetService<IMigrator>();
        for (var index = 0; index < pending.Count; index++)
        {
            await output.WriteLineAsync($"[{index + 1}/{pending.Count}] {pending[index]}");
            await migrator.MigrateAsync(pending[index], cancellationToken);
        }

        await output.WriteLineAsync(pending.Count == 0 ? "The database is up to date." : "Done: the database is up to date.");
    }
}
