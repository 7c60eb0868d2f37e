using OrgAuth.Domain.Organizations;

namespace OrgAuth.Application.Configuration;

internal static class OrgAuthOptionsExtensions
{
    /// <summary>The limits that the aggregates keep.</summary>
    public static MembershipLimits MembershipLimits(this OrgAuthOptions options) => new(options.MembershipLimit, options.OrganizationLimit);
}
