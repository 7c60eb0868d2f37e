using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Npgsql.EntityFrameworkCore.PostgreSQL;

namespace OrgAuth.Infrastructure.Persistence.PostgreSql;

/// <summary>PostgreSQL.</summary>
internal sealed class PostgreSqlEngine : IEngine
{
    /// <summary>
    /// Where the connection string says nothing else. Timeouts in seconds: a database that is away is to be told of soon. Statements are
    /// prepared, and connections not reset between uses: OrgAuth leaves nothing behind in one.
    /// </summary>
    private const string Defaults = "Timeout=5;Command Timeout=10;Max Auto Prepare=100;Auto Prepare Min Usages=2;No Reset On Close=true;";

    public void Configure(DbContextOptionsBuilder options, string connectionString) =>
        options.UseNpgsql(Defaults + connectionString, postgres => postgres.ExecutionStrategy(dependencies => new NonRetryingExecutionStrategy(dependencies)));

    public IExecutionStrategy Retries(DbContext db) => new Patience(db);

    public bool IsLostRace(Exception exception) => exception.Chain().Any(cause =>
        cause is DbUpdateConcurrencyException
            or PostgresException
        {
            SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ForeignKeyViolation
                or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure,
        });

    public bool IsUnavailable(Exception exception) =>
        exception.Chain().Any(cause => cause is NpgsqlException { IsTransient: true } or TimeoutException);

    /// <summary>Tries again what broke off, but not what already took as long as it may.</summary>
    private sealed class Patience(DbContext db) : NpgsqlRetryingExecutionStrategy(db, 3, MaxDelay, null)
    {
        private static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(1);

        protected override bool ShouldRetryOn(Exception? exception) =>
            base.ShouldRetryOn(exception) && !exception.Chain().Any(cause => cause is TimeoutException);
    }
}
