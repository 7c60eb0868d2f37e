using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace OrgAuth.Infrastructure.Persistence.SqlServer;

/// <summary>SQL Server.</summary>
internal sealed class SqlServerEngine : IEngine
{
    private const int Deadlock = 1205;
    private const int DuplicateKeyInIndex = 2601;
    private const int DuplicateKeyInConstraint = 2627;
    private const int Timeout = -2;

    public void Configure(DbContextOptionsBuilder options, string connectionString) =>
        options.UseSqlServer(connectionString, server => server.EnableRetryOnFailure(3, TimeSpan.FromSeconds(2), null));

    public bool IsLostRace(Exception exception) => exception.Chain().Any(cause =>
        cause is DbUpdateConcurrencyException or SqlException { Number: DuplicateKeyInIndex or DuplicateKeyInConstraint or Deadlock });

    public bool IsUnavailable(Exception exception) => exception.Chain().Any(cause =>
        cause is TimeoutException || (cause is SqlException sql && (sql.IsTransient || sql.Number == Timeout || sql.Class >= 20)));
}
