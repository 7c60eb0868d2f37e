using Microsoft.EntityFrameworkCore;
using OrgAuth.Application.Abstractions;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Members;
using OrgAuth.Domain.Organizations;
using OrgAuth.Domain.Sessions;
using OrgAuth.Domain.Users;

namespace OrgAuth.Application.Users;

/// <summary>
/// Removes a user and what is the user's: memberships, by the organizations' own rules; sessions and leaves given by mail, by foreign key;
/// the invitations the user sent, which nobody could accept any more, and those that were made to the user.
/// </summary>
internal sealed class UserRemoval(IOrgAuthDb db, IUnitOfWork unitOfWork, Verifications verifications, ISessionCarrier carrier)
{
    /// <summary>The user, untracked.</summary>
    public Task<User?> FindAsync(string userId, CancellationToken cancellationToken) =>
        db.Users.AsNoTracking().SingleOrDefaultAsync(user => user.Id == userId, cancellationToken);

    /// <summary>Why the user cannot go, if so.</summary>
    public async Task<Error?> CheckAsync(string userId, CancellationToken cancellationToken) =>
        Refuse((await MembershipsOf(userId).AsNoTracking().ToListAsync(cancellationToken)).Where(membership => membership.IsOnlyOwner));

    /// <summary>Removes the user; with a token, only if it is a leave to do so.</summary>
    public async Task<Result<DeletedUser>> RemoveAsync(string userId, string? token, CancellationToken cancellationToken)
    {
        if (!await LockAsync(userId, cancellationToken))
            return SessionErrors.Required;

        var user = await db.Users.SingleAsync(u => u.Id == userId, cancellationToken);
        if (token is not null && !await UseAsync(token, user, cancellationToken))
            return VerificationErrors.InvalidDeletionToken;

        var memberships = await MembershipsOf(userId).ToListAsync(cancellationToken);
        if (Refuse(memberships.Where(membership => !membership.Organization.Leave(membership.Member).IsSuccess)) is { } refusal)
            return refusal;

        await db.Invitations
            .Where(i => i.InviterId == userId || (i.Email == user.Email && (i.PendingEmail == null || user.EmailVerified)))
            .ExecuteDeleteAsync(cancellationToken);
        db.Members.RemoveRange(memberships.Select(membership => membership.Member));
        db.Users.Remove(user);
        carrier.Withdraw();
        return DeletedUser.Done;
    }

    /// <summary>
    /// Locks the user's organizations, in the order of their ids, and then the user (docs/adr/0005). A membership that begins meanwhile keeps
    /// the user's row from being deleted, and the command runs again.
    /// </summary>
    private async Task<bool> LockAsync(string userId, CancellationToken cancellationToken)
    {
        var organizations = await db.Members
            .Where(member => member.UserId == userId).Select(member => member.OrganizationId).OrderBy(id => id).ToListAsync(cancellationToken);
        foreach (var organization in organizations)
            await unitOfWork.LockOrganizationAsync(organization, seenVersion: null, cancellationToken);

        return await unitOfWork.LockUserAsync(userId, cancellationToken);
    }

    private async Task<bool> UseAsync(string token, User user, CancellationToken cancellationToken)
    {
        var leave = await verifications.FindValidAsync(token, VerificationPurpose.DeleteUser, cancellationToken);
        if (leave is null || leave.UserId != user.Id || leave.Email != user.Email)
            return false;

        verifications.Use(leave);
        return true;
    }

    private IQueryable<Belonging> MembershipsOf(string userId) =>
        from member in db.Members
        join organization in db.Organizations on member.OrganizationId equals organization.Id
        where member.UserId == userId
        orderby member.CreatedAt, member.Id
        select new Belonging(organization, member);

    private static Error? Refuse(IEnumerable<Belonging> owned)
    {
        var names = owned.Select(membership => membership.Organization.Name).ToList();
        return names.Count == 0 ? null : UserErrors.OnlyOwnerOf(names);
    }

    private sealed record Belonging(Organization Organization, Member Member)
    {
        public bool IsOnlyOwner => Organization.IsOwner(Member.Roles) && Organization.OwnerCount <= 1;
    }
}
