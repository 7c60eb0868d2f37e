using OrgAuth.Application.Access;
using OrgAuth.Domain.Invitations;

namespace OrgAuth.Application.Invitations;

internal static class InvitationQueries
{
    /// <summary>
    /// The organization's invitations that the caller, who may invite, sees: an id is as good as the offer, so only owners see offers of the
    /// creator role (reference section 17).
    /// </summary>
    public static IQueryable<Invitation> VisibleTo(this IQueryable<Invitation> invitations, CallContext call)
    {
        var ofOrganization = invitations.Where(invitation => invitation.OrganizationId == call.OrganizationId);
        var creatorRole = call.Organization!.CreatorRole;
        if (call.Membership!.Roles.Contains(creatorRole))
            return ofOrganization;

        var offer = $",{creatorRole},";
        return ofOrganization.Where(invitation => !("," + invitation.Role + ",").Contains(offer));
    }
}
