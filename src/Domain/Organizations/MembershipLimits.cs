namespace OrgAuth.Domain.Organizations;

/// <summary>How many memberships there may be; <c>null</c> = unlimited.</summary>
/// <param name="PerOrganization">Most members of one organization.</param>
/// <param name="PerUser">Most organizations one user may belong to, in whatever role.</param>
public sealed record MembershipLimits(int? PerOrganization, int? PerUser);
