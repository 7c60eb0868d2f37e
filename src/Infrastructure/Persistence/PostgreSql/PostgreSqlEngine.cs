using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace OrgAuth.Infrastructure.Persistence.PostgreSql;

/// <summary>PostgreSQL.</summary>
internal sealed class PostgreSqlEngine : IEngine
{
    public void Configure(DbContextOptionsBuilder options, string connectionString) =>
        options.UseNpgsql(connectionString, postgres => postgres.EnableRetryOnFailure(3, TimeSpan.FromSeconds(2), null));

    public bool IsLostRace(Exception exception) => exception.Chain().Any(cause =>
        cause is DbUpdateConcurrencyException
            or PostgresException
        {
            SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure,
        });

    public bool IsUnavailable(Exception exception) =>
        exception.Chain().Any(cause => cause is NpgsqlException { IsTransient: true } or TimeoutException);
}
