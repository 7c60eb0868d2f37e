using System.Reflection;
using AutoMapper;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrgAuth.Application.Access;
using OrgAuth.Application.Behaviors;
using OrgAuth.Application.Configuration;
using OrgAuth.Application.Invitations;
using OrgAuth.Application.Mail;
using OrgAuth.Application.Members;
using OrgAuth.Application.Outbox;
using OrgAuth.Application.Sessions;
using OrgAuth.Application.Users;
using OrgAuth.Domain.Access;

namespace OrgAuth.Application;

/// <summary>Registers the use cases.</summary>
public static class DependencyInjection
{
    /// <summary>
    /// Adds the requests, validators and handlers of <paramref name="assembly"/> to OrgAuth's. Each request must declare its access rule, or
    /// the application does not start (docs/extending.md).
    /// </summary>
    public static IServiceCollection AddOrgAuthUseCases(this IServiceCollection services, Assembly assembly)
    {
        services.AddSingleton(new UseCaseAssembly(assembly));
        return services.Scan(scan => scan
            .FromAssemblies(assembly)
            .AddClasses(classes => classes.AssignableTo(typeof(IRequestHandler<,>)), publicOnly: false).AsImplementedInterfaces().WithTransientLifetime()
            .AddClasses(classes => classes.AssignableTo(typeof(IValidator<>)), publicOnly: false).AsImplementedInterfaces().WithSingletonLifetime());
    }

    internal static IServiceCollection AddOrgAuthApplication(
        this IServiceCollection services, Func<IServiceProvider, IConfiguration> configuration)
    {
        services.AddOptions<OrgAuthOptions>().ValidateOnStart();
        services.AddSingleton<IConfigureOptions<OrgAuthOptions>>(provider => new OrgAuthConfiguration(configuration(provider)));
        services.AddSingleton<IValidateOptions<OrgAuthOptions>, OrgAuthOptionsValidator>();
        services.AddSingleton<IValidateOptions<OrgAuthOptions>, JwtOptionsValidator>();
        services.AddSingleton<IValidateOptions<OrgAuthOptions>, RateLimitingValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics();
        services.AddSingleton<OrgAuthTelemetry>();
        services.AddSingleton<AccessRules>();
        services.AddSingleton(provider => AccessModel.Create(provider.GetRequiredService<IOptions<OrgAuthOptions>>().Value.Roles));
        services.AddHostedService<AccessRuleCheck>();
        AddPipeline(services);
        AddMapping(services);
        services.AddScoped<CallContext>();
        services.AddTransient<AccessGate>();
        services.AddTransient<SessionKeeper>();
        services.AddScoped<IdentitySessions>();
        services.AddTransient<Callers>();
        services.AddSingleton<OrgAuthSystem>();
        services.AddScoped<PasswordAttempts>();
        services.AddScoped<MailQuota>();
        services.AddTransient<SessionStarter>();
        services.AddScoped<OutboxWriter>();
        services.AddScoped<Verifications>();
        services.AddSingleton<VerificationTokens>();
        services.AddOrgAuthMail();
        services.AddOrgAuthAccounts();
        services.AddTransient<Admissions>();
        services.AddTransient<InvitationDesk>();
        services.AddTransient<InvitationAcceptance>();
        return services.AddOrgAuthUseCases(typeof(DependencyInjection).Assembly);
    }

    /// <summary>
    /// Outermost first: the order of registration is the order of the pipeline (docs/architecture.md). Nothing of it is scoped: a scope would
    /// keep account of what is used but once in it.
    /// </summary>
    private static void AddPipeline(IServiceCollection services)
    {
        services.AddTransient<ServiceFactory>(provider => provider.GetRequiredService);
        services.AddTransient<IMediator, Mediator>();
        services.AddSingleton(typeof(IPipelineBehavior<,>), typeof(TelemetryBehavior<,>));
        services.AddSingleton(typeof(IPipelineBehavior<,>), typeof(ValidationBehavior<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(TransactionBehavior<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(AccessBehavior<,>));
    }

    private static void AddMapping(IServiceCollection services) => services.AddSingleton<IMapper>(provider => new MapperConfiguration(
        mapping =>
        {
            mapping.LicenseKey = provider.GetRequiredService<IOptions<OrgAuthOptions>>().Value.AutoMapperLicenseKey;
            mapping.AddProfile<WireMapping>();
        },
        provider.GetRequiredService<ILoggerFactory>()).CreateMapper());

    /// <summary>Reads all access rules at start, so that a request without one is found then and not when it is first sent.</summary>
    private sealed class AccessRuleCheck(IServiceProvider services) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.FromResult(services.GetRequiredService<AccessRules>());

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
