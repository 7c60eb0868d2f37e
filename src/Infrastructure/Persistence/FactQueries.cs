using Microsoft.EntityFrameworkCore;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Organizations;
using OrgAuth.Domain.Users;

namespace OrgAuth.Infrastructure.Persistence;

/// <summary>The compiled queries that bring what a command changes along with the access decision; one set per host, see <see cref="AccessQueries"/>.</summary>
internal sealed class FactQueries
{
    public Func<OrgAuthDbContext, byte[], string, CancellationToken, Task<AccessSnapshot?>> Activation { get; } =
        EF.CompileAsyncQuery((OrgAuthDbContext db, byte[] tokenHash, string organizationId, CancellationToken _) => (
            from session in db.Sessions.AsNoTracking()
            join user in db.Users on session.UserId equals user.Id
            from organization in db.Organizations.Where(o => o.Id == organizationId).DefaultIfEmpty()
            from member in db.Members.Where(m => m.OrganizationId == organizationId && m.UserId == session.UserId).DefaultIfEmpty()
            where session.TokenHash == tokenHash
            select new AccessSnapshot(
                SessionState.Of(session),
                new UserProfile(user.Id, user.Name, user.Email, user.EmailVerified, user.Image, user.CreatedAt, user.UpdatedAt),
                organization == null
                    ? null
                    : new OrganizationState(organization.Id, organization.CreatorRole, organization.MemberCount, organization.Version),
                member == null ? null : new MembershipState(member.Id, member.Role, member.CreatedAt, member.Version))
            {
                Activation = organization == null || member == null
                    ? null
                    : new Activation(
                        session,
                        member,
                        new OrganizationReply(
                            organization.Id, organization.Name, organization.Slug, organization.Logo, organization.CreatedAt, organization.Metadata)),
            }).SingleOrDefault());

    public Func<OrgAuthDbContext, byte[], string, CancellationToken, Task<AccessSnapshot?>> Acceptance { get; } =
        EF.CompileAsyncQuery((OrgAuthDbContext db, byte[] tokenHash, string invitationId, CancellationToken _) => (
            from session in db.Sessions.AsNoTracking()
            join user in db.Users on session.UserId equals user.Id
            from invitation in db.Invitations.Where(i => i.Id == invitationId).DefaultIfEmpty()
            from organization in db.Organizations.Where(o => o.Id == invitation.OrganizationId).DefaultIfEmpty()
            where session.TokenHash == tokenHash
            select new AccessSnapshot(
                SessionState.Of(session),
                new UserProfile(user.Id, user.Name, user.Email, user.EmailVerified, user.Image, user.CreatedAt, user.UpdatedAt),
                null,
                null)
            {
                Acceptance = organization == null
                    ? null
                    : new AcceptanceCase(
                        invitation,
                        organization,
                        session,
                        db.Members.Any(member => member.OrganizationId == organization.Id && member.UserId == user.Id),
                        db.Members
                            .Where(member => member.OrganizationId == organization.Id && member.UserId == invitation.InviterId)
                            .Select(member => member.Role).FirstOrDefault()),
            }).SingleOrDefault());
}
