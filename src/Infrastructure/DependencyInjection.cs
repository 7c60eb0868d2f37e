using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Configuration;
using OrgAuth.Infrastructure.Identity;
using OrgAuth.Infrastructure.Mail;
using OrgAuth.Infrastructure.Persistence;
using OrgAuth.Infrastructure.Persistence.PostgreSql;
using OrgAuth.Infrastructure.Persistence.Sqlite;
using OrgAuth.Infrastructure.Persistence.SqlServer;

namespace OrgAuth.Infrastructure;

internal static class DependencyInjection
{
    public static IServiceCollection AddOrgAuthInfrastructure(
        this IServiceCollection services, Func<IServiceProvider, IConfiguration> configuration)
    {
        services.AddSingleton(provider => DatabaseOptions.Read(configuration(provider)));
        services.AddSingleton<IEngine>(provider => provider.GetRequiredService<DatabaseOptions>().Provider switch
        {
            DatabaseProvider.PostgreSql => new PostgreSqlEngine(),
            DatabaseProvider.SqlServer => new SqlServerEngine(),
            _ => new SqliteEngine(),
        });
        services.AddSingleton<IDatabase, Database>();
        services.AddEngineContext<SqliteOrgAuthDbContext>();
        services.AddEngineContext<PostgreSqlOrgAuthDbContext>();
        services.AddEngineContext<SqlServerOrgAuthDbContext>();
        services.AddScoped<OrgAuthDbContext>(provider => provider.GetRequiredService<DatabaseOptions>().Provider switch
        {
            DatabaseProvider.PostgreSql => provider.GetRequiredService<PostgreSqlOrgAuthDbContext>(),
            DatabaseProvider.SqlServer => provider.GetRequiredService<SqlServerOrgAuthDbContext>(),
            _ => provider.GetRequiredService<SqliteOrgAuthDbContext>(),
        });
        services.AddScoped<UnitOfWork>();
        services.AddTransient<IUnitOfWork>(provider => provider.GetRequiredService<UnitOfWork>());
        services.AddTransient<IOrgAuthDb, OrgAuthDb>();
        services.AddTransient<IAccessReader, AccessReader>();
        services.AddSingleton<AccessQueries>();
        services.AddSingleton<LeanQueries>();
        services.AddSingleton<FactQueries>();
        services.AddTransient<IFrequentReads, FrequentReads>();
        services.AddSingleton<FrequentQueries>();
        services.AddScoped<DatabaseMigration>();
        services.AddScoped<DatabaseCheck>();
        services.AddHostedService<DatabaseStartup>();
        services.AddOrgAuthMailDelivery();
        services.AddSingleton<ExpirySweep>();
        services.AddHostedService(provider => provider.GetRequiredService<ExpirySweep>());
        services.AddSingleton<IThrottle, Throttles>();
        services.TryAddSingleton<IPasswordHasher<object>, PasswordHasher<object>>();
        services.AddSingleton<IPasswords, IdentityPasswords>();
        services.AddSingleton<IValidateOptions<OrgAuthOptions>, SigningKeysValidator>();
        services.AddSingleton<KeyDocuments>();
        services.AddSingleton<IIdentityTokens, IdentityTokens>();
        return services;
    }

    /// <summary>Pools one engine's contexts; the pool of an engine that is not used stays empty.</summary>
    private static void AddEngineContext<TContext>(this IServiceCollection services)
        where TContext : OrgAuthDbContext => services.AddDbContextPool<TContext>((provider, options) =>
            provider.GetRequiredService<IEngine>().Configure(
                options.EnableThreadSafetyChecks(false), provider.GetRequiredService<DatabaseOptions>().ConnectionString));
}
