using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Behaviors;
using OrgAuth.Application.Outbox;
using OrgAuth.Domain.Common;
using OrgAuth.Infrastructure.Outbox;

namespace OrgAuth.Infrastructure.Persistence;

/// <summary>One command's transaction on the request's context; see docs/adr/0005.</summary>
internal sealed partial class UnitOfWork(
    OrgAuthDbContext db, IEngine engine, OutboxSignal outbox, OrgAuthTelemetry telemetry, ILogger<UnitOfWork> logger) : IUnitOfWork
{
    private const int MaxAttempts = 6;
    private IDbContextTransaction? transaction;
    private bool leavesMail;

    public async Task<TResponse> ExecuteAsync<TResponse>(Func<Task<TResponse>> work, CancellationToken cancellationToken)
        where TResponse : IResult
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await db.Database.CreateExecutionStrategy().ExecuteAsync(() => AttemptAsync(work, cancellationToken));
            }
            catch (Exception exception) when (attempt < MaxAttempts && engine.IsLostRace(exception))
            {
                telemetry.RecordRetry();
                LogRetry(exception, attempt);
                await Task.Delay(Random.Shared.Next(5 * attempt, 25 * attempt), cancellationToken);
            }
        }
    }

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

    /// <summary>Sends the changes within the command's transaction, which begins here if it has not.</summary>
    public async Task SaveAsync(CancellationToken cancellationToken)
    {
        await BeginAsync(cancellationToken);
        leavesMail |= db.ChangeTracker.Entries<OutboxMessage>().Any(entry => entry.State == EntityState.Added);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<TResponse> AttemptAsync<TResponse>(Func<Task<TResponse>> work, CancellationToken cancellationToken)
        where TResponse : IResult
    {
        db.ChangeTracker.Clear();
        leavesMail = false;
        try
        {
            var response = await work();
            if (!response.IsSuccess)
                return response;

            if (db.ChangeTracker.HasChanges())
                await SaveAsync(cancellationToken);

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
