using Microsoft.EntityFrameworkCore;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Organizations;

namespace OrgAuth.Infrastructure.Persistence;

/// <summary>The compiled queries of <see cref="LeanAccess"/>; one set per host, see <see cref="AccessQueries"/>.</summary>
internal sealed class LeanQueries
{
    public Func<OrgAuthDbContext, byte[], CancellationToken, Task<LeanAccess?>> ActiveMembership { get; } =
        EF.CompileAsyncQuery((OrgAuthDbContext db, byte[] tokenHash, CancellationToken _) => (
            from session in db.Sessions
            from member in db.Members.Where(m => m.OrganizationId == session.ActiveOrganizationId && m.UserId == session.UserId)
            where session.TokenHash == tokenHash
            select new LeanAccess(
                session.ExpiresAt, session.IsPersistent, new MembershipState(member.Id, member.Role, member.CreatedAt, member.Version), null)).SingleOrDefault());

    public Func<OrgAuthDbContext, byte[], string, CancellationToken, Task<LeanAccess?>> Membership { get; } =
        EF.CompileAsyncQuery((OrgAuthDbContext db, byte[] tokenHash, string organizationId, CancellationToken _) => (
            from session in db.Sessions
            from member in db.Members.Where(m => m.OrganizationId == organizationId && m.UserId == session.UserId)
            where session.TokenHash == tokenHash
            select new LeanAccess(
                session.ExpiresAt, session.IsPersistent, new MembershipState(member.Id, member.Role, member.CreatedAt, member.Version), null)).SingleOrDefault());

    // A row for each organization, with outer joins only: SQLite reads a whole table to join a join.
    public Func<OrgAuthDbContext, byte[], IAsyncEnumerable<OrganizationRow>> Organizations { get; } =
        EF.CompileAsyncQuery((OrgAuthDbContext db, byte[] tokenHash) =>
            from session in db.Sessions
            from member in db.Members.Where(m => m.UserId == session.UserId).DefaultIfEmpty()
            from organization in db.Organizations.Where(o => o.Id == member.OrganizationId).DefaultIfEmpty()
            where session.TokenHash == tokenHash
            orderby member.CreatedAt, member.Id
            select new OrganizationRow(
                session.ExpiresAt,
                session.IsPersistent,
                organization == null
                    ? null
                    : new OrganizationReply(
                        organization.Id, organization.Name, organization.Slug, organization.Logo, organization.CreatedAt, organization.Metadata)));
}

/// <summary>A session with one of its user's organizations, if there is any.</summary>
internal sealed record OrganizationRow(DateTime ExpiresAt, bool IsPersistent, OrganizationReply? Organization);
