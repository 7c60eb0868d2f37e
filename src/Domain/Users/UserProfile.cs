namespace OrgAuth.Domain.Users;

/// <summary>What is known of the user behind a session.</summary>
/// <param name="Id">The user's id.</param>
/// <param name="Name">The name.</param>
/// <param name="Email">The address, in lower case.</param>
/// <param name="EmailVerified">Whether the mailbox was proven to be the user's.</param>
/// <param name="Image">The address of a picture, if any.</param>
/// <param name="CreatedAt">When the user signed up (UTC).</param>
/// <param name="UpdatedAt">When the profile last changed (UTC).</param>
public sealed record UserProfile(
    string Id, string Name, string Email, bool EmailVerified, string? Image, DateTime CreatedAt, DateTime UpdatedAt);
