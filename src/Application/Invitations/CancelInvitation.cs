using AutoMapper;
using MediatR;
using Microsoft.EntityFrameworkCore;
using OrgAuth.Application.Abstractions;
using OrgAuth.Domain.Access;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Invitations;

namespace OrgAuth.Application.Invitations;

/// <summary>The organization takes an open invitation back (reference section 11.20, contract section 5, item 5).</summary>
/// <param name="InvitationId">The invitation.</param>
public sealed record CancelInvitation(string InvitationId) : ICommand<InvitationReply>, IInOrganization
{
    /// <inheritdoc />
    public static AccessRule Access { get; } = AccessRule
        .Permission(Permission.CancelInvitation, InvitationErrors.CancellationDenied)
        .UnknownOrganization(InvitationErrors.NotFound);

    /// <inheritdoc />
    public OrganizationReference Organization => OrganizationReference.OfInvitation(InvitationId);
}

internal sealed class CancelInvitationHandler(IOrgAuthDb db, IMapper mapper, TimeProvider time)
    : IRequestHandler<CancelInvitation, Result<InvitationReply>>
{
    public async Task<Result<InvitationReply>> Handle(CancelInvitation request, CancellationToken cancellationToken)
    {
        if (await db.Invitations.SingleOrDefaultAsync(i => i.Id == request.InvitationId, cancellationToken) is not { } invitation)
            return InvitationErrors.NotFound;

        var canceled = invitation.Cancel(time.Now());
        return canceled.IsSuccess ? mapper.Map<InvitationReply>(invitation) : canceled.Error!;
    }
}
