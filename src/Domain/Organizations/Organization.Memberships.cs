using OrgAuth.Domain.Access;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Invitations;
using OrgAuth.Domain.Members;
using OrgAuth.Domain.Users;

namespace OrgAuth.Domain.Organizations;

/// <content>Who belongs to it, and in which roles.</content>
public sealed partial class Organization
{
    /// <summary>
    /// Makes the invitee a member with the invitation's roles. Refused when the invitee already is one, when the inviter may no longer
    /// grant those roles (contract section 5, item 4), and when the organization or the invitee has as many memberships as allowed;
    /// the invitation then stays as it is.
    /// </summary>
    public Result<Member> Accept(Invitation invitation, UserProfile invitee, AcceptanceFacts facts, MembershipLimits limits, DateTime now)
    {
        if (facts.IsAlreadyMember)
            return MemberErrors.AlreadyMember;

        if (facts.InviterRoles is null || (IsOwner(invitation.Roles) && !IsOwner(facts.InviterRoles)))
            return InvitationErrors.InviterGone;

        if (MemberCount >= limits.PerOrganization)
            return OrganizationErrors.MembershipLimitReached;

        if (facts.InviteeMemberships >= limits.PerUser)
            return OrganizationErrors.LimitReached;

        var accepted = invitation.Accept(invitee, now);
        return accepted.IsSuccess ? Admit(invitee.Id, invitation.Roles, now) : accepted.Error!;
    }

    /// <summary>
    /// Makes a user a member without an invitation, on the word of the application itself. The limits hold as for everybody.
    /// </summary>
    public Result<Member> Add(string userId, RoleSet roles, AccessModel model, AdditionFacts facts, MembershipLimits limits, DateTime now)
    {
        var unknown = model.UnknownOf(roles);
        if (unknown.Count > 0)
            return AccessErrors.NewRoleUnknown.Naming(unknown);

        if (facts.IsAlreadyMember)
            return MemberErrors.AlreadyMember;

        if (MemberCount >= limits.PerOrganization)
            return OrganizationErrors.MembershipLimitReached;

        return facts.Memberships >= limits.PerUser ? OrganizationErrors.LimitReached : Admit(userId, roles, now);
    }

    /// <summary>Lets a member go who wants to; refused to the only owner.</summary>
    public Result Leave(Member member)
    {
        if (IsOwner(member.Roles) && OwnerCount <= 1)
            return MemberErrors.OnlyOwner;

        Dismiss(member);
        return Result.Success();
    }

    /// <summary>Removes a member, who may be the actor; owners are removed only by owners, the last one by nobody (reference section 11.12).</summary>
    public Result Remove(Member member, Actor actor)
    {
        if (IsOwner(member.Roles) && (!IsOwner(actor.Roles) || OwnerCount <= 1))
            return MemberErrors.OnlyOwner;

        if (!actor.May(Permission.DeleteMember))
            return MemberErrors.RemovalDenied;

        Dismiss(member);
        return Result.Success();
    }

    /// <summary>
    /// Gives a member new roles. Only owners change owners or make them, and the last owner stays one; owners need no further permission
    /// (reference section 11.13, in the order of 1.7.25).
    /// </summary>
    public Result ChangeRoles(Member member, RoleSet roles, Actor actor)
    {
        var wasOwner = IsOwner(member.Roles);
        var becomesOwner = IsOwner(roles);
        var actorIsOwner = IsOwner(actor.Roles);
        if ((wasOwner || becomesOwner) && !actorIsOwner)
            return MemberErrors.UpdateDenied;

        if (wasOwner && !becomesOwner && OwnerCount <= 1)
            return MemberErrors.WithoutOwner;

        if (!actorIsOwner && !actor.May(Permission.UpdateMember))
            return MemberErrors.UpdateDenied;

        var unknown = actor.Model.UnknownOf(roles);
        if (unknown.Count > 0)
            return AccessErrors.NewRoleUnknown.Naming(unknown);

        member.ChangeRoles(roles);
        OwnerCount += (becomesOwner ? 1 : 0) - (wasOwner ? 1 : 0);
        Version++;
        return Result.Success();
    }

    private Member Admit(string userId, RoleSet roles, DateTime now)
    {
        MemberCount++;
        OwnerCount += IsOwner(roles) ? 1 : 0;
        Version++;
        return Member.Create(Id, userId, roles, now);
    }

    private void Dismiss(Member member)
    {
        MemberCount--;
        OwnerCount -= IsOwner(member.Roles) ? 1 : 0;
        Version++;
    }
}
