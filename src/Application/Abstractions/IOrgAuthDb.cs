using Microsoft.EntityFrameworkCore;
using OrgAuth.Application.Outbox;
using OrgAuth.Domain.Invitations;
using OrgAuth.Domain.Members;
using OrgAuth.Domain.Organizations;
using OrgAuth.Domain.Sessions;
using OrgAuth.Domain.Users;

namespace OrgAuth.Application.Abstractions;

/// <summary>The data, as handlers see it. Changes are saved and committed by the pipeline when a command succeeds.</summary>
public interface IOrgAuthDb
{
    /// <summary>The organizations.</summary>
    DbSet<Organization> Organizations { get; }

    /// <summary>The memberships.</summary>
    DbSet<Member> Members { get; }

    /// <summary>The invitations.</summary>
    DbSet<Invitation> Invitations { get; }

    /// <summary>The users.</summary>
    DbSet<User> Users { get; }

    /// <summary>The sessions.</summary>
    DbSet<Session> Sessions { get; }

    /// <summary>Whom identity providers mean by their subjects.</summary>
    DbSet<ExternalIdentity> ExternalIdentities { get; }

    /// <summary>The leaves given by mail.</summary>
    DbSet<Verification> Verifications { get; }

    /// <summary>What somebody must still be told of.</summary>
    DbSet<OutboxMessage> Outbox { get; }

    /// <summary>
    /// Sends the changes made so far, within the command's transaction. Needed only where a later statement must come after them.
    /// </summary>
    Task SaveAsync(CancellationToken cancellationToken);
}
