using OrgAuth.Application.Organizations;
using OrgAuth.Domain.Access;
using OrgAuth.Domain.Sessions;
using OrgAuth.Domain.Users;

namespace OrgAuth.Application.Abstractions;

/// <summary>
/// The hot reads: a session with its user and, where asked, the caller's membership, each in one round trip. Entities that come along are
/// not tracked: a handler attaches what it changes.
/// </summary>
public interface IAccessReader
{
    /// <summary>The session with this token and its user.</summary>
    Task<AccessSnapshot?> FindAsync(byte[] tokenHash, CancellationToken cancellationToken);

    /// <summary>The session with the organization of this id, or its active one, and the user's membership there.</summary>
    Task<AccessSnapshot?> FindByIdAsync(byte[] tokenHash, string? organizationId, CancellationToken cancellationToken);

    /// <summary>The session with the organization of this slug and the user's membership there.</summary>
    Task<AccessSnapshot?> FindBySlugAsync(byte[] tokenHash, string slug, CancellationToken cancellationToken);

    /// <summary>The session with the organization that sent this invitation and the user's membership there.</summary>
    Task<AccessSnapshot?> FindByInvitationAsync(byte[] tokenHash, string invitationId, CancellationToken cancellationToken);

    /// <summary>The session with the organization of this id, the user's membership there, and what makes it the active one.</summary>
    Task<AccessSnapshot?> FindActivationAsync(byte[] tokenHash, string organizationId, CancellationToken cancellationToken);

    /// <summary>
    /// The session with the organization of this id, or its active one, the user's membership there, and what inviting <paramref name="email"/> takes.
    /// </summary>
    Task<AccessSnapshot?> FindInvitationCaseAsync(byte[] tokenHash, string? organizationId, string email, CancellationToken cancellationToken);

    /// <summary>The session with what accepting this invitation takes.</summary>
    Task<AccessSnapshot?> FindAcceptanceAsync(byte[] tokenHash, string invitationId, CancellationToken cancellationToken);

    /// <summary>The user's membership of the organization of this id, or of the active one; <c>null</c> without session or membership.</summary>
    Task<LeanAccess?> FindMembershipAsync(byte[] tokenHash, string? organizationId, CancellationToken cancellationToken);

    /// <summary>All of the user's organizations, in the order of joining; <c>null</c> without session.</summary>
    Task<LeanAccess?> FindOrganizationsAsync(byte[] tokenHash, CancellationToken cancellationToken);
}

/// <summary>What one query finds out about a caller.</summary>
/// <param name="Session">The session.</param>
/// <param name="User">Its user.</param>
/// <param name="Organization">The organization asked for, if it exists.</param>
/// <param name="Membership">The user's membership there, if any.</param>
public sealed record AccessSnapshot(
    SessionState Session, UserProfile User, OrganizationState? Organization = null, MembershipState? Membership = null)
{
    /// <summary>What makes the organization the session's active one, if the user is a member, where that was asked for.</summary>
    internal Activation? Activation { get; init; }

    /// <summary>What inviting an address to the organization takes, where that was asked for.</summary>
    internal InvitationCase? Inviting { get; init; }

    /// <summary>The invitation that the user shall accept, if it exists, where that was asked for.</summary>
    internal AcceptanceCase? Acceptance { get; init; }
}

/// <summary>The least that lets a request pass: whether the session is valid, and what was asked for.</summary>
/// <param name="ExpiresAt">When the session ends.</param>
/// <param name="IsPersistent">Whether it is prolonged.</param>
/// <param name="Membership">The user's membership, where that was asked for.</param>
/// <param name="Organizations">The user's organizations, where those were asked for.</param>
public sealed record LeanAccess(
    DateTime ExpiresAt, bool IsPersistent, MembershipState? Membership = null, IReadOnlyList<OrganizationReply>? Organizations = null);

/// <summary>A session as it was read.</summary>
public sealed record SessionState(
    string Id,
    bool IsPersistent,
    string IpAddress,
    string UserAgent,
    string? ActiveOrganizationId,
    DateTime ExpiresAt,
    DateTime CreatedAt,
    DateTime UpdatedAt)
{
    internal static SessionState Of(Session session) => new(
        session.Id,
        session.IsPersistent,
        session.IpAddress,
        session.UserAgent,
        session.ActiveOrganizationId,
        session.ExpiresAt,
        session.CreatedAt,
        session.UpdatedAt);
}

/// <summary>What deciding about an organization takes, as it was read.</summary>
public sealed record OrganizationState(string Id, string CreatorRole, int MemberCount, long Version);

/// <summary>A membership as it was read.</summary>
public sealed record MembershipState(string Id, string Role, DateTime CreatedAt, long Version)
{
    /// <summary>The roles.</summary>
    public RoleSet Roles => RoleSet.Parse(Role);
}
