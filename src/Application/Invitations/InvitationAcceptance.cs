using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Configuration;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Invitations;
using OrgAuth.Domain.Members;
using OrgAuth.Domain.Organizations;
using OrgAuth.Domain.Users;

namespace OrgAuth.Application.Invitations;

/// <summary>What answering takes besides the data: the configured limits, the locks, what proves a mailbox, and the time.</summary>
internal sealed class InvitationAcceptance(
    IOrgAuthDb db, IUnitOfWork unitOfWork, InvitationTokens tokens, IOptions<OrgAuthOptions> options, TimeProvider time)
{
    /// <summary>The time of the answer.</summary>
    public DateTime Now { get; } = time.Now();

    /// <summary>
    /// Whether to lock before reading. Else the organization's version tells, when saving, whether anything changed since it was read; a
    /// user has no such version that others change.
    /// </summary>
    public bool LocksFirst => unitOfWork.LocksFirst || CountsMemberships;

    /// <summary>Whether users have a limit, so that their memberships count.</summary>
    private bool CountsMemberships => options.Value.OrganizationLimit is not null;

    /// <summary>Refuses what needs no lock to refuse: somebody else's invitation, and one that is not open.</summary>
    public Error? Check(Invitation? invitation, UserProfile invitee, string? token)
    {
        if (invitation is null)
            return InvitationErrors.NotFound;

        if (!invitation.IsOpen(Now))
            return invitation.Status == InvitationStatus.Accepted && invitation.IsFor(invitee) ? InvitationErrors.AlreadyAccepted : InvitationErrors.NotFound;

        if (!invitation.IsFor(invitee))
            return InvitationErrors.NotRecipient;

        return IsProven(invitation, invitee, token) ? null : InvitationErrors.VerificationRequiredToAnswer;
    }

    /// <summary>Whether the mailbox is known to be the invitee's, where that is required.</summary>
    public bool IsProven(Invitation invitation, UserProfile invitee, string? token) =>
        !options.Value.RequireEmailVerificationOnInvitation || invitee.EmailVerified || tokens.Prove(invitation, token);

    /// <summary>
    /// The token in the mailed link proves the mailbox; the address is verified, if it is still the invited one. Saves first: the
    /// organization is locked before the user.
    /// </summary>
    public async Task VerifyAsync(Invitation invitation, UserProfile invitee, string? token, CancellationToken cancellationToken)
    {
        if (!invitee.EmailVerified && tokens.Prove(invitation, token))
        {
            await db.SaveAsync(cancellationToken);
            await db.Users.Where(user => user.Id == invitee.Id && user.Email == invitation.Email).ExecuteUpdateAsync(
                user => user.SetProperty(u => u.EmailVerified, true).SetProperty(u => u.UpdatedAt, Now), cancellationToken);
        }
    }

    /// <summary>Locks the organization and, where users have a limit, the user. False: the organization is gone.</summary>
    public async Task<bool> LockAsync(Invitation invitation, string userId, CancellationToken cancellationToken)
    {
        if (!await unitOfWork.LockOrganizationAsync(invitation.OrganizationId, seenVersion: null, cancellationToken))
            return false;

        return !CountsMemberships || await unitOfWork.LockUserAsync(userId, cancellationToken);
    }

    /// <summary>How many organizations the user belongs to, where that counts; else 0.</summary>
    public async ValueTask<int> CountMembershipsAsync(UserProfile user, CancellationToken cancellationToken) =>
        CountsMemberships ? await db.Members.CountAsync(member => member.UserId == user.Id, cancellationToken) : 0;

    /// <summary>The organization's decision.</summary>
    public Result<Member> Accept(Organization organization, Invitation invitation, UserProfile invitee, AcceptanceFacts facts) =>
        organization.Accept(invitation, invitee, facts, options.Value.MembershipLimits(), Now);
}
