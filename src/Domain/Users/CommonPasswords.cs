using System.Collections.Frozen;
using System.Text;

namespace OrgAuth.Domain.Users;

/// <summary>
/// The passwords that are tried first (<c>CommonPasswords.txt</c>), compared without case and in normal form NFKC, so that full-width letters
/// do not make one rare.
/// </summary>
internal static class CommonPasswords
{
    private static readonly FrozenSet<string> Known = Read();

    /// <summary>Whether a password is one of them.</summary>
    public static bool Contain(string password) => Known.Contains(password.Normalize(NormalizationForm.FormKC).ToLowerInvariant());

    private static FrozenSet<string> Read()
    {
        using var stream = typeof(CommonPasswords).Assembly.GetManifestResourceStream($"{typeof(CommonPasswords).FullName}.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToFrozenSet(StringComparer.Ordinal);
    }
}
