using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Access;
using OrgAuth.Application.Tests.Builders;
using OrgAuth.Domain.Common;

namespace OrgAuth.Application.Tests.Behaviors;

/// <summary>A command whose content must never be told.</summary>
internal sealed record Probe(string Secret) : ICommand<string>, IInOrganization
{
    public static AccessRule Access { get; } = AccessRule.Member;

    public OrganizationReference Organization => OrganizationReference.Id("o1");
}

/// <summary>The real pipeline around <see cref="Probe"/>, over ports that note when they are used.</summary>
internal sealed class Pipeline : IDisposable
{
    private readonly ServiceProvider provider;

    public Pipeline(AccessSnapshot? found = null)
    {
        var services = new ServiceCollection();
        services.AddOrgAuthApplication(_ => Given.Configuration());
        services.AddSingleton(new UseCaseAssembly(new AssemblyOf(typeof(Probe))));
        services.AddSingleton<IValidator<Probe>>(new ProbeValidator(Log));
        services.AddSingleton<IRequestHandler<Probe, Result<string>>>(new ProbeHandler(this));
        services.AddSingleton<TimeProvider>(new StoppedClock());
        services.AddSingleton<IOrgAuthDb, NoDatabase>();
        services.AddSingleton(Carrier);
        services.AddSingleton(Credentials());
        services.AddSingleton(Substitute.For<IIdentityTokens>());
        services.AddSingleton(Reader(found));
        services.AddSingleton(UnitOfWork());
        provider = services.BuildServiceProvider();
    }

    public List<string> Log { get; } = [];

    public ISessionCarrier Carrier { get; } = Substitute.For<ISessionCarrier>();

    public IServiceProvider Services => provider;

    /// <summary>What the handler does.</summary>
    public Func<Result<string>> Handler { get; set; } = () => "done";

    public Task<Result<string>> SendAsync(string secret = "secret") => provider.GetRequiredService<IMediator>().Send(new Probe(secret));

    public void Dispose() => provider.Dispose();

    private static ICredentials Credentials()
    {
        var credentials = Substitute.For<ICredentials>();
        credentials.SessionToken.Returns("token");
        credentials.IdentityToken.Returns((string?)null);
        return credentials;
    }

    private IAccessReader Reader(AccessSnapshot? found)
    {
        var reader = Substitute.For<IAccessReader>();
        reader.FindByIdAsync(default!, default, default).ReturnsForAnyArgs(_ =>
        {
            Log.Add("access");
            return found;
        });
        return reader;
    }

    private IUnitOfWork UnitOfWork()
    {
        var unitOfWork = Substitute.For<IUnitOfWork>();
        unitOfWork.LockMemberAsync(default!, default, default).ReturnsForAnyArgs(true);
        unitOfWork.ExecuteAsync(default(Func<Task<Result<string>>>)!, default).ReturnsForAnyArgs(call =>
        {
            Log.Add("transaction");
            return call.Arg<Func<Task<Result<string>>>>()();
        });
        return unitOfWork;
    }

    private sealed class ProbeValidator : AbstractValidator<Probe>
    {
        public ProbeValidator(List<string> log) => RuleFor(probe => probe.Secret)
            .Must(secret =>
            {
                log.Add("validation");
                return secret.Length > 0;
            })
            .WithMessage("is empty");
    }

    private sealed class ProbeHandler(Pipeline pipeline) : IRequestHandler<Probe, Result<string>>
    {
        public Task<Result<string>> Handle(Probe request, CancellationToken cancellationToken)
        {
            pipeline.Log.Add("handler");
            return Task.FromResult(pipeline.Handler());
        }
    }
}
