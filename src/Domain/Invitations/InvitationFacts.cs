using OrgAuth.Domain.Access;

namespace OrgAuth.Domain.Invitations;

/// <summary>What an organization needs to know before it invites somebody, read under its lock.</summary>
/// <param name="IsAlreadyMember">Whether the address belongs to a member.</param>
/// <param name="Pending">The undecided invitation to the address, open or expired, if any.</param>
/// <param name="OpenInvitations">How many invitations are pending and unexpired.</param>
public sealed record InvitationFacts(bool IsAlreadyMember, Invitation? Pending, int OpenInvitations);

/// <summary>What an organization needs to know before an invitation is accepted, read under its lock.</summary>
/// <param name="IsAlreadyMember">Whether the invitee is a member.</param>
/// <param name="InviterRoles">The inviter's present roles; <c>null</c> when no longer a member.</param>
/// <param name="InviteeMemberships">How many organizations the invitee belongs to.</param>
public sealed record AcceptanceFacts(bool IsAlreadyMember, RoleSet? InviterRoles, int InviteeMemberships);
