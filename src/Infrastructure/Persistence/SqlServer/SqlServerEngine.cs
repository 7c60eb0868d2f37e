using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace OrgAuth.Infrastructure.Persistence.SqlServer;

/// <summary>SQL Server.</summary>
internal sealed class SqlServerEngine : IEngine
{
    private const int ConstraintConflict = 547;
    private const int Deadlock = 1205;
    private const int DuplicateKeyInIndex = 2601;
    private const int DuplicateKeyInConstraint = 2627;
    private const int Timeout = -2;

    /// <summary>In seconds, where the connection string says nothing else: a database that is away is to be told of soon.</summary>
    private const string DefaultTimeouts = "Connect Timeout=5;Command Timeout=10;";

    public void Configure(DbContextOptionsBuilder options, string connectionString) =>
        options.UseSqlServer(DefaultTimeouts + connectionString, server => server.ExecutionStrategy(dependencies => new NonRetryingExecutionStrategy(dependencies)));

    public IExecutionStrategy Retries(DbContext db) => new Patience(db);

    public bool IsLostRace(Exception exception) => exception.Chain().Any(cause =>
        cause is DbUpdateConcurrencyException or SqlException { Number: DuplicateKeyInIndex or DuplicateKeyInConstraint or ConstraintConflict or Deadlock });

    public bool IsUnavailable(Exception exception) => exception.Chain().Any(cause =>
        cause is TimeoutException || (cause is SqlException sql && (sql.IsTransient || sql.Number == Timeout || sql.Class >= 20)));

    /// <summary>Tries again what broke off, but not what already took as long as it may.</summary>
    private sealed class Patience(DbContext db) : SqlServerRetryingExecutionStrategy(db, 3, MaxDelay, null)
    {
        private static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(1);

        protected override bool ShouldRetryOn(Exception exception) =>
            base.ShouldRetryOn(exception) && !exception.Chain().Any(cause => cause is TimeoutException or SqlException { Number: Timeout });
    }
}
