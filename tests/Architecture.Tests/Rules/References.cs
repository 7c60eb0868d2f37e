using System.Reflection;

namespace OrgAuth.Architecture.Tests.Rules;

/// <summary>Which assemblies an assembly may refer to.</summary>
internal static class References
{
    public static bool IsBaseLibrary(string name) => name == "System" || name.StartsWith("System.", StringComparison.Ordinal);

    public static bool IsWeb(string name) => name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal);

    /// <summary>Anything of EF Core but its core: the relational layer and the engines' providers and drivers.</summary>
    public static bool IsDatabaseProvider(string name) =>
        name.StartsWith("Microsoft.Data.", StringComparison.Ordinal)
        || name.StartsWith("Npgsql", StringComparison.Ordinal)
        || (name.StartsWith("Microsoft.EntityFrameworkCore.", StringComparison.Ordinal) && name != "Microsoft.EntityFrameworkCore.Abstractions");

    public static IEnumerable<string> Of(Assembly assembly) => assembly.GetReferencedAssemblies().Select(reference => reference.Name!);
}
