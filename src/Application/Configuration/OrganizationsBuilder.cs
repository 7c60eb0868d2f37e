using OrgAuth.Domain.Access;
using OrgAuth.Domain.Users;

namespace OrgAuth.Application.Configuration;

/// <summary>Sets <see cref="OrgAuthOptions"/> in one sentence; what it says overrides the configuration.</summary>
/// <param name="options">The options that are set.</param>
public sealed class OrganizationsBuilder(OrgAuthOptions options)
{
    /// <summary>May users create organizations?</summary>
    public OrganizationsBuilder AllowUserToCreateOrganization(bool allow) => Set(() => options.AllowUserToCreateOrganization = allow);

    /// <summary>Which users may create organizations?</summary>
    public OrganizationsBuilder AllowUserToCreateOrganization(Func<UserProfile, CancellationToken, ValueTask<bool>> allow) =>
        Set(() => options.MayCreateOrganization = allow);

    /// <summary>Most organizations a user may belong to; <c>null</c> is unlimited.</summary>
    public OrganizationsBuilder OrganizationLimit(int? limit) => Set(() => options.OrganizationLimit = limit);

    /// <summary>Most members an organization may have; <c>null</c> is unlimited.</summary>
    public OrganizationsBuilder MembershipLimit(int? limit) => Set(() => options.MembershipLimit = limit);

    /// <summary>The role of whoever creates an organization.</summary>
    public OrganizationsBuilder CreatorRole(string role) => Set(() => options.CreatorRole = role);

    /// <summary>The life of an invitation.</summary>
    public OrganizationsBuilder InvitationExpiresIn(TimeSpan lifetime) => Set(() => options.InvitationExpiresIn = lifetime);

    /// <summary>Most open invitations an organization may have; <c>null</c> is unlimited.</summary>
    public OrganizationsBuilder InvitationLimit(int? limit) => Set(() => options.InvitationLimit = limit);

    /// <summary>Switches deletion of organizations off.</summary>
    public OrganizationsBuilder DisableOrganizationDeletion(bool disable = true) => Set(() => options.DisableOrganizationDeletion = disable);

    /// <summary>A new invitation to an address cancels the pending one.</summary>
    public OrganizationsBuilder CancelPendingInvitationsOnReInvite(bool cancel = true) =>
        Set(() => options.CancelPendingInvitationsOnReInvite = cancel);

    /// <summary>Getting, accepting and rejecting an invitation need a verified address.</summary>
    public OrganizationsBuilder RequireEmailVerificationOnInvitation(bool require = true) =>
        Set(() => options.RequireEmailVerificationOnInvitation = require);

    /// <summary>Adds a role, or adds to one.</summary>
    public OrganizationsBuilder Role(string name, Action<RolePermissions> permissions) => Set(() =>
    {
        if (!options.Roles.TryGetValue(name, out var role))
            options.Roles[name] = role = [];

        permissions(role);
    });

    private OrganizationsBuilder Set(Action set)
    {
        set();
        return this;
    }
}
