using OrgAuth.Application.Organizations;
using OrgAuth.Domain.Invitations;
using OrgAuth.Domain.Members;
using OrgAuth.Domain.Organizations;
using OrgAuth.Domain.Sessions;

namespace OrgAuth.Application.Abstractions;

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

/// <summary>An invitation that the caller shall accept.</summary>
/// <param name="Invitation">The invitation.</param>
/// <param name="Organization">The organization that sent it.</param>
/// <param name="Session">The caller's session.</param>
/// <param name="IsMember">Whether the caller is a member already.</param>
/// <param name="InviterRole">The roles of whoever invited, if that is still a member.</param>
internal sealed record AcceptanceCase(Invitation Invitation, Organization Organization, Session Session, bool IsMember, string? InviterRole);
