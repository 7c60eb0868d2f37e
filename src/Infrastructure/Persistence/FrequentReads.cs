using Microsoft.EntityFrameworkCore;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Members;
using OrgAuth.Application.Organizations;

namespace OrgAuth.Infrastructure.Persistence;

/// <summary>The compiled queries of handlers, over the request's context.</summary>
internal sealed class FrequentReads(OrgAuthDbContext db, FrequentQueries queries) : IFrequentReads
{
    public IAsyncEnumerable<MemberReply> MembersInOrder(string organizationId, int limit, int offset) =>
        queries.MembersInOrder(db, organizationId, limit, offset);

    public Task<Activation?> FindActivationAsync(string sessionId, string memberId, CancellationToken cancellationToken) =>
        queries.Activation(db, sessionId, memberId, cancellationToken);
}

/// <summary>The compiled queries behind <see cref="FrequentReads"/>; one set per host, see <see cref="AccessQueries"/>.</summary>
internal sealed class FrequentQueries
{
    public Func<OrgAuthDbContext, string, int, int, IAsyncEnumerable<MemberReply>> MembersInOrder { get; } =
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

    public Func<OrgAuthDbContext, string, string, CancellationToken, Task<Activation?>> Activation { get; } =
        EF.CompileAsyncQuery((OrgAuthDbContext db, string sessionId, string memberId, CancellationToken _) => (
            from session in db.Sessions
            join member in db.Members on session.UserId equals member.UserId
            join organization in db.Organizations on member.OrganizationId equals organization.Id
            where session.Id == sessionId && member.Id == memberId
            select new Activation(
                session,
                member,
                new OrganizationReply(
                    organization.Id, organization.Name, organization.Slug, organization.Logo, organization.CreatedAt, organization.Metadata))).SingleOrDefault());
}
