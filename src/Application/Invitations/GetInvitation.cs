using MediatR;
using Microsoft.EntityFrameworkCore;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Access;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Invitations;
using OrgAuth.Domain.Sessions;

namespace OrgAuth.Application.Invitations;

/// <summary>An open invitation, for its recipient (reference section 11.15).</summary>
/// <param name="Id">The invitation.</param>
/// <param name="Token">The token of the mailed link, if that was followed: as good as a verified address.</param>
public sealed record GetInvitation(string Id, string? Token = null) : IQuery<InvitationDetails>
{
    /// <inheritdoc />
    public static AccessRule Access { get; } = AccessRule.SignedIn.SignedOut(SessionErrors.RequiredToViewInvitation);
}

/// <summary>An invitation with whom it is from.</summary>
public sealed record InvitationDetails(
    string Id,
    string OrganizationId,
    string Email,
    string Role,
    string Status,
    DateTime ExpiresAt,
    DateTime CreatedAt,
    string InviterId,
    string OrganizationName,
    string OrganizationSlug,
    string InviterEmail);

internal sealed class GetInvitationHandler(IOrgAuthDb db, CallContext call, InvitationAcceptance acceptance)
    : IRequestHandler<GetInvitation, Result<InvitationDetails>>
{
    public async Task<Result<InvitationDetails>> Handle(GetInvitation request, CancellationToken cancellationToken)
    {
        var found = await (
            from invitation in db.Invitations.AsNoTracking()
            join organization in db.Organizations on invitation.OrganizationId equals organization.Id
            join inviter in db.Users on invitation.InviterId equals inviter.Id
            where invitation.Id == request.Id
            select new
            {
                Invitation = invitation,
                organization.Name,
                organization.Slug,
                inviter.Email,
                InviterIsMember = db.Members.Any(member => member.OrganizationId == organization.Id && member.UserId == inviter.Id),
            }).SingleOrDefaultAsync(cancellationToken);
        if (found is null || !found.Invitation.IsOpen(acceptance.Now))
            return InvitationErrors.NotFound;

        if (!found.Invitation.IsFor(call.User))
            return InvitationErrors.NotRecipient;

        if (!acceptance.IsProven(found.Invitation, call.User, request.Token))
            return InvitationErrors.VerificationRequiredToView;

        if (!found.InviterIsMember)
            return InvitationErrors.InviterGone;

        var open = found.Invitation;
        return new InvitationDetails(
            open.Id, open.OrganizationId, open.Email, open.Role, open.Status, open.ExpiresAt, open.CreatedAt, open.InviterId, found.Name, found.Slug, found.Email);
    }
}
