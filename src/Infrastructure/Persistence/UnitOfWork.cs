using System.Runtime.ExceptionServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Behaviors;
using OrgAuth.Application.Outbox;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Members;
using OrgAuth.Domain.Organizations;
using OrgAuth.Infrastructure.Outbox;

namespace OrgAuth.Infrastructure.Persistence;

/// <summary>One command's transaction on the request's context; see docs/adr/0005.</summary>
internal sealed partial class UnitOfWork(
    OrgAuthDbContext db, IEngine engine, OutboxSignal outbox, OrgAuthTelemetry telemetry, ILogger<UnitOfWork> logger) : IUnitOfWork
{
    private const int MaxAttempts = 6;
    private IDbContextTransaction? transaction;
    private Action? expect;
    private bool leavesMail;

    public bool LocksFirst { get; private set; }

    public async Task<TResponse> ReadAsync<TResponse>(Func<Task<TResponse>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception exception) when (engine.IsUnavailable(exception))
        {
            return await RetryAsync(work, ExceptionDispatchInfo.Capture(exception));
        }
    }

    public async Task<TResponse> ExecuteAsync<TResponse>(Func<Task<TResponse>> work, CancellationToken cancellationToken)
        where TResponse : IResult
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await ReadAsync(() => AttemptAsync(work, cancellationToken));
            }
            catch (Exception exception) when (attempt < MaxAttempts && engine.IsLostRace(exception))
            {
                LocksFirst = true;
                telemetry.RecordRetry();
                LogRetry(exception, attempt);
                await Task.Delay(Random.Shared.Next(5 * attempt, 25 * attempt), cancellationToken);
            }
        }
    }

    public void ExpectOrganization(string id, long version) => expect = () =>
        Loaded<Organization>(organization => organization.Id == id).Property(organization => organization.Version).OriginalValue = version;

    public void ExpectMember(string id, long version) => expect = () =>
    {
        var property = Loaded<Member>(member => member.Id == id).Property(member => member.Version);
        property.OriginalValue = version;
        property.CurrentValue = version + 1;
    };

    /// <summary>Without savepoints: whatever fails undoes the whole attempt, and each would cost two round trips.</summary>
    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        db.Database.AutoSavepointsEnabled = false;
        transaction ??= await db.Database.BeginTransactionAsync(cancellationToken);
    }

    public Task<bool> LockOrganizationAsync(string id, long? seenVersion, CancellationToken cancellationToken) => LockAsync(
        () => db.Organizations
            .Where(organization => organization.Id == id && (seenVersion == null || organization.Version == seenVersion))
            .ExecuteUpdateAsync(row => row.SetProperty(organization => organization.Version, organization => organization.Version + 1), cancellationToken),
        cancellationToken);

    public Task<bool> LockMemberAsync(string id, long? seenVersion, CancellationToken cancellationToken) => LockAsync(
        () => db.Members
            .Where(member => member.Id == id && (seenVersion == null || member.Version == seenVersion))
            .ExecuteUpdateAsync(row => row.SetProperty(member => member.Version, member => member.Version + 1), cancellationToken),
        cancellationToken);

    public Task<bool> LockUserAsync(string id, CancellationToken cancellationToken) => LockAsync(
        () => db.Users
            .Where(user => user.Id == id)
            .ExecuteUpdateAsync(row => row.SetProperty(user => user.Version, user => user.Version + 1), cancellationToken),
        cancellationToken);

    /// <summary>
    /// Leaves it to the engine's strategy whether to try again. The first attempt runs without it, because EF Core buffers every answer
    /// that is read under a strategy that retries.
    /// </summary>
    private Task<TResponse> RetryAsync<TResponse>(Func<Task<TResponse>> work, ExceptionDispatchInfo first)
    {
        ExceptionDispatchInfo? failure = first;
        return engine.Retries(db).ExecuteAsync(() =>
        {
            Interlocked.Exchange(ref failure, null)?.Throw();
            return work();
        });
    }

    /// <summary>Sends the changes within the command's transaction, which begins here if it has not.</summary>
    public Task SaveAsync(CancellationToken cancellationToken)
    {
        db.ChangeTracker.DetectChanges();
        return SaveDetectedAsync(cancellationToken);
    }

    /// <summary>Sends the changes that are known: each step would look for them again.</summary>
    private async Task SaveDetectedAsync(CancellationToken cancellationToken)
    {
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            expect?.Invoke();
            expect = null;
            await BeginAsync(cancellationToken);
            leavesMail |= db.ChangeTracker.Entries<OutboxMessage>().Any(entry => entry.State == EntityState.Added);
            await db.SaveChangesAsync(cancellationToken);
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    private async Task<TResponse> AttemptAsync<TResponse>(Func<Task<TResponse>> work, CancellationToken cancellationToken)
        where TResponse : IResult
    {
        db.ChangeTracker.Clear();
        expect = null;
        leavesMail = false;
        try
        {
            var response = await work();
            if (!response.IsSuccess)
                return response;

            if (db.ChangeTracker.HasChanges())
                await SaveDetectedAsync(cancellationToken);

            if (transaction is not null)
                await CommitAsync(transaction, cancellationToken);

            if (leavesMail)
                outbox.Raise();

            return response;
        }
        finally
        {
            if (transaction is not null)
                await transaction.DisposeAsync();

            transaction = null;
        }
    }

    private EntityEntry<TEntity> Loaded<TEntity>(Func<TEntity, bool> isMeant)
        where TEntity : class => db.ChangeTracker.Entries<TEntity>().Single(entry => isMeant(entry.Entity));

    /// <summary>A commit whose outcome is unknown is not tried again: the second run would find its own work in the way.</summary>
    private static async Task CommitAsync(IDbContextTransaction transaction, CancellationToken cancellationToken)
    {
        try
        {
            await transaction.CommitAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw new CommitFailedException(exception);
        }
    }

    private async Task<bool> LockAsync(Func<Task<int>> update, CancellationToken cancellationToken)
    {
        await BeginAsync(cancellationToken);
        return await update() > 0;
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "A command lost a race and runs again after attempt {Attempt}.")]
    private partial void LogRetry(Exception exception, int attempt);
}

/// <summary>The database did not confirm a commit: it may or may not have happened.</summary>
internal sealed class CommitFailedException(Exception innerException)
    : Exception("The database did not confirm the commit; the change may or may not have been made.", innerException);
