using Microsoft.Extensions.Configuration;

namespace OrgAuth.Infrastructure.Persistence;

/// <summary>The database engines.</summary>
internal enum DatabaseProvider
{
    Sqlite,
    PostgreSql,
    SqlServer,
}

/// <summary>Which database: <c>Database:Provider</c> and <c>ConnectionStrings:OrgAuth</c>.</summary>
internal sealed record DatabaseOptions(DatabaseProvider Provider, string ConnectionString)
{
    /// <summary>How long one statement of a command such as <c>migrate</c> may take; requests wait much shorter.</summary>
    public static readonly TimeSpan MaintenanceTimeout = TimeSpan.FromHours(1);

    private const string DefaultSqlite = "Data Source=orgauth.db";

    /// <exception cref="InvalidOperationException">The provider is unknown, or a connection string is missing.</exception>
    public static DatabaseOptions Read(IConfiguration configuration)
    {
        var name = configuration["Database:Provider"] is { Length: > 0 } given ? given : nameof(DatabaseProvider.Sqlite);
        if (!Enum.GetNames<DatabaseProvider>().Contains(name, StringComparer.OrdinalIgnoreCase))
            throw new InvalidOperationException($"Database:Provider is '{name}'; allowed is {string.Join(", ", Enum.GetNames<DatabaseProvider>())}.");

        var provider = Enum.Parse<DatabaseProvider>(name, ignoreCase: true);
        var connectionString = configuration.GetConnectionString("OrgAuth") is { Length: > 0 } configured ? configured : null;
        return (provider, connectionString) switch
        {
            (DatabaseProvider.Sqlite, null) => new(provider, DefaultSqlite),
            (_, null) => throw new InvalidOperationException($"ConnectionStrings:OrgAuth is missing; Database:Provider {provider} needs it."),
            _ => new(provider, connectionString),
        };
    }
}
