using Microsoft.EntityFrameworkCore;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Members;
using OrgAuth.Application.Outbox;
using OrgAuth.Domain.Invitations;
using OrgAuth.Domain.Members;
using OrgAuth.Domain.Organizations;
using OrgAuth.Domain.Sessions;
using OrgAuth.Domain.Users;

namespace OrgAuth.Infrastructure.Persistence;

/// <summary>The data as handlers see it, over the request's context.</summary>
internal sealed class OrgAuthDb(OrgAuthDbContext context, UnitOfWork unitOfWork, MemberQueries queries) : IOrgAuthDb
{
    public DbSet<Organization> Organizations => context.Organizations;

    public DbSet<Member> Members => context.Members;

    public DbSet<Invitation> Invitations => context.Invitations;

    public DbSet<User> Users => context.Users;

    public DbSet<Session> Sessions => context.Sessions;

    public IAsyncEnumerable<MemberReply> MembersInOrder(string organizationId, int limit, int offset) =>
        queries.InOrder(context, organizationId, limit, offset);

    public DbSet<ExternalIdentity> ExternalIdentities => context.ExternalIdentities;

    public DbSet<Verification> Verifications => context.Verifications;

    public DbSet<OutboxMessage> Outbox => context.Outbox;

    public Task SaveAsync(CancellationToken cancellationToken) => unitOfWork.SaveAsync(cancellationToken);
}

/// <summary>Compiled queries of members; one set per host, see <see cref="AccessQueries"/>.</summary>
internal sealed class MemberQueries
{
    public Func<OrgAuthDbContext, string, int, int, IAsyncEnumerable<MemberReply>> InOrder { get; } =
        EF.CompileAsyncQuery((OrgAuthDbContext db, string organizationId, int limit, int offset) => db.Members
            .Where(member => member.OrganizationId == organizationId)
            .OrderBy(member => member.CreatedAt).ThenBy(member => member.Id)
            .Skip(offset)
            .Take(limit)
            .Select(member => new MemberReply(
                member.Id,
                member.OrganizationId,
                member.UserId,
                member.Role,
                member.CreatedAt,
                new MemberUser(member.User!.Id, member.User.Name, member.User.Email, member.User.Image))));
}
