using System.Reflection;
using OrgAuth.Api;
using OrgAuth.Application.Abstractions;
using OrgAuth.Domain.Common;
using OrgAuth.Infrastructure.Persistence;

namespace OrgAuth.Architecture.Tests;

/// <summary>The four assemblies, and the types in them that people wrote.</summary>
internal static class Layers
{
    public static readonly Assembly Domain = typeof(Result).Assembly;
    public static readonly Assembly Application = typeof(AccessRule).Assembly;
    public static readonly Assembly Infrastructure = typeof(OrgAuthDbContext).Assembly;
    public static readonly Assembly Api = typeof(OrgAuthRoutes).Assembly;

    public static IReadOnlyList<Type> Types { get; } = [.. new[] { Domain, Application, Infrastructure, Api }.SelectMany(WrittenTypes)];

    private static IEnumerable<Type> WrittenTypes(Assembly assembly) => assembly.GetTypes().Where(type =>
        type.Namespace?.StartsWith("OrgAuth", StringComparison.Ordinal) is true
        && !type.Namespace.EndsWith(".Migrations", StringComparison.Ordinal)
        && !type.FullName!.Contains('<', StringComparison.Ordinal)
        && type.GetCustomAttribute<System.CodeDom.Compiler.GeneratedCodeAttribute>() is null);
}
