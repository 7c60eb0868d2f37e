using AutoMapper;
using MediatR;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Access;
using OrgAuth.Application.Members;
using OrgAuth.Domain.Access;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Invitations;
using OrgAuth.Domain.Sessions;

namespace OrgAuth.Application.Invitations;

/// <summary>Makes the recipient a member and the organization the session's active one (reference section 11.18, contract section 5, item 4).</summary>
/// <param name="InvitationId">The invitation.</param>
/// <param name="Token">The token of the mailed link, if that was followed: it verifies the caller's address.</param>
public sealed record AcceptInvitation(string InvitationId, string? Token = null) : ICommand<AnsweredInvitation>, IInOrganization
{
    /// <inheritdoc />
    public static AccessRule Access { get; } = AccessRule.SignedIn;

    /// <inheritdoc />
    public OrganizationReference Organization => OrganizationReference.ToJoin(InvitationId);
}

/// <summary>An invitation that was answered, with the membership that came of it, if any.</summary>
public sealed record AnsweredInvitation(InvitationReply Invitation, MemberReply? Member);

internal sealed class AcceptInvitationHandler(
    IOrgAuthDb db, IAccessReader reader, CallContext call, InvitationAcceptance acceptance, IMapper mapper)
    : IRequestHandler<AcceptInvitation, Result<AnsweredInvitation>>
{
    public async Task<Result<AnsweredInvitation>> Handle(AcceptInvitation request, CancellationToken cancellationToken)
    {
        if (acceptance.Check(call.Acceptance?.Invitation, call.User, request.Token) is { } refusal)
            return refusal;

        if (acceptance.LocksFirst && await LockAsync(request, cancellationToken) is { } lateRefusal)
            return lateRefusal;

        var (invitation, organization, session, isMember, inviterRole) = call.Acceptance!;
        db.Organizations.Attach(organization);
        db.Invitations.Attach(invitation);
        db.Sessions.Attach(session);
        var facts = new AcceptanceFacts(
            isMember, inviterRole is null ? null : RoleSet.Parse(inviterRole), await acceptance.CountMembershipsAsync(call.User, cancellationToken));
        var accepted = acceptance.Accept(organization, invitation, call.User, facts);
        if (!accepted.IsSuccess)
            return accepted.Error!;

        db.Members.Add(accepted.Value);
        session.Activate(organization.Id);
        await acceptance.VerifyAsync(invitation, call.User, request.Token, cancellationToken);
        return new AnsweredInvitation(mapper.Map<InvitationReply>(invitation), mapper.Map<MemberReply>(accepted.Value));
    }

    private async Task<Error?> LockAsync(AcceptInvitation request, CancellationToken cancellationToken)
    {
        var seen = call.Acceptance!;
        if (!await acceptance.LockAsync(seen.Invitation, call.User.Id, cancellationToken))
            return InvitationErrors.NotFound;

        if (await reader.FindAcceptanceAsync(seen.Session.TokenHash, request.InvitationId, cancellationToken) is not { } found)
            return SessionErrors.Required;

        call.Enter(found);
        return acceptance.Check(call.Acceptance?.Invitation, call.User, request.Token);
    }
}
