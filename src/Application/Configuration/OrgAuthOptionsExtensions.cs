using OrgAuth.Domain.Organizations;

namespace OrgAuth.Application.Configuration;

internal static class OrgAuthOptionsExtensions
{
    /// <summary>Whether mail is delivered.</summary>
    public static bool DeliverMail(this OrgAuthOptions options) => options.Mail.Delivery is not (null or MailDelivery.None);

    /// <summary>The limits that the aggregates keep.</summary>
    public static MembershipLimits MembershipLimits(this OrgAuthOptions options) => new(options.MembershipLimit, options.OrganizationLimit);
}
