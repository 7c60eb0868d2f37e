namespace OrgAuth.Domain.Organizations;

/// <summary>What an update names; everything else stays.</summary>
/// <param name="Name">A new name, or <c>null</c>.</param>
/// <param name="Slug">A new slug, or <c>null</c>.</param>
/// <param name="ChangesLogo">Whether the logo is named at all.</param>
/// <param name="Logo">The new logo; <c>null</c> takes it away.</param>
/// <param name="Metadata">New metadata, which replaces the old, or <c>null</c>.</param>
public sealed record OrganizationChanges(string? Name, Slug? Slug, bool ChangesLogo, string? Logo, Metadata? Metadata);

/// <summary>What a new organization is to be.</summary>
/// <param name="Name">The name.</param>
/// <param name="Slug">The slug.</param>
/// <param name="Logo">The address of a logo, if any.</param>
/// <param name="Metadata">What the application keeps with it, if anything.</param>
public sealed record OrganizationDraft(string Name, Slug Slug, string? Logo, Metadata? Metadata);
