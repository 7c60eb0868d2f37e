using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace OrgAuth.Infrastructure.Persistence;

/// <summary>What differs between database engines beyond the model.</summary>
internal interface IEngine
{
    /// <summary>Sets the provider up.</summary>
    void Configure(DbContextOptionsBuilder options, string connectionString);

    /// <summary>Tries again what broke off on the way to the database: a request as a whole, not one statement.</summary>
    IExecutionStrategy Retries(DbContext db);

    /// <summary>
    /// Whether somebody else was faster: a version changed, a unique index or a foreign key was violated, or the engine undid a deadlock.
    /// Told by error numbers, never by texts.
    /// </summary>
    bool IsLostRace(Exception exception);

    /// <summary>Whether the database cannot be reached or is too busy.</summary>
    bool IsUnavailable(Exception exception);
}

internal static class Exceptions
{
    /// <summary>The exception and what caused it, outermost first.</summary>
    public static IEnumerable<Exception> Chain(this Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
            yield return exception;
    }
}
