using AutoMapper;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Access;
using OrgAuth.Application.Configuration;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Invitations;

namespace OrgAuth.Application.Invitations;

/// <summary>The recipient declines (reference section 11.19).</summary>
/// <param name="InvitationId">The invitation.</param>
public sealed record RejectInvitation(string InvitationId) : ICommand<AnsweredInvitation>
{
    /// <inheritdoc />
    public static AccessRule Access { get; } = AccessRule.SignedIn;
}

internal sealed class RejectInvitationHandler(
    IOrgAuthDb db, CallContext call, IOptions<OrgAuthOptions> options, IMapper mapper, TimeProvider time)
    : IRequestHandler<RejectInvitation, Result<AnsweredInvitation>>
{
    public async Task<Result<AnsweredInvitation>> Handle(RejectInvitation request, CancellationToken cancellationToken)
    {
        var invitation = await db.Invitations.SingleOrDefaultAsync(i => i.Id == request.InvitationId, cancellationToken);
        if (invitation is null)
            return InvitationErrors.NothingToReject;

        var rejected = invitation.Reject(call.User, time.Now());
        if (!rejected.IsSuccess)
            return rejected.Error!;

        if (options.Value.RequireEmailVerificationOnInvitation && !call.User.EmailVerified)
            return InvitationErrors.VerificationRequiredToAnswer;

        return new AnsweredInvitation(mapper.Map<InvitationReply>(invitation), Member: null);
    }
}
