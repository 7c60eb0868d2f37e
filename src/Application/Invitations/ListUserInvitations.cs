using MediatR;
using Microsoft.EntityFrameworkCore;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Access;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Invitations;
using OrgAuth.Domain.Sessions;

namespace OrgAuth.Application.Invitations;

/// <summary>The open invitations to the caller's own, verified address (reference section 11.17).</summary>
/// <param name="Email">Refused if given: nobody asks for somebody else.</param>
public sealed record ListUserInvitations(string? Email) : IQuery<IReadOnlyList<ReceivedInvitation>>
{
    /// <inheritdoc />
    public static AccessRule Access { get; } = AccessRule.SignedIn
        .SignedOut(SessionErrors.RequiredToListInvitations)
        .First<ListUserInvitations>((request, _) => string.IsNullOrEmpty(request.Email) ? null : InvitationErrors.EmailNotAccepted);
}

/// <summary>An invitation with the organization's name.</summary>
public sealed record ReceivedInvitation(
    string Id,
    string OrganizationId,
    string Email,
    string Role,
    string Status,
    DateTime ExpiresAt,
    DateTime CreatedAt,
    string InviterId,
    string OrganizationName);

internal sealed class ListUserInvitationsHandler(IOrgAuthDb db, CallContext call, TimeProvider time)
    : IRequestHandler<ListUserInvitations, Result<IReadOnlyList<ReceivedInvitation>>>
{
    public async Task<Result<IReadOnlyList<ReceivedInvitation>>> Handle(ListUserInvitations request, CancellationToken cancellationToken)
    {
        if (!call.User.EmailVerified)
            return InvitationErrors.VerificationRequiredToView;

        var now = time.Now();
        return await (
            from invitation in db.Invitations
            join organization in db.Organizations on invitation.OrganizationId equals organization.Id
            where invitation.PendingEmail == call.User.Email && invitation.ExpiresAt > now
            orderby invitation.CreatedAt, invitation.Id
            select new ReceivedInvitation(
                invitation.Id,
                invitation.OrganizationId,
                invitation.Email,
                invitation.Role,
                invitation.Status,
                invitation.ExpiresAt,
                invitation.CreatedAt,
                invitation.InviterId,
                organization.Name)).ToListAsync(cancellationToken);
    }
}
