using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace OrgAuth.Infrastructure.Persistence;

/// <summary>
/// SQLite is created and migrated at start. The other engines are changed only when somebody says so: on a database that is behind, the
/// start is refused with what to run.
/// </summary>
internal sealed class DatabaseStartup(IServiceScopeFactory scopes, DatabaseOptions options, IEngine engine) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<OrgAuthDbContext>();
        if (options.Provider == DatabaseProvider.Sqlite)
        {
            await db.Database.MigrateAsync(cancellationToken);
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellationToken);
            return;
        }

        var pending = (await engine.Retries(db).ExecuteAsync(db.Database.GetPendingMigrationsAsync, cancellationToken)).ToList();
        if (pending.Count > 0)
        {
            throw new InvalidOperationException(
                $"The {options.Provider} database is behind by {pending.Count} migration(s), the first being {pending[0]}. " +
                "Apply them with 'dotnet OrgAuth.Api.dll migrate' (from the sources: 'dotnet run --project src/Api -- migrate')" +
                (options.Provider == DatabaseProvider.SqlServer ? " or with the script database/sqlserver.sql." : "."));
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
