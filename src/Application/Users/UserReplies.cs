using OrgAuth.Domain.Users;

namespace OrgAuth.Application.Users;

/// <summary>A user on the wire (reference section 7).</summary>
public sealed record UserReply(
    string Id, string Name, string Email, bool EmailVerified, string? Image, DateTime CreatedAt, DateTime UpdatedAt)
{
    internal static UserReply From(UserProfile user) =>
        new(user.Id, user.Name, user.Email, user.EmailVerified, user.Image, user.CreatedAt, user.UpdatedAt);
}
