using Microsoft.EntityFrameworkCore;
using OrgAuth.Domain.Invitations;

namespace OrgAuth.Infrastructure.Persistence;

/// <summary>One rule of the data and the query that finds what breaks it.</summary>
/// <param name="Text">The rule.</param>
/// <param name="Subject">What <paramref name="Broken"/> names; never invitations, whose ids are secrets (contract section 5, item 10).</param>
/// <param name="Broken">The ids, one for each violation.</param>
internal sealed record DatabaseRule(string Text, string Subject, IQueryable<string> Broken);

/// <summary>
/// Every rule that the data keeps between two commits, whatever the application did or was prevented from doing. Each is one statement, so
/// that a database in use can be checked. They are written apart from the code that keeps them: one must not forgive the other.
/// </summary>
internal static class DatabaseRules
{
    private static readonly string[] Statuses =
        [InvitationStatus.Pending, InvitationStatus.Accepted, InvitationStatus.Rejected, InvitationStatus.Canceled];

    public static IReadOnlyList<DatabaseRule> Of(OrgAuthDbContext db, DateTime now) =>
        [.. Organizations(db), .. Members(db), .. Invitations(db, now), .. UsersAndSessions(db), .. Mail(db), .. IdentityRules.Of(db)];

    private static IEnumerable<DatabaseRule> Organizations(OrgAuthDbContext db)
    {
        var owned =
            from member in db.Members
            join organization in db.Organizations on member.OrganizationId equals organization.Id
            where ("," + member.Role + ",").Contains("," + organization.CreatorRole + ",")
            select organization.Id;
        yield return new("Every organization has an owner", "organization", db.Organizations
            .Where(organization => !owned.Any(id => id == organization.Id))
            .Select(organization => organization.Id));
        yield return new("MemberCount is the number of memberships", "organization", db.Organizations
            .Where(organization => organization.MemberCount != db.Members.Count(member => member.OrganizationId == organization.Id))
            .Select(organization => organization.Id));
        yield return new("OwnerCount is the number of owners", "organization", db.Organizations
            .Where(organization => organization.OwnerCount != owned.Count(id => id == organization.Id))
            .Select(organization => organization.Id));
        yield return new("Slugs are unique", "slug", db.Organizations
            .GroupBy(organization => organization.Slug).Where(group => group.Count() > 1).Select(group => group.Key));
    }

    private static IEnumerable<DatabaseRule> Members(OrgAuthDbContext db)
    {
        yield return new("A user is a member of an organization once", "organization", db.Members
            .GroupBy(member => new { member.OrganizationId, member.UserId })
            .Where(group => group.Count() > 1)
            .Select(group => group.Key.OrganizationId));
        yield return new("Memberships belong to an organization", "membership", db.Members
            .Where(member => !db.Organizations.Any(organization => organization.Id == member.OrganizationId))
            .Select(member => member.Id));
        yield return new("Memberships belong to a user", "membership", db.Members
            .Where(member => !db.Users.Any(user => user.Id == member.UserId))
            .Select(member => member.Id));
        yield return new("Memberships have a role", "membership", db.Members
            .Where(member => member.Role.Replace(",", "").Trim() == "")
            .Select(member => member.Id));
    }

    private static IEnumerable<DatabaseRule> Invitations(OrgAuthDbContext db, DateTime now)
    {
        var open = db.Invitations.Where(invitation => invitation.Status == InvitationStatus.Pending && invitation.ExpiresAt > now);
        yield return new("An address has one open invitation to an organization", "organization", open
            .GroupBy(invitation => new { invitation.OrganizationId, invitation.Email })
            .Where(group => group.Count() > 1)
            .Select(group => group.Key.OrganizationId));
        yield return new("Open invitations hold their address", "organization", open
            .Where(invitation => invitation.PendingEmail == null)
            .Select(invitation => invitation.OrganizationId));
        yield return new("Invitations hold no other address than their own", "organization", db.Invitations
            .Where(invitation => invitation.PendingEmail != null && invitation.PendingEmail != invitation.Email)
            .Select(invitation => invitation.OrganizationId));
        yield return new("Decided invitations hold no address", "organization", db.Invitations
            .Where(invitation => invitation.Status != InvitationStatus.Pending && invitation.PendingEmail != null)
            .Select(invitation => invitation.OrganizationId));
        yield return new("Invitations are pending, accepted, rejected or canceled", "organization", db.Invitations
            .Where(invitation => !Statuses.Contains(invitation.Status))
            .Select(invitation => invitation.OrganizationId));
        yield return new("Invitations belong to an organization", "organization", db.Invitations
            .Where(invitation => !db.Organizations.Any(organization => organization.Id == invitation.OrganizationId))
            .Select(invitation => invitation.OrganizationId));
        yield return new("Invitations come from a user", "organization", db.Invitations
            .Where(invitation => !db.Users.Any(user => user.Id == invitation.InviterId))
            .Select(invitation => invitation.OrganizationId));
    }

    private static IEnumerable<DatabaseRule> UsersAndSessions(OrgAuthDbContext db)
    {
        yield return new("E-mail addresses are unique", "address", db.Users
            .GroupBy(user => user.Email).Where(group => group.Count() > 1).Select(group => group.Key));
        yield return new("Sessions belong to a user", "session", db.Sessions
            .Where(session => !db.Users.Any(user => user.Id == session.UserId))
            .Select(session => session.Id));
        yield return new("Sessions work in organizations of their user", "session", db.Sessions
            .Where(session => session.ActiveOrganizationId != null && !db.Members.Any(member =>
                member.OrganizationId == session.ActiveOrganizationId && member.UserId == session.UserId))
            .Select(session => session.Id));
        yield return new("Sessions keep a SHA-256 of their token", "session", db.Sessions
            .Where(session => session.TokenHash.Length != 32)
            .Select(session => session.Id));
    }

    private static IEnumerable<DatabaseRule> Mail(OrgAuthDbContext db)
    {
        yield return new("Verifications belong to a user", "verification", db.Verifications
            .Where(verification => !db.Users.Any(user => user.Id == verification.UserId))
            .Select(verification => verification.Id));
        yield return new("Verifications keep a SHA-256 of their token", "verification", db.Verifications
            .Where(verification => verification.TokenHash.Length != 32)
            .Select(verification => verification.Id));
        yield return new("Mails are given up after an attempt only, and with a reason", "outbox message", db.Outbox
            .Where(message => message.DeadAt != null && (message.Attempts == 0 || message.LastError == null))
            .Select(message => message.Id));
        yield return new("Mails are due no earlier than what they tell of", "outbox message", db.Outbox
            .Where(message => message.DueAt < message.OccurredAt)
            .Select(message => message.Id));
    }
}
