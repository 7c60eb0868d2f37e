using AutoMapper;
using MediatR;
using Microsoft.EntityFrameworkCore;
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
        .ChangesOrganization();

    /// <inheritdoc />
    public OrganizationReference Organization => OrganizationReference.IdOrActive(OrganizationId);
}

internal sealed class InviteMemberHandler(IOrgAuthDb db, CallContext call, AccessModel model, IMapper mapper, InvitationDesk desk)
    : IRequestHandler<InviteMember, Result<InvitationReply>>
{
    public async Task<Result<InvitationReply>> Handle(InviteMember request, CancellationToken cancellationToken)
    {
        if (!Email.TryCreate(request.Email, out var email))
            return UserErrors.InvalidEmail;

        var (organization, facts) = await FactsAsync(email.Value, cancellationToken);
        var invited = organization.Invite(call.ActorIn(model), email, request.Roles, desk.Terms(request.Resend is true), facts, desk.Now);
        if (!invited.IsSuccess)
            return invited.Error!;

        if (invited.Value.Id != facts.Pending?.Id)
            db.Invitations.Add(invited.Value);

        await desk.MailAsync(invited.Value, facts.Pending, cancellationToken);
        return mapper.Map<InvitationReply>(invited.Value);
    }

    private async Task<(Organization Organization, InvitationFacts Facts)> FactsAsync(string email, CancellationToken cancellationToken)
    {
        var now = desk.Now;
        var found = await (
            from organization in db.Organizations
            join invitation in db.Invitations.Where(i => i.OrganizationId == call.OrganizationId && i.PendingEmail == email)
                on organization.Id equals invitation.OrganizationId into pending
            from invitation in pending.DefaultIfEmpty()
            where organization.Id == call.OrganizationId
            select new
            {
                Organization = organization,
                Pending = invitation,
                IsAlreadyMember = db.Members.Any(member => member.OrganizationId == organization.Id && member.User!.Email == email),
                Open = db.Invitations.Count(i => i.OrganizationId == organization.Id && i.PendingEmail != null && i.ExpiresAt > now),
            }).SingleAsync(cancellationToken);
        return (found.Organization, new InvitationFacts(found.IsAlreadyMember, found.Pending, found.Open));
    }
}

/// <summary>The configured terms of invitations, the time, and the way to the mailbox.</summary>
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
