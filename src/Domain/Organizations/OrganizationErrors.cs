using OrgAuth.Domain.Common;

namespace OrgAuth.Domain.Organizations;

/// <summary>Refusals about organizations.</summary>
public static class OrganizationErrors
{
    /// <summary>The named organization does not exist.</summary>
    public static readonly Error NotFound = Error.NotFound("ORGANIZATION_NOT_FOUND", "Organization not found");

    /// <summary>No organization was named and none is active (update, delete, invite-member).</summary>
    public static readonly Error NotNamed = Error.Invalid("ORGANIZATION_NOT_FOUND", "Organization not found");

    /// <summary>No organization was named and none is active.</summary>
    public static readonly Error NoneActive = Error.Invalid("NO_ACTIVE_ORGANIZATION", "No active organization");

    /// <summary>No organization was named and none is active (list-invitations).</summary>
    public static readonly Error IdRequired = Error.Invalid("ORGANIZATION_ID_IS_REQUIRED", "Organization ID is required");

    /// <summary>The slug breaks the rules of <see cref="Slug"/>.</summary>
    public static readonly Error InvalidSlug =
        Error.Invalid("INVALID_SLUG", "Invalid slug: 1 to 64 lower-case letters, digits and single hyphens between them");

    /// <summary>A new organization's slug belongs to another.</summary>
    public static readonly Error SlugExists = Error.Conflict("ORGANIZATION_ALREADY_EXISTS", "Organization already exists");

    /// <summary>The slug belongs to another organization (update, check-slug).</summary>
    public static readonly Error SlugTaken = Error.Conflict("ORGANIZATION_SLUG_ALREADY_TAKEN", "Organization slug already taken");

    /// <summary>This user may not create organizations.</summary>
    public static readonly Error CreationDenied =
        Error.Forbidden("YOU_ARE_NOT_ALLOWED_TO_CREATE_A_NEW_ORGANIZATION", "You are not allowed to create a new organization");

    /// <summary>The user belongs to as many organizations as a user may.</summary>
    public static readonly Error LimitReached = Error.Forbidden(
        "YOU_HAVE_REACHED_THE_MAXIMUM_NUMBER_OF_ORGANIZATIONS", "You have reached the maximum number of organizations");

    /// <summary>The caller's roles do not allow to change this organization.</summary>
    public static readonly Error UpdateDenied =
        Error.Forbidden("YOU_ARE_NOT_ALLOWED_TO_UPDATE_THIS_ORGANIZATION", "You are not allowed to update this organization");

    /// <summary>The caller's roles do not allow to delete this organization.</summary>
    public static readonly Error DeletionDenied =
        Error.Forbidden("YOU_ARE_NOT_ALLOWED_TO_DELETE_THIS_ORGANIZATION", "You are not allowed to delete this organization");

    /// <summary>This server deletes no organizations (<c>DisableOrganizationDeletion</c>).</summary>
    public static readonly Error DeletionDisabled = Error.NotFound("ORGANIZATION_DELETION_DISABLED", "Organization deletion is disabled");

    /// <summary>The organization has as many members as it may.</summary>
    public static readonly Error MembershipLimitReached =
        Error.Forbidden("ORGANIZATION_MEMBERSHIP_LIMIT_REACHED", "Organization membership limit reached");
}
