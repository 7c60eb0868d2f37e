using OrgAuth.Domain.Common;

namespace OrgAuth.Application.Abstractions;

/// <summary>How one request meets the database: a query as it is, a command in a transaction that its first lock or saving begins.</summary>
public interface IUnitOfWork
{
    /// <summary>Runs <paramref name="work"/>, which changes nothing, and again if the way to the database breaks off.</summary>
    Task<TResponse> ReadAsync<TResponse>(Func<Task<TResponse>> work);

    /// <summary>
    /// Runs <paramref name="work"/> and commits what it changed, if it succeeded; a refusal changes nothing. Runs it again when it lost a
    /// race (a version changed, a unique index or a foreign key was violated, the engine chose it as a deadlock's victim), so that the ordinary checks
    /// find what the winner did; after six attempts the exception comes through. A commit that the database did not confirm is not repeated.
    /// </summary>
    Task<TResponse> ExecuteAsync<TResponse>(Func<Task<TResponse>> work, CancellationToken cancellationToken)
        where TResponse : IResult;

    /// <summary>Whether this attempt follows one that lost a race: it locks before it reads, so as not to lose again.</summary>
    bool LocksFirst { get; }

    /// <summary>Saving succeeds only if the organization, which the handler loads and changes, still has this version.</summary>
    void ExpectOrganization(string id, long version);

    /// <summary>Saving succeeds only if the membership, which the handler loads, still has this version, and gives it a new one.</summary>
    void ExpectMember(string id, long version);

    /// <summary>Begins the transaction if it has not: before a statement that is sent at once and must not stand alone.</summary>
    Task BeginAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Locks an organization's row until the end of the transaction, which begins here if it has not.
    /// </summary>
    /// <param name="id">The organization.</param>
    /// <param name="seenVersion">Only if it still has this version; <c>null</c> whatever it has become.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>Whether there is such a row.</returns>
    Task<bool> LockOrganizationAsync(string id, long? seenVersion, CancellationToken cancellationToken);

    /// <summary>Locks a membership's row; see <see cref="LockOrganizationAsync"/>.</summary>
    Task<bool> LockMemberAsync(string id, long? seenVersion, CancellationToken cancellationToken);

    /// <summary>Locks a user's row, which every command takes that adds a membership under a limit per user. After any organization's.</summary>
    Task<bool> LockUserAsync(string id, CancellationToken cancellationToken);
}
