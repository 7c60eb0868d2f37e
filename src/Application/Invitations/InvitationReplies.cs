namespace OrgAuth.Application.Invitations;

/// <summary>An invitation on the wire (reference section 8).</summary>
public sealed record InvitationReply(
    string Id,
    string OrganizationId,
    string Email,
    string Role,
    string Status,
    DateTime ExpiresAt,
    DateTime CreatedAt,
    string InviterId);
