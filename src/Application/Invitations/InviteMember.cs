using AutoMapper;
using MediatR;
using Microsoft.Extensions.Options;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Access;
using OrgAuth.Application.Configuration;
using OrgAuth.Application.Outbox;
using OrgAuth.Domain.Access;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Invitations;
using OrgAuth.Domain.Organizations;
using OrgAuth.Domain.Users;

namespace OrgAuth.Application.Invitations;

/// <summary>Invites an address, or prolongs or replaces its open invitation (reference section 11.14).</summary>
/// <param name="Email">The address.</param>
/// <param name="Roles">The roles offered; each may be several, comma-separated.</param>
/// <param name="OrganizationId">The organization, or the active one.</param>
/// <param name="Resend">An open invitation is prolonged instead of refused; its roles stay.</param>
public sealed record InviteMember(string Email, IReadOnlyList<string> Roles, string? OrganizationId, bool? Resend)
    : ICommand<InvitationReply>, IInOrganization
{
    /// <inheritdoc />
    public static AccessRule Access { get; } = AccessRule
        .Permission(Permission.CreateInvitation, InvitationErrors.CreationDenied)
        .NoOrganization(OrganizationErrors.NotNamed)
        .BeforeMembership<InviteMember>(request => Domain.Users.Email.IsValid(request.Email) ? null : UserErrors.InvalidEmail)
        .ChangesOrganization()
        .ConfirmedAtSave();

    /// <inheritdoc />
    public OrganizationReference Organization =>
        OrganizationReference.ToInvite(OrganizationId, Domain.Users.Email.TryCreate(Email, out var email) ? email.Value : string.Empty);
}

internal sealed class InviteMemberHandler(IOrgAuthDb db, CallContext call, AccessModel model, IMapper mapper, InvitationDesk desk)
    : IRequestHandler<InviteMember, Result<InvitationReply>>
{
    public async Task<Result<InvitationReply>> Handle(InviteMember request, CancellationToken cancellationToken)
    {
        if (!Email.TryCreate(request.Email, out var email))
            return UserErrors.InvalidEmail;

        var (organization, pending, isAlreadyMember, open) = call.Inviting!;
        db.Organizations.Attach(organization);
        if (pending is not null)
            db.Invitations.Attach(pending);

        var facts = new InvitationFacts(isAlreadyMember, pending, open);
        var invited = organization.Invite(call.ActorIn(model), email, request.Roles, desk.Terms(request.Resend is true), facts, desk.Now);
        if (!invited.IsSuccess)
            return invited.Error!;

        if (invited.Value.Id != pending?.Id)
            db.Invitations.Add(invited.Value);

        await desk.MailAsync(invited.Value, pending, cancellationToken);
        return mapper.Map<InvitationReply>(invited.Value);
    }
}

/// <summary>An invitation's configured terms, the time, and the way to the mailbox.</summary>
internal sealed class InvitationDesk(IOptions<OrgAuthOptions> options, OutboxWriter outbox, TimeProvider time)
{
    public DateTime Now { get; } = time.Now();

    public InvitationTerms Terms(bool resend) => new(
        options.Value.InvitationExpiresIn, options.Value.InvitationLimit, resend, options.Value.CancelPendingInvitationsOnReInvite);

    /// <summary>Has an invitation mailed, in place of what has not been delivered about the one before.</summary>
    public async Task MailAsync(Invitation invitation, Invitation? before, CancellationToken cancellationToken)
    {
        if (before is not null)
            await outbox.WithdrawAsync(OutboxKinds.MemberInvited, before.Id, cancellationToken);

        outbox.Add(OutboxKinds.MemberInvited, invitation.Id);
    }
}
