using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NSubstitute;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Access;
using OrgAuth.Application.Configuration;
using OrgAuth.Application.Sessions;
using OrgAuth.Domain.Access;
using OrgAuth.Domain.Common;

namespace OrgAuth.Application.Tests.Builders;

/// <summary>An access gate over substitutes: a token is there, and the reader finds nothing unless told.</summary>
internal sealed class Gate
{
    private readonly AccessGate gate;

    public Gate()
    {
        Credentials.SessionToken.Returns("token");
        Credentials.OrganizationId.Returns((string?)null);
        Credentials.IdentityToken.Returns((string?)null);
        var sessions = new SessionKeeper(Credentials, Reader, new NoDatabase(), Carrier, new StoppedClock());
        var identities = new IdentitySessions(Substitute.For<IIdentityTokens>(), Reader, Credentials, new OrgAuthSystem(Substitute.For<IServiceScopeFactory>()));
        gate = new AccessGate(new Callers(Credentials, sessions, identities), Call, UnitOfWork, AccessModel.Create([]), Options.Create(Settings));
    }

    public OrgAuthOptions Settings { get; } = new();

    public ICredentials Credentials { get; } = Substitute.For<ICredentials>();

    public IAccessReader Reader { get; } = Substitute.For<IAccessReader>();

    public ISessionCarrier Carrier { get; } = Substitute.For<ISessionCarrier>();

    public IUnitOfWork UnitOfWork { get; } = Substitute.For<IUnitOfWork>();

    public CallContext Call { get; } = new();

    /// <summary>The reader answers every question so; several answers come one after the other.</summary>
    public Gate Finding(AccessSnapshot? found, params AccessSnapshot?[] then)
    {
        Reader.FindAsync(default!, default).ReturnsForAnyArgs(found, then);
        Reader.FindByIdAsync(default!, default, default).ReturnsForAnyArgs(found, then);
        Reader.FindBySlugAsync(default!, default!, default).ReturnsForAnyArgs(found, then);
        Reader.FindByInvitationAsync(default!, default!, default).ReturnsForAnyArgs(found, then);
        return this;
    }

    public Task<Error?> CheckAsync(object request, AccessRule rule) => gate.CheckAsync(request, rule, CancellationToken.None);
}
