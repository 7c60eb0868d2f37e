namespace OrgAuth.Reliability.Hosting;

/// <summary>The sources that the tests were built from, and the programs that they find beside them.</summary>
internal static class Repository
{
    /// <summary>A folder of the repository.</summary>
    public static string Folder(params string[] names)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "OrgAuth.sln")))
                return Path.Combine([folder.FullName, .. names]);
        }

        throw new InvalidOperationException("The tests run outside the repository.");
    }

    /// <summary>The path of an installed program; <c>null</c> if it is missing.</summary>
    public static string? FindProgram(string name) => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator)
        .Append("/usr/sbin")
        .Select(folder => Path.Combine(folder, name))
        .FirstOrDefault(File.Exists);
}
