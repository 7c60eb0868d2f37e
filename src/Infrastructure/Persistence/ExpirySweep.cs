using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrgAuth.Domain.Common;

namespace OrgAuth.Infrastructure.Persistence;

/// <summary>Deletes, once an hour and in small portions, what has expired and nobody asked for again. Several nodes do no harm to each other.</summary>
internal sealed partial class ExpirySweep(IServiceScopeFactory scopes, TimeProvider time, ILogger<ExpirySweep> logger) : BackgroundService
{
    private const int Portion = 1000;
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    /// <summary>Deletes what has expired by now.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<OrgAuthDbContext>();
        var now = time.Now();
        await DeleteAsync(db.Sessions.Where(session => session.ExpiresAt <= now).OrderBy(session => session.ExpiresAt), cancellationToken);
        await DeleteAsync(db.Throttles.Where(throttle => throttle.ExpiresAt <= now).OrderBy(throttle => throttle.ExpiresAt), cancellationToken);
        await DeleteAsync(db.Verifications.Where(verification => verification.ExpiresAt <= now).OrderBy(verification => verification.ExpiresAt), cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RunAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogFailure(exception);
            }
        }
    }

    private static async Task DeleteAsync<T>(IQueryable<T> expired, CancellationToken cancellationToken)
    {
        while (await expired.Take(Portion).ExecuteDeleteAsync(cancellationToken) == Portion)
        {
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What has expired could not be deleted; it is tried again in an hour.")]
    private partial void LogFailure(Exception exception);
}
