using OrgAuth.Domain.Common;

namespace OrgAuth.Domain.Access;

/// <summary>Refusals about roles.</summary>
public static class AccessErrors
{
    /// <summary>No role was named (invite-member).</summary>
    public static readonly Error RoleMissing = Error.Invalid("ROLE_NOT_FOUND", "Role not found");

    /// <summary>update-member-role without a role: the reference answers it without a body.</summary>
    public static readonly Error NewRoleMissing = Error.Invalid("ROLE_NOT_FOUND", "Role not found");

    /// <summary>update-member-role with a role that does not exist.</summary>
    public static readonly Error NewRoleUnknown = Error.Invalid("ROLE_NOT_FOUND", "ROLE_NOT_FOUND");

    /// <summary>invite-member with a role that does not exist: the reference answers it without a code.</summary>
    public static readonly Error InvitedRoleUnknown = Error.Invalid("ROLE_NOT_FOUND", "ROLE_NOT_FOUND");

    /// <summary>Only the application's own code may do this, by a system call.</summary>
    public static readonly Error SystemOnly = Error.Forbidden("SYSTEM_ONLY", "Only the application itself may do this");

    /// <summary>The same refusal, its message naming the roles that do not exist: <c>ROLE_NOT_FOUND: x, y</c>.</summary>
    public static Error Naming(this Error error, IEnumerable<string> roles) => error with { Message = $"{error.Code}: {string.Join(", ", roles)}" };
}
