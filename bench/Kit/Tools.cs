namespace OrgAuth.Bench.Kit;

/// <summary>The programs that benchmarks need beside the .NET SDK, as far as they are installed.</summary>
internal sealed record Tools(string? Wrk, string? Node, string? Npm, string? PostgresFolder)
{
    private static readonly string[] PostgresRoots = ["/usr/lib/postgresql", "/usr/local/pgsql", "/opt/homebrew/opt"];

    public static Tools Find() => new(OnPath("wrk"), OnPath("node"), OnPath("npm"), PostgresBinaries());

    /// <summary>What is missing, how to get it, and what is not measured for want of it.</summary>
    public IEnumerable<string> Missing()
    {
        if (PostgresFolder is null)
            yield return "PostgreSQL's server is missing (Debian: apt-get install postgresql). Nothing can be measured without it.";

        if (Wrk is null)
            yield return "wrk is missing (Debian: apt-get install wrk). Only first answers and statements are measured, and answers compared.";

        if (Node is null || Npm is null)
            yield return "Node.js 20 or newer is missing (Debian: apt-get install nodejs npm). better-auth is left out.";
    }

    private static string? OnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, program))
        .FirstOrDefault(File.Exists);

    private static string? PostgresBinaries() => PostgresRoots
        .Where(Directory.Exists)
        .SelectMany(root => Directory.EnumerateDirectories(root).Prepend(root))
        .Select(version => Path.Combine(version, "bin"))
        .Where(folder => File.Exists(Path.Combine(folder, "initdb")))
        .OrderDescending(StringComparer.Ordinal)
        .FirstOrDefault();
}
