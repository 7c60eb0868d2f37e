namespace OrgAuth.Domain.Users;

/// <summary>What update-user changes; what is <c>null</c> stays as it is.</summary>
/// <param name="Name">The new name.</param>
/// <param name="ChangesImage">Whether the picture changes, be it to none.</param>
/// <param name="Image">The address of the new picture.</param>
public sealed record UserChanges(string? Name, bool ChangesImage, string? Image);
