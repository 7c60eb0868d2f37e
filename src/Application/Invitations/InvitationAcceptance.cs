using Microsoft.Extensions.Options;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Configuration;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Invitations;
using OrgAuth.Domain.Members;
using OrgAuth.Domain.Organizations;
using OrgAuth.Domain.Users;

namespace OrgAuth.Application.Invitations;

/// <summary>What accepting takes besides the data: the configured limits, the locks and the time.</summary>
internal sealed class InvitationAcceptance(IUnitOfWork unitOfWork, IOptions<OrgAuthOptions> options, TimeProvider time)
{
    private readonly DateTime now = time.Now();

    /// <summary>Whether users have a limit, so that their memberships count.</summary>
    public bool CountsMemberships => options.Value.OrganizationLimit is not null;

    /// <summary>
    /// Whether to lock before reading. Else the organization's version tells, when saving, whether anything changed since it was read; a
    /// user has no such version that others change.
    /// </summary>
    public bool LocksFirst => unitOfWork.LocksFirst || CountsMemberships;

    /// <summary>Refuses what needs no lock to refuse: somebody else's invitation, and one that is not open.</summary>
    public Error? Check(Invitation? invitation, UserProfile invitee)
    {
        if (invitation is null)
            return InvitationErrors.NotFound;

        if (!invitation.IsOpen(now))
            return invitation.Status == InvitationStatus.Accepted && invitation.IsFor(invitee) ? InvitationErrors.AlreadyAccepted : InvitationErrors.NotFound;

        if (!invitation.IsFor(invitee))
            return InvitationErrors.NotRecipient;

        return options.Value.RequireEmailVerificationOnInvitation && !invitee.EmailVerified ? InvitationErrors.VerificationRequiredToAnswer : null;
    }

    /// <summary>Locks the organization and, where users have a limit, the user. False: the organization is gone.</summary>
    public async Task<bool> LockAsync(Invitation invitation, string userId, CancellationToken cancellationToken)
    {
        if (!await unitOfWork.LockOrganizationAsync(invitation.OrganizationId, seenVersion: null, cancellationToken))
            return false;

        return !CountsMemberships || await unitOfWork.LockUserAsync(userId, cancellationToken);
    }

    /// <summary>The organization's decision.</summary>
    public Result<Member> Accept(Organization organization, Invitation invitation, UserProfile invitee, AcceptanceFacts facts) =>
        organization.Accept(invitation, invitee, facts, options.Value.MembershipLimits(), now);
}
