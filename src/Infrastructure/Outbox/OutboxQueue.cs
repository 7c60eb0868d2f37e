using Microsoft.EntityFrameworkCore;
using OrgAuth.Infrastructure.Persistence;

namespace OrgAuth.Infrastructure.Outbox;

/// <summary>The outbox as dispatchers see it. Every change is one statement that holds on one node only.</summary>
internal sealed class OutboxQueue(OrgAuthDbContext db)
{
    /// <summary>Messages that are due, those first that have waited longest.</summary>
    public Task<List<DueMessage>> ReadDueAsync(IReadOnlyCollection<string> kinds, DateTime now, int count, CancellationToken cancellationToken) => db.Outbox
        .Where(message => message.DeadAt == null && message.DueAt <= now && kinds.Contains(message.Kind))
        .OrderBy(message => message.DueAt)
        .Take(count)
        .Select(message => new DueMessage(message.Id, message.Kind, message.Subject, message.DueAt, message.Attempts))
        .ToListAsync(cancellationToken);

    /// <summary>Takes a message until <paramref name="leaseEnd"/>.</summary>
    /// <returns>False: another node was faster, or it was withdrawn.</returns>
    public async Task<bool> TryTakeAsync(DueMessage message, DateTime leaseEnd) => await db.Outbox
        .Where(row => row.Id == message.Id && row.DueAt == message.DueAt && row.DeadAt == null)
        .ExecuteUpdateAsync(
            row => row.SetProperty(m => m.DueAt, leaseEnd).SetProperty(m => m.Attempts, m => m.Attempts + 1)) > 0;

    /// <summary>Deletes what was delivered.</summary>
    public Task DeleteAsync(DueMessage message) =>
        db.Outbox.Where(row => row.Id == message.Id).ExecuteDeleteAsync();

    /// <summary>Gives a message back, to be tried again; if its lease is still this node's.</summary>
    public Task PostponeAsync(DueMessage message, DateTime leaseEnd, DateTime dueAt, string error) => db.Outbox
        .Where(row => row.Id == message.Id && row.DueAt == leaseEnd)
        .ExecuteUpdateAsync(row => row.SetProperty(m => m.DueAt, dueAt).SetProperty(m => m.LastError, error));

    /// <summary>Gives a message up; if its lease is still this node's.</summary>
    public Task BuryAsync(DueMessage message, DateTime leaseEnd, DateTime now, string error) => db.Outbox
        .Where(row => row.Id == message.Id && row.DueAt == leaseEnd)
        .ExecuteUpdateAsync(row => row.SetProperty(m => m.DeadAt, now).SetProperty(m => m.LastError, error));

    /// <summary>How much waits, since when, and how much was given up.</summary>
    public async Task<OutboxBacklog> MeasureAsync(CancellationToken cancellationToken)
    {
        var found = await db.Outbox
            .GroupBy(message => message.DeadAt != null)
            .Select(group => new { IsDead = group.Key, Count = group.Count(), Since = group.Min(message => message.OccurredAt) })
            .ToListAsync(cancellationToken);
        var waiting = found.SingleOrDefault(group => !group.IsDead);
        return new OutboxBacklog(waiting?.Count ?? 0, waiting?.Since, found.SingleOrDefault(group => group.IsDead)?.Count ?? 0);
    }
}

/// <summary>A message that may be taken.</summary>
/// <param name="Id">The message's id.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Subject">To what.</param>
/// <param name="DueAt">Since when it has been due; it changes when somebody takes it.</param>
/// <param name="Attempts">How often it was taken before.</param>
internal sealed record DueMessage(string Id, string Kind, string Subject, DateTime DueAt, int Attempts);

/// <summary>The state of the outbox.</summary>
internal sealed record OutboxBacklog(int Waiting, DateTime? OldestSince, int Dead);
