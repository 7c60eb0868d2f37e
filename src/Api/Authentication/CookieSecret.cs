using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Configuration;

namespace OrgAuth.Api.Authentication;

/// <summary>
/// The secret that signs cookies: <c>OrgAuth:Secret</c>. Without it, development makes one, once, and keeps it beside the SQLite file,
/// readable by its owner only; every other environment refuses to start.
/// </summary>
internal sealed class CookieSecret(IOptions<OrgAuthOptions> options, IDatabase database, IHostEnvironment environment) : IKeys
{
    private const string FileName = "orgauth-secret.key";

    public string Value { get; } = options.Value.Secret ?? ReadOrMake(Path.Combine(database.Folder ?? environment.ContentRootPath, FileName));

    public byte[] Derive(string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(Value), outputLength: 32, info: Encoding.UTF8.GetBytes(purpose));

    private static string ReadOrMake(string path)
    {
        if (!File.Exists(path))
            Make(path);

        return File.ReadAllText(path);
    }

    /// <summary>Written beside and moved into place, so that a second process never reads half of it; the first one wins.</summary>
    private static void Make(string path)
    {
        var draft = $"{path}.{Path.GetRandomFileName()}";
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
