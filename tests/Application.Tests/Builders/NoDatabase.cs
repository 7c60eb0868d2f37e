using Microsoft.EntityFrameworkCore;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Outbox;
using OrgAuth.Domain.Invitations;
using OrgAuth.Domain.Members;
using OrgAuth.Domain.Organizations;
using OrgAuth.Domain.Sessions;
using OrgAuth.Domain.Users;

namespace OrgAuth.Application.Tests.Builders;

/// <summary>For what must not touch the database: it throws when touched.</summary>
internal sealed class NoDatabase : IOrgAuthDb
{
    public DbSet<Organization> Organizations => throw new DatabaseTouchedException();

    public DbSet<Member> Members => throw new DatabaseTouchedException();

    public DbSet<Invitation> Invitations => throw new DatabaseTouchedException();

    public DbSet<User> Users => throw new DatabaseTouchedException();

    public DbSet<Session> Sessions => throw new DatabaseTouchedException();

    public DbSet<ExternalIdentity> ExternalIdentities => throw new DatabaseTouchedException();

    public DbSet<Verification> Verifications => throw new DatabaseTouchedException();

    public DbSet<OutboxMessage> Outbox => throw new DatabaseTouchedException();

    public Task SaveAsync(CancellationToken cancellationToken) => throw new DatabaseTouchedException();
}

internal sealed class DatabaseTouchedException() : Exception("The database was touched.");
