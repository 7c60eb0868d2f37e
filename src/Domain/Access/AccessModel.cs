using System.Collections.Frozen;

namespace OrgAuth.Domain.Access;

/// <summary>
/// What every role may do: the default roles owner, admin and member, to which configured roles are added (contract sections 1 and 2).
/// The one evaluator behind has-permission, the access rules of requests and the aggregates. Immutable.
/// </summary>
public sealed class AccessModel
{
    private readonly FrozenDictionary<string, FrozenDictionary<string, FrozenSet<string>>> statements;

    private AccessModel(FrozenDictionary<string, FrozenDictionary<string, FrozenSet<string>>> statements) => this.statements = statements;

    /// <summary>The names of all roles.</summary>
    public IEnumerable<string> RoleNames => statements.Keys;

    /// <summary>Adds <paramref name="roles"/> to the defaults; an entry named like a default role adds to it and takes nothing away.</summary>
    public static AccessModel Create(IEnumerable<KeyValuePair<string, RolePermissions>> roles)
    {
        var model = DefaultRoles();
        foreach (var (name, permissions) in roles)
        {
            if (!model.TryGetValue(name, out var role))
                model[name] = role = [];

            foreach (var (resource, actions) in permissions)
                _ = role.Allow(resource, actions);
        }

        return new AccessModel(model.ToFrozenDictionary(
            role => role.Key,
            role => role.Value.ToFrozenDictionary(
                statement => statement.Key,
                statement => statement.Value.ToFrozenSet(StringComparer.Ordinal),
                StringComparer.Ordinal),
            StringComparer.Ordinal));
    }

    /// <summary>Whether there is a role of this name.</summary>
    public bool Knows(string role) => statements.ContainsKey(role);

    /// <summary>Those of <paramref name="roles"/> that there are not, in their order.</summary>
    public IReadOnlyList<string> UnknownOf(RoleSet roles) => roles.Names.Where(role => !Knows(role)).ToList();

    /// <summary>Whether one of <paramref name="roles"/> grants <paramref name="permission"/>.</summary>
    public bool Allows(RoleSet roles, Permission permission)
    {
        foreach (var role in roles.Names)
        {
            if (statements.TryGetValue(role, out var granted)
                && granted.TryGetValue(permission.Resource, out var actions)
                && actions.Contains(permission.Action))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Whether one <em>single</em> role grants all of <paramref name="question"/>: roles are not merged. An empty question and an unknown
    /// resource or action are answered with no; so is a resource with an empty list of actions (reference section 9).
    /// </summary>
    public bool Allows(RoleSet roles, IReadOnlyDictionary<string, IReadOnlyList<string>> question)
    {
        if (question.Count == 0)
            return false;

        foreach (var role in roles.Names)
        {
            if (statements.TryGetValue(role, out var granted) && question.All(wanted => Grants(granted, wanted.Key, wanted.Value)))
                return true;
        }

        return false;
    }

    private static bool Grants(FrozenDictionary<string, FrozenSet<string>> granted, string resource, IReadOnlyList<string> actions) =>
        actions.Count > 0 && granted.TryGetValue(resource, out var allowed) && actions.All(allowed.Contains);

    private static Dictionary<string, RolePermissions> DefaultRoles() => new(StringComparer.Ordinal)
    {
        ["owner"] = new RolePermissions()
            .Allow("organization", "update", "delete")
            .Allow("member", "create", "update", "delete")
            .Allow("invitation", "create", "cancel"),
        ["admin"] = new RolePermissions()
            .Allow("organization", "update")
            .Allow("member", "create", "update", "delete")
            .Allow("invitation", "create", "cancel"),
        ["member"] = [],
    };
}
