using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrgAuth.Application.Abstractions;
using OrgAuth.Domain.Common;

namespace OrgAuth.Infrastructure.Persistence;

/// <summary>Counts in the database, each time on a context of its own. Exact under any concurrency: a row is changed by one statement, and made by one.</summary>
internal sealed class Throttles(IServiceScopeFactory scopes, IEngine engine, TimeProvider time) : IThrottle
{
    private const int MaxAttempts = 6;

    public Task<Tally> ReadAsync(byte[] key, CancellationToken cancellationToken) => InScopeAsync(db =>
    {
        var now = time.Now();
        return db.Throttles
            .Where(throttle => throttle.Key == key && throttle.ExpiresAt > now)
            .Select(throttle => new Tally(throttle.Count, throttle.LastAt))
            .SingleOrDefaultAsync(cancellationToken);
    });

    public Task AddAsync(byte[] key, TimeSpan memory, CancellationToken cancellationToken) => InScopeAsync(db =>
    {
        var now = time.Now();
        return CountAsync(db, new Throttle { Key = key, Count = 1, LastAt = now, ExpiresAt = now + memory }, limit: null, cancellationToken);
    });

    public Task<bool> TryAddAsync(byte[] key, int limit, TimeSpan period, CancellationToken cancellationToken) => InScopeAsync(db =>
    {
        var now = time.Now();
        return CountAsync(db, new Throttle { Key = key, Count = 1, LastAt = now, ExpiresAt = now + period }, limit, cancellationToken);
    });

    public Task ForgetAsync(byte[] key, CancellationToken cancellationToken) =>
        InScopeAsync(db => db.Throttles.Where(throttle => throttle.Key == key).ExecuteDeleteAsync(cancellationToken));

    private async Task<bool> CountAsync(OrgAuthDbContext db, Throttle first, int? limit, CancellationToken cancellationToken)
    {
        var rows = db.Throttles.Where(throttle => throttle.Key == first.Key);
        for (var attempt = 1; ; attempt++)
        {
            if (await CountOnAsync(rows, first, limit, cancellationToken) || await BeginAnewAsync(rows, first, cancellationToken))
                return true;

            if (limit is not null && await rows.AnyAsync(cancellationToken))
                return false;

            try
            {
                db.Throttles.Add(first);
                await db.SaveChangesAsync(cancellationToken);
                return true;
            }
            catch (DbUpdateException exception) when (attempt < MaxAttempts && engine.IsLostRace(exception))
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>Without a limit the memory begins again each time; with one it ends when the period does.</summary>
    private static async Task<bool> CountOnAsync(IQueryable<Throttle> rows, Throttle first, int? limit, CancellationToken cancellationToken) => await rows
        .Where(throttle => throttle.ExpiresAt > first.LastAt && (limit == null || throttle.Count < limit))
        .ExecuteUpdateAsync(
            row => row
                .SetProperty(throttle => throttle.Count, throttle => throttle.Count + 1)
                .SetProperty(throttle => throttle.LastAt, first.LastAt)
                .SetProperty(throttle => throttle.ExpiresAt, throttle => limit == null ? first.ExpiresAt : throttle.ExpiresAt),
            cancellationToken) > 0;

    private static async Task<bool> BeginAnewAsync(IQueryable<Throttle> rows, Throttle first, CancellationToken cancellationToken) => await rows
        .Where(throttle => throttle.ExpiresAt <= first.LastAt)
        .ExecuteUpdateAsync(
            row => row
                .SetProperty(throttle => throttle.Count, 1)
                .SetProperty(throttle => throttle.LastAt, first.LastAt)
                .SetProperty(throttle => throttle.ExpiresAt, first.ExpiresAt),
            cancellationToken) > 0;

    private async Task<T> InScopeAsync<T>(Func<OrgAuthDbContext, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<OrgAuthDbContext>());
    }
}
