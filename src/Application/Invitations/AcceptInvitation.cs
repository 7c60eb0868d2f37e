using AutoMapper;
using MediatR;
using Microsoft.EntityFrameworkCore;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Access;
using OrgAuth.Application.Members;
using OrgAuth.Domain.Access;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Invitations;

namespace OrgAuth.Application.Invitations;

/// <summary>Makes the recipient a member and the organization the session's active one (reference section 11.18, contract section 5, item 4).</summary>
/// <param name="InvitationId">The invitation.</param>
/// <param name="Token">The token of the mailed link, if that was followed: it verifies the caller's address.</param>
public sealed record AcceptInvitation(string InvitationId, string? Token = null) : ICommand<AnsweredInvitation>
{
    /// <inheritdoc />
    public static AccessRule Access { get; } = AccessRule.SignedIn;
}

/// <summary>An invitation that was answered, with the membership that came of it, if any.</summary>
public sealed record AnsweredInvitation(InvitationReply Invitation, MemberReply? Member);

internal sealed class AcceptInvitationHandler(
    IOrgAuthDb db, IFrequentReads reads, CallContext call, InvitationAcceptance acceptance, IMapper mapper)
    : IRequestHandler<AcceptInvitation, Result<AnsweredInvitation>>
{
    public async Task<Result<AnsweredInvitation>> Handle(AcceptInvitation request, CancellationToken cancellationToken)
    {
        if (acceptance.LocksFirst && await LockAsync(request, cancellationToken) is { } refusal)
            return refusal;

        var found = await reads.FindAcceptanceCaseAsync(
            request.InvitationId, call.Session.Id, call.User.Id, acceptance.CountsMemberships, cancellationToken);
        if (acceptance.Check(found?.Invitation, call.User, request.Token) is { } lateRefusal)
            return lateRefusal;

        var facts = new AcceptanceFacts(found!.IsMember, found.InviterRole is { } role ? RoleSet.Parse(role) : null, found.Memberships);
        var accepted = acceptance.Accept(found.Organization, found.Invitation, call.User, facts);
        if (!accepted.IsSuccess)
            return accepted.Error!;

        db.Members.Add(accepted.Value);
        found.Session?.Activate(found.Organization.Id);
        await acceptance.VerifyAsync(found.Invitation, call.User, request.Token, cancellationToken);
        return new AnsweredInvitation(mapper.Map<InvitationReply>(found.Invitation), mapper.Map<MemberReply>(accepted.Value));
    }

    private async Task<Error?> LockAsync(AcceptInvitation request, CancellationToken cancellationToken)
    {
        var seen = await db.Invitations.AsNoTracking().SingleOrDefaultAsync(i => i.Id == request.InvitationId, cancellationToken);
        if (acceptance.Check(seen, call.User, request.Token) is { } refusal)
            return refusal;

        return await acceptance.LockAsync(seen!, call.User.Id, cancellationToken) ? null : InvitationErrors.NotFound;
    }
}
