using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Organizations;
using OrgAuth.Domain.Access;
using OrgAuth.Domain.Users;

namespace OrgAuth.Application.Access;

/// <summary>Who sends the present request, from where, as the access rule found it. One per request.</summary>
public sealed class CallContext
{
    private AccessSnapshot? snapshot;
    private LeanAccess? lean;

    /// <summary>The session.</summary>
    /// <exception cref="InvalidOperationException">The request's rule does not ask for one.</exception>
    public SessionState Session => Snapshot.Session;

    /// <summary>The user behind the session.</summary>
    /// <exception cref="InvalidOperationException">The request's rule does not ask for a session.</exception>
    public UserProfile User => Snapshot.User;

    /// <summary>The organization, or <c>null</c> where the rule lets a request do without.</summary>
    public OrganizationState? Organization => Snapshot.Organization;

    /// <summary>The caller's membership, or <c>null</c> where the rule lets a request do without.</summary>
    public MembershipState? Membership => lean is not null ? lean.Membership : Snapshot.Membership;

    /// <summary>The organization's id.</summary>
    /// <exception cref="InvalidOperationException">The request has no organization.</exception>
    public string OrganizationId => Organization?.Id ?? throw new InvalidOperationException("The request has no organization.");

    /// <summary>Whether the application itself acts, by <see cref="OrgAuthSystem"/>.</summary>
    internal bool IsSystem { get; private set; }

    /// <summary>All of the caller's organizations, if the request refers to <see cref="OrganizationReference.All"/> and they were read with the session.</summary>
    internal IReadOnlyList<OrganizationReply>? Organizations => lean?.Organizations;

    /// <summary>What makes the organization the active one, if the request refers to it by <see cref="OrganizationReference.ToActivate"/> and an id.</summary>
    internal Activation? Activation => Snapshot.Activation;

    /// <summary>What inviting takes, if the request refers to the organization by <see cref="OrganizationReference.ToInvite"/>.</summary>
    internal InvitationCase? Inviting => Snapshot.Inviting;

    /// <summary>The invitation to accept, if there is one and the request refers to it by <see cref="OrganizationReference.ToJoin"/>.</summary>
    internal AcceptanceCase? Acceptance => Snapshot.Acceptance;

    private AccessSnapshot Snapshot => snapshot ?? throw new InvalidOperationException("The rule of the request brings no session along.");

    /// <summary>The caller as a member who acts.</summary>
    /// <exception cref="InvalidOperationException">The request has no organization.</exception>
    public Actor ActorIn(AccessModel model) => Membership is { } membership
        ? new Actor(User.Id, membership.Id, membership.Roles, model)
        : throw new InvalidOperationException("The request has no organization.");

    internal void ActAsSystem() => IsSystem = true;

    /// <summary>What a request sees is what its own rule found, and nothing of the request before it in the same scope.</summary>
    internal void Enter(AccessSnapshot found) => (snapshot, lean) = (found, null);

    internal void Enter(LeanAccess found) => (snapshot, lean) = (null, found);
}
