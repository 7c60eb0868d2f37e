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
public sealed partial class Organization
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

        var unknown = inviter.Model.UnknownOf(roles);
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

    private Result<Invitation> Resend(Invitation open, Actor inviter, InvitationTerms terms, DateTime now)
    {
        if (IsOwner(open.Roles) && !IsOwner(inviter.Roles))
            return InvitationErrors.RoleDenied;

        open.Extend(terms.Lifetime, now);
        Version++;
        return open;
    }
}
