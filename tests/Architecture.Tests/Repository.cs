namespace OrgAuth.Architecture.Tests;

/// <summary>The folder that the tests were built from, and the sources in it.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string PathOf(string name) => Path.Combine(Root, name);

    /// <summary>The sources that people wrote under a folder.</summary>
    public static IEnumerable<Source> SourcesIn(string folder) => Directory
        .EnumerateFiles(PathOf(folder), "*.cs", SearchOption.AllDirectories)
        .Select(path => new Source(Path.GetRelativePath(Root, path).Replace('\\', '/'), File.ReadAllLines(path)))
        .Where(source => !source.Path.Split('/').Any(part => part is "obj" or "bin" or "Migrations" or "node_modules"));

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "OrgAuth.sln")) ? folder : Find(Path.GetDirectoryName(folder)!);
}

/// <summary>A source file.</summary>
internal sealed record Source(string Path, IReadOnlyList<string> Lines);
