using Microsoft.EntityFrameworkCore;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Organizations;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Users;

namespace OrgAuth.Infrastructure.Persistence;

/// <summary>The hot reads over the request's context.</summary>
internal sealed class AccessReader(
    OrgAuthDbContext db, AccessQueries queries, LeanQueries lean, FactQueries facts, TimeProvider time) : IAccessReader
{
    public Task<AccessSnapshot?> FindAsync(byte[] tokenHash, CancellationToken cancellationToken) =>
        queries.Session(db, tokenHash, cancellationToken);

    public Task<AccessSnapshot?> FindByIdAsync(byte[] tokenHash, string? organizationId, CancellationToken cancellationToken) => organizationId is null
        ? queries.Active(db, tokenHash, cancellationToken)
        : queries.ById(db, tokenHash, organizationId, cancellationToken);

    public Task<AccessSnapshot?> FindBySlugAsync(byte[] tokenHash, string slug, CancellationToken cancellationToken) =>
        queries.BySlug(db, tokenHash, slug, cancellationToken);

    public Task<AccessSnapshot?> FindByInvitationAsync(byte[] tokenHash, string invitationId, CancellationToken cancellationToken) =>
        queries.ByInvitation(db, tokenHash, invitationId, cancellationToken);

    public Task<AccessSnapshot?> FindActivationAsync(byte[] tokenHash, string organizationId, CancellationToken cancellationToken) =>
        facts.Activation(db, tokenHash, organizationId, cancellationToken);

    public Task<AccessSnapshot?> FindInvitationCaseAsync(
        byte[] tokenHash, string? organizationId, string email, CancellationToken cancellationToken) =>
        facts.InvitationCase(db, tokenHash, organizationId, email, time.Now(), cancellationToken);

    public Task<AccessSnapshot?> FindAcceptanceAsync(byte[] tokenHash, string invitationId, CancellationToken cancellationToken) =>
        facts.Acceptance(db, tokenHash, invitationId, cancellationToken);

    public Task<LeanAccess?> FindMembershipAsync(byte[] tokenHash, string? organizationId, CancellationToken cancellationToken) => organizationId is null
        ? lean.ActiveMembership(db, tokenHash, cancellationToken)
        : lean.Membership(db, tokenHash, organizationId, cancellationToken);

    public async Task<LeanAccess?> FindOrganizationsAsync(byte[] tokenHash, CancellationToken cancellationToken)
    {
        LeanAccess? found = null;
        List<OrganizationReply> organizations = [];
        await foreach (var row in lean.Organizations(db, tokenHash).WithCancellation(cancellationToken))
        {
            found ??= new LeanAccess(row.ExpiresAt, row.IsPersistent, Organizations: organizations);
            if (row.Organization is not null)
                organizations.Add(row.Organization);
        }

        return found;
    }
}

/// <summary>
/// The compiled queries behind <see cref="AccessReader"/>. One set per host and not per process: a compiled query belongs to one model, and
/// tests run hosts of several engines side by side. No membership is joined to the organization's row: PostgreSQL would read all members of a
/// large one to find it.
/// </summary>
internal sealed class AccessQueries
{
    public Func<OrgAuthDbContext, byte[], CancellationToken, Task<AccessSnapshot?>> Session { get; } =
        EF.CompileAsyncQuery((OrgAuthDbContext db, byte[] tokenHash, CancellationToken _) => (
            from session in db.Sessions
            join user in db.Users on session.UserId equals user.Id
            where session.TokenHash == tokenHash
            select new AccessSnapshot(
                new SessionState(
                    session.Id,
                    session.IsPersistent,
                    session.IpAddress,
                    session.UserAgent,
                    session.ActiveOrganizationId,
                    session.ExpiresAt,
                    session.CreatedAt,
                    session.UpdatedAt),
                new UserProfile(user.Id, user.Name, user.Email, user.EmailVerified, user.Image, user.CreatedAt, user.UpdatedAt),
                null,
                null)).SingleOrDefault());

    public Func<OrgAuthDbContext, byte[], CancellationToken, Task<AccessSnapshot?>> Active { get; } =
        EF.CompileAsyncQuery((OrgAuthDbContext db, byte[] tokenHash, CancellationToken _) => (
            from session in db.Sessions
            join user in db.Users on session.UserId equals user.Id
            join organization in db.Organizations on session.ActiveOrganizationId equals organization.Id into organizations
            from organization in organizations.DefaultIfEmpty()
            from member in db.Members.Where(m => m.OrganizationId == session.ActiveOrganizationId && m.UserId == session.UserId).DefaultIfEmpty()
            where session.TokenHash == tokenHash
            select new AccessSnapshot(
                new SessionState(
                    session.Id,
                    session.IsPersistent,
                    session.IpAddress,
                    session.UserAgent,
                    session.ActiveOrganizationId,
                    session.ExpiresAt,
                    session.CreatedAt,
                    session.UpdatedAt),
                new UserProfile(user.Id, user.Name, user.Email, user.EmailVerified, user.Image, user.CreatedAt, user.UpdatedAt),
                organization == null
                    ? null
                    : new OrganizationState(organization.Id, organization.CreatorRole, organization.MemberCount, organization.Version),
                member == null ? null : new MembershipState(member.Id, member.Role, member.CreatedAt, member.Version))).SingleOrDefault());

    public Func<OrgAuthDbContext, byte[], string, CancellationToken, Task<AccessSnapshot?>> ById { get; } =
        EF.CompileAsyncQuery((OrgAuthDbContext db, byte[] tokenHash, string organizationId, CancellationToken _) => (
            from session in db.Sessions
            join user in db.Users on session.UserId equals user.Id
            join organization in db.Organizations on organizationId equals organization.Id into organizations
            from organization in organizations.DefaultIfEmpty()
            from member in db.Members.Where(m => m.OrganizationId == organizationId && m.UserId == session.UserId).DefaultIfEmpty()
            where session.TokenHash == tokenHash
            select new AccessSnapshot(
                new SessionState(
                    session.Id,
                    session.IsPersistent,
                    session.IpAddress,
                    session.UserAgent,
                    session.ActiveOrganizationId,
                    session.ExpiresAt,
                    session.CreatedAt,
                    session.UpdatedAt),
                new UserProfile(user.Id, user.Name, user.Email, user.EmailVerified, user.Image, user.CreatedAt, user.UpdatedAt),
                organization == null
                    ? null
                    : new OrganizationState(organization.Id, organization.CreatorRole, organization.MemberCount, organization.Version),
                member == null ? null : new MembershipState(member.Id, member.Role, member.CreatedAt, member.Version))).SingleOrDefault());

    public Func<OrgAuthDbContext, byte[], string, CancellationToken, Task<AccessSnapshot?>> BySlug { get; } =
        EF.CompileAsyncQuery((OrgAuthDbContext db, byte[] tokenHash, string slug, CancellationToken _) => (
            from session in db.Sessions
            join user in db.Users on session.UserId equals user.Id
            join organization in db.Organizations on slug equals organization.Slug into organizations
            from organization in organizations.DefaultIfEmpty()
            from member in db.Members
                .Where(m => m.OrganizationId == db.Organizations.Where(o => o.Slug == slug).Select(o => o.Id).FirstOrDefault() && m.UserId == session.UserId)
                .DefaultIfEmpty()
            where session.TokenHash == tokenHash
            select new AccessSnapshot(
                new SessionState(
                    session.Id,
                    session.IsPersistent,
                    session.IpAddress,
                    session.UserAgent,
                    session.ActiveOrganizationId,
                    session.ExpiresAt,
                    session.CreatedAt,
                    session.UpdatedAt),
                new UserProfile(user.Id, user.Name, user.Email, user.EmailVerified, user.Image, user.CreatedAt, user.UpdatedAt),
                organization == null
                    ? null
                    : new OrganizationState(organization.Id, organization.CreatorRole, organization.MemberCount, organization.Version),
                member == null ? null : new MembershipState(member.Id, member.Role, member.CreatedAt, member.Version))).SingleOrDefault());

    public Func<OrgAuthDbContext, byte[], string, CancellationToken, Task<AccessSnapshot?>> ByInvitation { get; } =
        EF.CompileAsyncQuery((OrgAuthDbContext db, byte[] tokenHash, string invitationId, CancellationToken _) => (
            from session in db.Sessions
            join user in db.Users on session.UserId equals user.Id
            join organization in db.Organizations
                on db.Invitations.Where(i => i.Id == invitationId).Select(i => i.OrganizationId).FirstOrDefault() equals organization.Id into organizations
            from organization in organizations.DefaultIfEmpty()
            from member in db.Members
                .Where(m =>
                    m.OrganizationId == db.Invitations.Where(i => i.Id == invitationId).Select(i => i.OrganizationId).FirstOrDefault()
                    && m.UserId == session.UserId)
                .DefaultIfEmpty()
            where session.TokenHash == tokenHash
            select new AccessSnapshot(
                new SessionState(
                    session.Id,
                    session.IsPersistent,
                    session.IpAddress,
                    session.UserAgent,
                    session.ActiveOrganizationId,
                    session.ExpiresAt,
                    session.CreatedAt,
                    session.UpdatedAt),
                new UserProfile(user.Id, user.Name, user.Email, user.EmailVerified, user.Image, user.CreatedAt, user.UpdatedAt),
                organization == null
                    ? null
                    : new OrganizationState(organization.Id, organization.CreatorRole, organization.MemberCount, organization.Version),
                member == null ? null : new MembershipState(member.Id, member.Role, member.CreatedAt, member.Version))).SingleOrDefault());
}
