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
