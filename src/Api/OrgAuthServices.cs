using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using OrgAuth.Api.Authentication;
using OrgAuth.Api.Errors;
using OrgAuth.Api.Limits;
using OrgAuth.Application;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Configuration;
using OrgAuth.Infrastructure;
using OrgAuth.Infrastructure.Persistence;

namespace OrgAuth.Api;

/// <summary>Adds OrgAuth to an ASP.NET Core application; <see cref="OrgAuthRoutes.MapOrgAuth"/> is the other half.</summary>
public static class OrgAuthServices
{
    /// <summary>Adds OrgAuth, configured by the application's section <c>OrgAuth</c> and then by <paramref name="configure"/>.</summary>
    public static IServiceCollection AddOrgAuth(this IServiceCollection services, Action<OrgAuthOptions>? configure = null) =>
        services.AddOrgAuth(provider => provider.GetRequiredService<IConfiguration>(), configure);

    /// <summary>Adds OrgAuth, configured by <paramref name="configuration"/> and then, in one sentence, by <paramref name="organizations"/>.</summary>
    public static IServiceCollection AddOrgAuth(
        this IServiceCollection services, IConfiguration configuration, Action<OrganizationsBuilder>? organizations = null) =>
        services.AddOrgAuth(_ => configuration, options => organizations?.Invoke(new OrganizationsBuilder(options)));

    private static IServiceCollection AddOrgAuth(
        this IServiceCollection services, Func<IServiceProvider, IConfiguration> configuration, Action<OrgAuthOptions>? configure)
    {
        services.AddOrgAuthApplication(configuration);
        services.AddOrgAuthInfrastructure(configuration);
        services.AddHttpContextAccessor();
        services.AddSingleton<IValidateOptions<OrgAuthOptions>, SecretRequired>();
        services.AddSingleton<CookieSecret>();
        services.AddSingleton<IKeys>(provider => provider.GetRequiredService<CookieSecret>());
        services.AddSingleton<IPostConfigureOptions<OrgAuthOptions>, MailDefault>();
        services.AddSingleton<IValidateOptions<OrgAuthOptions>, MailRequirements>();
        services.AddSingleton<IServerAddress, ServerAddress>();
        services.AddSingleton<SessionCookie>();
        services.AddSingleton<TrustedOrigins>();
        services.AddSingleton<OriginCheck>();
        services.AddSingleton<ErrorWriter>();
        services.AddSingleton<Faults>();
        services.AddSingleton<IPostConfigureOptions<OrgAuthOptions>, RateLimitDefault>();
        services.AddSingleton<RateLimits>();
        services.AddScoped<RequestCredentials>();
        services.AddTransient<ICredentials>(provider => provider.GetRequiredService<RequestCredentials>());
        services.AddScoped<ISessionCarrier, ResponseSessionCarrier>();
        services.AddSingleton<IStartupFilter, ForwardedHeadersFilter>();
        services.AddHealthChecks().AddDbContextCheck<OrgAuthDbContext>("database", tags: [OrgAuthRoutes.ReadyTag]);

        services.AddSingleton<IPostConfigureOptions<LoggerFilterOptions>, RequestLines>();
        if (configure is not null)
            services.Configure(configure);

        return services;
    }

    /// <summary>Believes <c>X-Forwarded-*</c> headers, from the configured proxies only.</summary>
    private sealed class ForwardedHeadersFilter(IOptions<OrgAuthOptions> options) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            if (options.Value.KnownProxies.Count > 0)
                app.UseForwardedHeaders(Forwarding(options.Value.KnownProxies));

            next(app);
        };

        private static ForwardedHeadersOptions Forwarding(IEnumerable<string> proxies)
        {
            var forwarding = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.All, ForwardLimit = null };
            forwarding.KnownProxies.Clear();
            forwarding.KnownIPNetworks.Clear();
            foreach (var proxy in proxies)
            {
                if (System.Net.IPAddress.TryParse(proxy, out var address))
                    forwarding.KnownProxies.Add(address);
                else
                    forwarding.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
            }

            return forwarding;
        }
    }
}
