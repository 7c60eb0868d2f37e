using OrgAuth.Infrastructure.Persistence;

namespace OrgAuth.Api;

/// <summary>The command <c>check</c>.</summary>
internal static class Check
{
    /// <summary>Checks the configured database, which may be in use, and reports every broken rule; the server is not started.</summary>
    /// <returns>The process's exit code: 0 if every rule holds, else 1.</returns>
    public static async Task<int> CheckOrgAuthAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<DatabaseCheck>().RunAsync(Console.Out, app.Lifetime.ApplicationStopping) ? 0 : 1;
    }
}
