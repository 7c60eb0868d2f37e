namespace OrgAuth.Domain.Access;

/// <summary>
/// The roles of a member or an invitation: at least one name, trimmed, without duplicates, in the order given
/// (contract section 5, item 8). Stored and sent as one comma-separated string.
/// </summary>
public sealed class RoleSet
{
    /// <summary>The longest stored form, in characters.</summary>
    public const int MaxLength = 512;

    private readonly string[] names;

    private RoleSet(string[] names) => this.names = names;

    /// <summary>The names, in order.</summary>
    public IReadOnlyList<string> Names => names;

    /// <summary>Reads the stored form.</summary>
    /// <exception cref="ArgumentException">It holds no role.</exception>
    public static RoleSet Parse(string stored) =>
        TryCreate([stored], out var roles) ? roles : throw new ArgumentException("A role set needs at least one role.", nameof(stored));

    /// <summary>Splits each of <paramref name="values"/> at its commas, trims and de-duplicates.</summary>
    /// <returns>Whether at least one role is left.</returns>
    public static bool TryCreate(IEnumerable<string> values, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out RoleSet? roles)
    {
        var names = values
            .SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        roles = names.Length > 0 ? new RoleSet(names) : null;
        return roles is not null;
    }

    /// <summary>Whether <paramref name="role"/> is one of them.</summary>
    public bool Contains(string role) => Array.IndexOf(names, role) >= 0;

    /// <summary>The stored form: names joined by commas.</summary>
    public override string ToString() => string.Join(',', names);
}
