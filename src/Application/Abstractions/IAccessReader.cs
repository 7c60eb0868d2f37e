using OrgAuth.Application.Organizations;
using OrgAuth.Domain.Access;
using OrgAuth.Domain.Users;

namespace OrgAuth.Application.Abstractions;

/// <summary>The hot reads: a session with its user and, where asked, the caller's membership, each in one round trip.</summary>
public interface IAccessReader
{
    /// <summary>The session with this token and its user.</summary>
    Task<AccessSnapshot?> FindAsync(byte[] tokenHash, CancellationToken cancellationToken);

    /// <summary>The session with all of its user's organizations, in the order of joining.</summary>
    Task<AccessSnapshot?> FindWithAllAsync(byte[] tokenHash, CancellationToken cancellationToken);

    /// <summary>The session with the organization of this id, or its active one, and the user's membership there.</summary>
    Task<AccessSnapshot?> FindByIdAsync(byte[] tokenHash, string? organizationId, CancellationToken cancellationToken);

    /// <summary>The session with the organization of this slug and the user's membership there.</summary>
    Task<AccessSnapshot?> FindBySlugAsync(byte[] tokenHash, string slug, CancellationToken cancellationToken);

    /// <summary>The session with the organization that sent this invitation and the user's membership there.</summary>
    Task<AccessSnapshot?> FindByInvitationAsync(byte[] tokenHash, string invitationId, CancellationToken cancellationToken);
}

/// <summary>What one query finds out about a caller.</summary>
/// <param name="Session">The session.</param>
/// <param name="User">Its user.</param>
/// <param name="Organization">The organization asked for, if it exists.</param>
/// <param name="Membership">The user's membership there, if any.</param>
public sealed record AccessSnapshot(
    SessionState Session, UserProfile User, OrganizationState? Organization = null, MembershipState? Membership = null)
{
    /// <summary>All of the user's organizations, in the order of joining, where a request asks for them.</summary>
    public IReadOnlyList<OrganizationReply>? Organizations { get; init; }
}

/// <summary>A session as it was read.</summary>
public sealed record SessionState(
    string Id,
    bool IsPersistent,
    string IpAddress,
    string UserAgent,
    string? ActiveOrganizationId,
    DateTime ExpiresAt,
    DateTime CreatedAt,
    DateTime UpdatedAt);

/// <summary>What deciding about an organization takes, as it was read.</summary>
public sealed record OrganizationState(string Id, string CreatorRole, int MemberCount, long Version);

/// <summary>A membership as it was read.</summary>
public sealed record MembershipState(string Id, string Role, DateTime CreatedAt, long Version)
{
    /// <summary>The roles.</summary>
    public RoleSet Roles => RoleSet.Parse(Role);
}
