namespace OrgAuth.Domain.Organizations;

/// <summary>The rules for what people call an organization: 1 to 128 characters after trimming (contract section 5, item 7).</summary>
public static class OrganizationName
{
    /// <summary>The longest name, in characters.</summary>
    public const int MaxLength = 128;
}
