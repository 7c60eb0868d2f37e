using OrgAuth.Infrastructure.Persistence;

namespace OrgAuth.Api;

/// <summary>The command <c>migrate</c>.</summary>
internal static class Migrate
{
    /// <summary>Brings the configured database up to date and tells how it goes; the server is not started.</summary>
    /// <returns>The process's exit code.</returns>
    public static async Task<int> MigrateOrgAuthAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DatabaseMigration>().RunAsync(Console.Out, app.Lifetime.ApplicationStopping);
        return 0;
    }
}
