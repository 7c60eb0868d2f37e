using OrgAuth.Domain.Access;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Users;

namespace OrgAuth.Domain.Members;

/// <summary>A user's membership of an organization; one per user and organization.</summary>
public sealed class Member
{
    private Member(string id, string organizationId, string userId, string role, DateTime createdAt)
    {
        Id = id;
        OrganizationId = organizationId;
        UserId = userId;
        Role = role;
        CreatedAt = createdAt;
    }

    /// <summary>The id; see <see cref="EntityId"/>.</summary>
    public string Id { get; }

    /// <summary>The organization.</summary>
    public string OrganizationId { get; }

    /// <summary>The user.</summary>
    public string UserId { get; }

    /// <summary>The user's profile, where a query brought it along.</summary>
    public User? User { get; private set; }

    /// <summary>The roles as one comma-separated string, the form of the wire.</summary>
    public string Role { get; private set; }

    /// <summary>When the user joined (UTC).</summary>
    public DateTime CreatedAt { get; }

    /// <summary>Changes when the roles change, and when a command of this member commits that relied on them.</summary>
    public long Version { get; private set; }

    /// <summary>The roles.</summary>
    public RoleSet Roles => RoleSet.Parse(Role);

    internal static Member Create(string organizationId, string userId, RoleSet roles, DateTime now) =>
        new(EntityId.New(now), organizationId, userId, roles.ToString(), now);

    internal void ChangeRoles(RoleSet roles)
    {
        Role = roles.ToString();
        Version++;
    }
}
