using Microsoft.EntityFrameworkCore;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Outbox;
using OrgAuth.Domain.Invitations;
using OrgAuth.Domain.Members;
using OrgAuth.Domain.Organizations;
using OrgAuth.Domain.Sessions;
using OrgAuth.Domain.Users;

namespace OrgAuth.Infrastructure.Persistence;

/// <summary>The data as handlers see it, over the request's context.</summary>
internal sealed class OrgAuthDb(OrgAuthDbContext context, UnitOfWork unitOfWork) : IOrgAuthDb
{
    public DbSet<Organization> Organizations => context.Organizations;

    public DbSet<Member> Members => context.Members;

    public DbSet<Invitation> Invitations => context.Invitations;

    public DbSet<User> Users => context.Users;

    public DbSet<Session> Sessions => context.Sessions;

    public DbSet<ExternalIdentity> ExternalIdentities => context.ExternalIdentities;

    public DbSet<Verification> Verifications => context.Verifications;

    public DbSet<OutboxMessage> Outbox => context.Outbox;

    public Task SaveAsync(CancellationToken cancellationToken) => unitOfWork.SaveAsync(cancellationToken);
}
