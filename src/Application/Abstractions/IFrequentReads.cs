using OrgAuth.Application.Members;
using OrgAuth.Application.Organizations;
using OrgAuth.Domain.Invitations;
using OrgAuth.Domain.Members;
using OrgAuth.Domain.Organizations;
using OrgAuth.Domain.Sessions;

namespace OrgAuth.Application.Abstractions;

/// <summary>What the most frequent requests read after the access decision, each in one compiled query. Entities are tracked.</summary>
internal interface IFrequentReads
{
    /// <summary>A page of an organization's members in the order of joining.</summary>
    IAsyncEnumerable<MemberReply> MembersInOrder(string organizationId, int limit, int offset);

    /// <summary>What makes a membership's organization a session's active one; <c>null</c> when one of them is gone.</summary>
    Task<Activation?> FindActivationAsync(string sessionId, string memberId, CancellationToken cancellationToken);

    /// <summary>What inviting an address takes; <c>null</c> when the organization is gone.</summary>
    Task<InvitationCase?> FindInvitationCaseAsync(string organizationId, string email, DateTime now, CancellationToken cancellationToken);

    /// <summary>What accepting an invitation takes; <c>null</c> when there is none of this id.</summary>
    /// <param name="invitationId">The invitation.</param>
    /// <param name="sessionId">The caller's session.</param>
    /// <param name="userId">The caller.</param>
    /// <param name="countsMemberships">Whether the caller's memberships are counted.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    Task<AcceptanceCase?> FindAcceptanceCaseAsync(
        string invitationId, string sessionId, string userId, bool countsMemberships, CancellationToken cancellationToken);
}

/// <summary>A session, and the membership of what shall be its active organization.</summary>
/// <param name="Session">The session.</param>
/// <param name="Member">The membership.</param>
/// <param name="Organization">The organization, which does not change.</param>
internal sealed record Activation(Session Session, Member Member, OrganizationReply Organization);

/// <summary>An organization that shall invite an address.</summary>
/// <param name="Organization">The organization.</param>
/// <param name="Pending">Its open or expired invitation of the address.</param>
/// <param name="IsAlreadyMember">Whether the address belongs to a member.</param>
/// <param name="Open">How many invitations are open.</param>
internal sealed record InvitationCase(Organization Organization, Invitation? Pending, bool IsAlreadyMember, int Open);

/// <summary>An invitation that shall be accepted.</summary>
/// <param name="Invitation">The invitation.</param>
/// <param name="Organization">The organization that sent it.</param>
/// <param name="Session">The caller's session, if it is still there.</param>
/// <param name="IsMember">Whether the caller is a member already.</param>
/// <param name="InviterRole">The roles of whoever invited, if that is still a member.</param>
/// <param name="Memberships">How many organizations the caller belongs to, where that counts.</param>
internal sealed record AcceptanceCase(
    Invitation Invitation, Organization Organization, Session? Session, bool IsMember, string? InviterRole, int Memberships);
