using OrgAuth.Domain.Common;

namespace OrgAuth.Domain.Invitations;

/// <summary>Refusals about invitations.</summary>
public static class InvitationErrors
{
    /// <summary>There is no such invitation that is still open.</summary>
    public static readonly Error NotFound = Error.NotFound("INVITATION_NOT_FOUND", "Invitation not found");

    /// <summary>reject-invitation: there is no such invitation that is still open. The reference ends it with an exclamation mark.</summary>
    public static readonly Error NothingToReject = Error.NotFound("INVITATION_NOT_FOUND", "Invitation not found!");

    /// <summary>This user accepted the invitation before.</summary>
    public static readonly Error AlreadyAccepted = Error.Conflict("INVITATION_NOT_FOUND", "Invitation not found");

    /// <summary>The invitation is for another address.</summary>
    public static readonly Error NotRecipient =
        Error.Forbidden("YOU_ARE_NOT_THE_RECIPIENT_OF_THE_INVITATION", "You are not the recipient of the invitation");

    /// <summary>The address must be verified to see invitations (<c>RequireEmailVerificationOnInvitation</c>, list-user-invitations).</summary>
    public static readonly Error VerificationRequiredToView = Error.Forbidden(
        "EMAIL_VERIFICATION_REQUIRED_FOR_INVITATION", "Email verification required to view or list invitations for the session email");

    /// <summary>The address must be verified to answer invitations (<c>RequireEmailVerificationOnInvitation</c>).</summary>
    public static readonly Error VerificationRequiredToAnswer = Error.Forbidden(
        "EMAIL_VERIFICATION_REQUIRED_BEFORE_ACCEPTING_OR_REJECTING_INVITATION",
        "Email verification required before accepting or rejecting invitation");

    /// <summary>The inviter left, or lost the creator role that this invitation needs.</summary>
    public static readonly Error InviterGone = Error.Conflict(
        "INVITER_IS_NO_LONGER_A_MEMBER_OF_THE_ORGANIZATION", "Inviter is no longer a member of the organization");

    /// <summary>The caller's roles do not allow to invite.</summary>
    public static readonly Error CreationDenied = Error.Forbidden(
        "YOU_ARE_NOT_ALLOWED_TO_INVITE_USERS_TO_THIS_ORGANIZATION", "You are not allowed to invite users to this organization");

    /// <summary>Only owners may invite owners.</summary>
    public static readonly Error RoleDenied =
        Error.Forbidden("YOU_ARE_NOT_ALLOWED_TO_INVITE_USER_WITH_THIS_ROLE", "You are not allowed to invite a user with this role");

    /// <summary>The address has an open invitation.</summary>
    public static readonly Error AlreadyInvited =
        Error.Conflict("USER_IS_ALREADY_INVITED_TO_THIS_ORGANIZATION", "User is already invited to this organization");

    /// <summary>The organization has as many open invitations as it may.</summary>
    public static readonly Error LimitReached = Error.Forbidden("INVITATION_LIMIT_REACHED", "Invitation limit reached");

    /// <summary>The caller's roles do not allow to see invitations.</summary>
    public static readonly Error ListingDenied =
        Error.Forbidden("YOU_ARE_NOT_ALLOWED_TO_LIST_INVITATIONS", "You are not allowed to list invitations for this organization");

    /// <summary>The caller's roles do not allow to cancel invitations.</summary>
    public static readonly Error CancellationDenied =
        Error.Forbidden("YOU_ARE_NOT_ALLOWED_TO_CANCEL_THIS_INVITATION", "You are not allowed to cancel this invitation");

    /// <summary>list-user-invitations answers for the session's own address only.</summary>
    public static readonly Error EmailNotAccepted = Error.Invalid(
        "USER_EMAIL_CANNOT_BE_PASSED_FOR_CLIENT_SIDE_API_CALLS", "User email cannot be passed for client side API calls.");
}
