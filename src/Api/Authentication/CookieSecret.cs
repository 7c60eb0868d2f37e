using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using OrgAuth.Application.Configuration;
using OrgAuth.Infrastructure.Persistence;

namespace OrgAuth.Api.Authentication;

/// <summary>
/// The secret that signs cookies: <c>OrgAuth:Secret</c>. Without it, development makes one, once, and keeps it beside the SQLite file,
/// readable by its owner only; every other environment refuses to start.
/// </summary>
internal sealed class CookieSecret(IOptions<OrgAuthOptions> options, DatabaseOptions database, IHostEnvironment environment)
{
    private const string FileName = "orgauth-secret.key";

    public string Value { get; } = options.Value.Secret ?? ReadOrMake(Path.Combine(FolderOf(database, environment), FileName));

    private static string FolderOf(DatabaseOptions database, IHostEnvironment environment)
    {
        var file = database.Provider == DatabaseProvider.Sqlite ? new SqliteConnectionStringBuilder(database.ConnectionString).DataSource : string.Empty;
        return file.Length == 0 || file == ":memory:" ? environment.ContentRootPath : Path.GetDirectoryName(Path.GetFullPath(file))!;
    }

    private static string ReadOrMake(string path)
    {
        if (!File.Exists(path))
            Make(path);

        return File.ReadAllText(path);
    }

    /// <summary>Written beside and moved into place, so that a second process never reads half of it; the first one wins.</summary>
    private static void Make(string path)
    {
        var draft = $"{path}.{Environment.ProcessId}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

        using (var writer = new StreamWriter(draft, options))
            writer.Write(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));

        try
        {
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
    }
}

/// <summary>Outside development, a missing secret stops the start.</summary>
internal sealed class SecretRequired(IHostEnvironment environment) : IValidateOptions<OrgAuthOptions>
{
    public ValidateOptionsResult Validate(string? name, OrgAuthOptions options) =>
        options.Secret is not null || environment.IsDevelopment()
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail("OrgAuth:Secret is missing; allowed are 32 or more random characters, the same on every node.");
}
