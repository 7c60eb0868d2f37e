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
            join organization in db.Organizations on organizationId equals organization.Id into organizations
            from organization in organizations.DefaultIfEmpty()
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

    public Func<OrgAuthDbContext, byte[], string?, string, DateTime, CancellationToken, Task<AccessSnapshot?>> InvitationCase { get; } =
        EF.CompileAsyncQuery((OrgAuthDbContext db, byte[] tokenHash, string? organizationId, string email, DateTime now, CancellationToken _) => (
            from session in db.Sessions.AsNoTracking()
            join user in db.Users on session.UserId equals user.Id
            join organization in db.Organizations on organizationId ?? session.ActiveOrganizationId equals organization.Id into organizations
            from organization in organizations.DefaultIfEmpty()
            join member in db.Members
                on new { OrganizationId = organizationId ?? session.ActiveOrganizationId, session.UserId }
                equals new { OrganizationId = (string?)member.OrganizationId, member.UserId }
                into members
            from member in members.DefaultIfEmpty()
            join invitation in db.Invitations
                on new { OrganizationId = organization.Id, PendingEmail = (string?)email } equals new { invitation.OrganizationId, invitation.PendingEmail }
                into invitations
            from pending in invitations.DefaultIfEmpty()
            where session.TokenHash == tokenHash
            select new AccessSnapshot(
                SessionState.Of(session),
                new UserProfile(user.Id, user.Name, user.Email, user.EmailVerified, user.Image, user.CreatedAt, user.UpdatedAt),
                organization == null
                    ? null
                    : new OrganizationState(organization.Id, organization.CreatorRole, organization.MemberCount, organization.Version),
                member == null ? null : new MembershipState(member.Id, member.Role, member.CreatedAt, member.Version))
            {
                Inviting = organization == null
                    ? null
                    : new InvitationCase(
                        organization,
                        pending,
                        db.Members.Any(other => other.OrganizationId == organization.Id && other.User!.Email == email),
                        db.Invitations.Count(i => i.OrganizationId == organization.Id && i.PendingEmail != null && i.ExpiresAt > now)),
            }).SingleOrDefault());

    public Func<OrgAuthDbContext, byte[], string, CancellationToken, Task<AccessSnapshot?>> Acceptance { get; } =
        EF.CompileAsyncQuery((OrgAuthDbContext db, byte[] tokenHash, string invitationId, CancellationToken _) => (
            from session in db.Sessions.AsNoTracking()
            join user in db.Users on session.UserId equals user.Id
            join invitation in db.Invitations on invitationId equals invitation.Id into invitations
            from invitation in invitations.DefaultIfEmpty()
            join organization in db.Organizations on invitation.OrganizationId equals organization.Id into organizations
            from organization in organizations.DefaultIfEmpty()
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
