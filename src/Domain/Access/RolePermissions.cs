namespace OrgAuth.Domain.Access;

/// <summary>What one role may do: actions by resource. Configured under <c>OrgAuth:Roles:{role}:{resource}</c>.</summary>
public sealed class RolePermissions : Dictionary<string, List<string>>
{
    /// <summary>Makes an empty set: a role that may do nothing.</summary>
    public RolePermissions()
        : base(StringComparer.Ordinal)
    {
    }

    /// <summary>Adds <paramref name="actions"/> on <paramref name="resource"/>; returns this set, to go on.</summary>
    public RolePermissions Allow(string resource, params IEnumerable<string> actions)
    {
        if (!TryGetValue(resource, out var allowed))
            this[resource] = allowed = [];

        allowed.AddRange(actions.Except(allowed, StringComparer.Ordinal).ToList());
        return this;
    }
}
