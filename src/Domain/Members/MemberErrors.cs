using OrgAuth.Domain.Common;

namespace OrgAuth.Domain.Members;

/// <summary>Refusals about memberships.</summary>
public static class MemberErrors
{
    /// <summary>The named member does not exist in this organization.</summary>
    public static readonly Error NotFound = Error.NotFound("MEMBER_NOT_FOUND", "Member not found");

    /// <summary>
    /// The caller is no member of the organization (leave, get-active-member, invite-member, remove-member, update-member-role,
    /// cancel-invitation).
    /// </summary>
    public static readonly Error CallerNotFound = Error.Forbidden("MEMBER_NOT_FOUND", "Member not found");

    /// <summary>The caller is no member of the organization (update, delete).</summary>
    public static readonly Error CallerIsNoMember =
        Error.Forbidden("USER_IS_NOT_A_MEMBER_OF_THE_ORGANIZATION", "User is not a member of the organization");

    /// <summary>The caller is no member of the organization (get-full-organization, get-organization, set-active).</summary>
    public static readonly Error ReaderIsNoMember =
        Error.Forbidden("USER_IS_NOT_A_MEMBER_OF_THE_ORGANIZATION", "User is not a member of the organization");

    /// <summary>The caller is no member of the organization (has-permission).</summary>
    public static readonly Error AskerIsNoMember =
        Error.Forbidden("USER_IS_NOT_A_MEMBER_OF_THE_ORGANIZATION", "User is not a member of the organization");

    /// <summary>The caller, or the user asked about, is no member (list-members, get-active-member-role).</summary>
    public static readonly Error YouAreNoMember =
        Error.Forbidden("YOU_ARE_NOT_A_MEMBER_OF_THIS_ORGANIZATION", "You are not a member of this organization");

    /// <summary>The caller is no member (list-invitations): the reference answers it without a code.</summary>
    public static readonly Error InvitationReaderIsNoMember =
        Error.Forbidden("YOU_ARE_NOT_A_MEMBER_OF_THIS_ORGANIZATION", "You are not a member of this organization");

    /// <summary>The user already is a member.</summary>
    public static readonly Error AlreadyMember =
        Error.Conflict("USER_IS_ALREADY_A_MEMBER_OF_THIS_ORGANIZATION", "User is already a member of this organization");

    /// <summary>An owner would go who is the only one, or at the hands of somebody who is none.</summary>
    public static readonly Error OnlyOwner = Error.Conflict(
        "YOU_CANNOT_LEAVE_THE_ORGANIZATION_AS_THE_ONLY_OWNER", "You cannot leave the organization as the only owner");

    /// <summary>The last owner would be demoted.</summary>
    public static readonly Error WithoutOwner = Error.Conflict(
        "YOU_CANNOT_LEAVE_THE_ORGANIZATION_WITHOUT_AN_OWNER", "You cannot leave the organization without an owner");

    /// <summary>The caller's roles do not allow to remove this member.</summary>
    public static readonly Error RemovalDenied =
        Error.Forbidden("YOU_ARE_NOT_ALLOWED_TO_DELETE_THIS_MEMBER", "You are not allowed to delete this member");

    /// <summary>The caller's roles do not allow to give this member these roles.</summary>
    public static readonly Error UpdateDenied =
        Error.Forbidden("YOU_ARE_NOT_ALLOWED_TO_UPDATE_THIS_MEMBER", "You are not allowed to update this member");
}
