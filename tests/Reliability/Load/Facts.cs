using Microsoft.EntityFrameworkCore;
using OrgAuth.Infrastructure.Persistence;

namespace OrgAuth.Reliability.Load;

/// <summary>The facts that writes are about, named by what the caller chose: slugs and addresses.</summary>
internal static class Facts
{
    public static string User(string email) => $"sessions of {email}";

    public static string Active(string email) => $"active organization of {email}";

    public static string Organization(string slug) => $"name of {slug}";

    public static string Member(string slug, string email) => $"role of {email} in {slug}";

    public static string Invitation(string slug, string email) => $"invitation of {email} to {slug}";

    /// <summary>All facts that a database holds.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> ReadAsync(OrgAuthDbContext db)
    {
        var users = await db.Users.Select(user => new { user.Email, Sessions = db.Sessions.Count(session => session.UserId == user.Id) }).ToListAsync();
        var organizations = await db.Organizations.Select(organization => new { organization.Slug, organization.Name }).ToListAsync();
        var active = await (
            from session in db.Sessions
            join user in db.Users on session.UserId equals user.Id
            join organization in db.Organizations on session.ActiveOrganizationId equals organization.Id
            select new { user.Email, organization.Slug }).ToListAsync();
        var members = await (
            from member in db.Members
            join user in db.Users on member.UserId equals user.Id
            join organization in db.Organizations on member.OrganizationId equals organization.Id
            select new { organization.Slug, user.Email, member.Role }).ToListAsync();
        var invitations = await (
            from invitation in db.Invitations
            join organization in db.Organizations on invitation.OrganizationId equals organization.Id
            select new { organization.Slug, invitation.Email, invitation.Status }).ToListAsync();
        return new Dictionary<string, string>(
            [
                .. users.Select(user => KeyValuePair.Create(User(user.Email), $"{user.Sessions}")),
                .. organizations.Select(organization => KeyValuePair.Create(Organization(organization.Slug), organization.Name)),
                .. active.Select(session => KeyValuePair.Create(Active(session.Email), session.Slug)),
                .. members.Select(member => KeyValuePair.Create(Member(member.Slug, member.Email), member.Role)),
                .. invitations.Select(invitation => KeyValuePair.Create(Invitation(invitation.Slug, invitation.Email), invitation.Status)),
            ],
            StringComparer.Ordinal);
    }
}
