using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrgAuth.Domain.Common;

namespace OrgAuth.Infrastructure.Persistence;

/// <summary>Deletes, now and then, sessions and verifications that have expired: nothing finds them, they only take room.</summary>
internal sealed partial class ExpirySweep(IServiceScopeFactory scopes, TimeProvider time, ILogger<ExpirySweep> logger) : BackgroundService
{
    private const int Batch = 500;
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(15);

    /// <summary>Deletes everything that has expired, a few rows at a time, so that nobody waits for long locks.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<OrgAuthDbContext>();
        var now = time.Now();
        var sessions = db.Sessions.Where(session => session.ExpiresAt <= now).OrderBy(session => session.ExpiresAt).Select(session => session.Id).Take(Batch);
        while (await db.Sessions.Where(session => sessions.Contains(session.Id)).ExecuteDeleteAsync(cancellationToken) == Batch)
            cancellationToken.ThrowIfCancellationRequested();

        var leaves = db.Verifications.Where(leave => leave.ExpiresAt <= now).OrderBy(leave => leave.ExpiresAt).Select(leave => leave.Id).Take(Batch);
        while (await db.Verifications.Where(leave => leaves.Contains(leave.Id)).ExecuteDeleteAsync(cancellationToken) == Batch)
            cancellationToken.ThrowIfCancellationRequested();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(exception.GetType().Name);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Expired rows could not be deleted and will be next time: {Error}")]
    private partial void LogFailed(string error);
}
