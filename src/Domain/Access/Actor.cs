namespace OrgAuth.Domain.Access;

/// <summary>A member who does something in an organization, with what that member's roles allow.</summary>
/// <param name="UserId">The user behind the membership.</param>
/// <param name="MemberId">The membership.</param>
/// <param name="Roles">The roles held in this organization.</param>
/// <param name="Model">What roles may do.</param>
public sealed record Actor(string UserId, string MemberId, RoleSet Roles, AccessModel Model)
{
    /// <summary>Whether one of the roles grants <paramref name="permission"/>.</summary>
    public bool May(Permission permission) => Model.Allows(Roles, permission);
}
