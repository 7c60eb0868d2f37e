using AutoMapper;
using MediatR;
using Microsoft.EntityFrameworkCore;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Access;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Invitations;

namespace OrgAuth.Application.Invitations;

/// <summary>The recipient declines (reference section 11.19).</summary>
/// <param name="InvitationId">The invitation.</param>
/// <param name="Token">The token of the mailed link, if that was followed: as good as a verified address.</param>
public sealed record RejectInvitation(string InvitationId, string? Token = null) : ICommand<AnsweredInvitation>
{
    /// <inheritdoc />
    public static AccessRule Access { get; } = AccessRule.SignedIn;
}

internal sealed class RejectInvitationHandler(IOrgAuthDb db, CallContext call, InvitationAcceptance acceptance, IMapper mapper)
    : IRequestHandler<RejectInvitation, Result<AnsweredInvitation>>
{
    public async Task<Result<AnsweredInvitation>> Handle(RejectInvitation request, CancellationToken cancellationToken)
    {
        var invitation = await db.Invitations.SingleOrDefaultAsync(i => i.Id == request.InvitationId, cancellationToken);
        if (invitation is null)
            return InvitationErrors.NothingToReject;

        var rejected = invitation.Reject(call.User, acceptance.Now);
        if (!rejected.IsSuccess)
            return rejected.Error!;

        if (!acceptance.IsProven(invitation, call.User, request.Token))
            return InvitationErrors.VerificationRequiredToAnswer;

        return new AnsweredInvitation(mapper.Map<InvitationReply>(invitation), Member: null);
    }
}
