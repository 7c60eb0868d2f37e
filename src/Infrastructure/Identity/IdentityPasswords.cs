using System.Text;
using Microsoft.AspNetCore.Identity;
using OrgAuth.Application.Abstractions;
using OrgAuth.Domain.Common;

namespace OrgAuth.Infrastructure.Identity;

/// <summary>
/// ASP.NET Core Identity's hasher: PBKDF2 with HMAC-SHA-512, a salt per password. Passwords are hashed in normal form NFKC; a hash of the
/// very characters, from a host without ICU, still counts and is outdated.
/// </summary>
internal sealed class IdentityPasswords(IPasswordHasher<object> hasher) : IPasswords
{
    private static readonly object Nobody = new();
    private readonly Lazy<string> decoy = new(() => hasher.HashPassword(Nobody, Secrets.NewSessionToken()));

    public string Hash(string password) => hasher.HashPassword(Nobody, Normalize(password));

    public PasswordMatch Verify(string? hash, string password)
    {
        var normal = Normalize(password);
        var match = Compare(hash ?? decoy.Value, normal);
        if (match == PasswordMatch.No && normal != password && Compare(hash ?? decoy.Value, password) != PasswordMatch.No)
            match = PasswordMatch.YesButOutdated;

        return hash is null ? PasswordMatch.No : match;
    }

    private PasswordMatch Compare(string hash, string password) => hasher.VerifyHashedPassword(Nobody, hash, password) switch
    {
        PasswordVerificationResult.Success => PasswordMatch.Yes,
        PasswordVerificationResult.SuccessRehashNeeded => PasswordMatch.YesButOutdated,
        _ => PasswordMatch.No,
    };

    private static string Normalize(string password) => password.Normalize(NormalizationForm.FormKC);
}
