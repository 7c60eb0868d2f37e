using OrgAuth.Application.Abstractions;

namespace OrgAuth.Application.Sessions;

/// <summary>
/// A session on the wire (reference section 3). <see cref="Token"/> is the token itself for its own caller; in lists, the handle that
/// revoke-session takes (contract section 5, item 9).
/// </summary>
public sealed record SessionReply(
    string Id,
    string Token,
    string UserId,
    DateTime ExpiresAt,
    DateTime CreatedAt,
    DateTime UpdatedAt,
    string IpAddress,
    string UserAgent,
    string? ActiveOrganizationId)
{
    internal static SessionReply Own(AccessSnapshot found, string token) => new(
        found.Session.Id,
        token,
        found.User.Id,
        found.Session.ExpiresAt,
        found.Session.CreatedAt,
        found.Session.UpdatedAt,
        found.Session.IpAddress,
        found.Session.UserAgent,
        found.Session.ActiveOrganizationId);
}

/// <summary>Whether it was done; always true.</summary>
public sealed record StatusReply(bool Status)
{
    internal static StatusReply Done { get; } = new(true);
}
