using OrgAuth.Domain.Access;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Invitations;
using OrgAuth.Domain.Members;
using OrgAuth.Domain.Users;

namespace OrgAuth.Domain.Organizations;

/// <summary>
/// A tenant, and the consistency boundary of everything in it: whatever could break an organization-wide rule (limits, the last owner,
/// one membership per user) goes through a method here and changes <see cref="Version"/>, so that two such changes collide.
/// </summary>
public sealed class Organization
{
    /// <summary>The longest logo address, in characters.</summary>
    public const int MaxLogoLength = 2048;

    private Organization(string id, string name, string slug, string? logo, string? metadata, string creatorRole, DateTime createdAt)
    {
        Id = id;
        Name = name;
        Slug = slug;
        Logo = logo;
        Metadata = metadata;
        CreatorRole = creatorRole;
        CreatedAt = createdAt;
    }

    /// <summary>The id; see <see cref="EntityId"/>.</summary>
    public string Id { get; }

    /// <summary>The name, trimmed.</summary>
    public string Name { get; private set; }

    /// <summary>The unique <see cref="Organizations.Slug"/>.</summary>
    public string Slug { get; private set; }

    /// <summary>The address of a logo, if any.</summary>
    public string? Logo { get; private set; }

    /// <summary>The text of the <see cref="Organizations.Metadata"/>, if any.</summary>
    public string? Metadata { get; private set; }

    /// <summary>
    /// The role that owns this organization: the configured <c>CreatorRole</c> at the time it was created. Kept here so that
    /// <see cref="OwnerCount"/> stays true when the configuration changes.
    /// </summary>
    public string CreatorRole { get; }

    /// <summary>When it was created (UTC).</summary>
    public DateTime CreatedAt { get; }

    /// <summary>How many members there are.</summary>
    public int MemberCount { get; private set; }

    /// <summary>How many of them hold <see cref="CreatorRole"/>; never zero.</summary>
    public int OwnerCount { get; private set; }

    /// <summary>Changes with every change of the organization or its memberships: the optimistic token and the row lock.</summary>
    public long Version { get; private set; }

    /// <summary>
    /// Creates an organization with its creator as the only member; refused when the creator, who has <paramref name="memberships"/>
    /// already, may have no more. The slug's uniqueness is the caller's to check.
    /// </summary>
    public static Result<(Organization Organization, Member Creator)> Create(
        OrganizationDraft draft, string creatorId, string creatorRole, int memberships, MembershipLimits limits, DateTime now)
    {
        if (memberships >= limits.PerUser)
            return OrganizationErrors.LimitReached;

        var organization = new Organization(
            EntityId.New(now), draft.Name.Trim(), draft.Slug.Value, draft.Logo, draft.Metadata?.Json, creatorRole, now);
        return (organization, organization.Admit(creatorId, RoleSet.Parse(creatorRole), now));
    }

    /// <summary>Whether <paramref name="roles"/> make an owner of this organization.</summary>
    public bool IsOwner(RoleSet roles) => roles.Contains(CreatorRole);

    /// <summary>Applies what <paramref name="changes"/> name; the slug's uniqueness is the caller's to check.</summary>
    public void Update(OrganizationChanges changes)
    {
        Name = changes.Name?.Trim() ?? Name;
        Slug = changes.Slug?.Value ?? Slug;
        Logo = changes.ChangesLogo ? changes.Logo : Logo;
        Metadata = changes.Metadata?.Json ?? Metadata;
        Version++;
    }

    /// <summary>
    /// Invites somebody, resends the pending invitation (<paramref name="terms"/>.Resend) or replaces it (<paramref name="terms"/>.ReplacePending).
    /// Checks in the reference's order (section 11.14): roles, creator role, membership, pending invitation, limit.
    /// </summary>
    /// <returns>The pending invitation: a new one, or the same one with a later expiry.</returns>
    public Result<Invitation> Invite(Actor inviter, Email email, IEnumerable<string> roleNames, InvitationTerms terms, InvitationFacts facts, DateTime now)
    {
        if (!RoleSet.TryCreate(roleNames, out var roles))
            return AccessErrors.RoleMissing;

        var unknown = roles.Names.Where(role => !inviter.Model.Knows(role)).ToList();
        if (unknown.Count > 0)
            return AccessErrors.InvitedRoleUnknown.Naming(unknown);

        if (IsOwner(roles) && !IsOwner(inviter.Roles))
            return InvitationErrors.RoleDenied;

        if (facts.IsAlreadyMember)
            return MemberErrors.AlreadyMember;

        var open = facts.Pending is { } pending && pending.IsOpen(now) ? pending : null;
        if (open is not null && terms.Resend)
            return Resend(open, inviter, terms, now);

        if (open is not null && !terms.ReplacePending)
            return InvitationErrors.AlreadyInvited;

        if (facts.OpenInvitations - (open is null ? 0 : 1) >= terms.Limit)
            return InvitationErrors.LimitReached;

        facts.Pending?.MakeWay(now);
        Version++;
        return Invitation.Create(Id, email, roles, inviter.UserId, terms.Lifetime, now);
    }

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

        var unknown = roles.Names.Where(role => !actor.Model.Knows(role)).ToList();
        if (unknown.Count > 0)
            return AccessErrors.NewRoleUnknown.Naming(unknown);

        member.ChangeRoles(roles);
        OwnerCount += (becomesOwner ? 1 : 0) - (wasOwner ? 1 : 0);
        Version++;
        return Result.Success();
    }

    private Result<Invitation> Resend(Invitation open, Actor inviter, InvitationTerms terms, DateTime now)
    {
        if (IsOwner(open.Roles) && !IsOwner(inviter.Roles))
            return InvitationErrors.RoleDenied;

        open.Extend(terms.Lifetime, now);
        Version++;
        return open;
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
