using System.Text;
using Microsoft.AspNetCore.Identity;
using OrgAuth.Application.Abstractions;
using OrgAuth.Domain.Common;

namespace OrgAuth.Infrastructure.Identity;

/// <summary>ASP.NET Core Identity's hasher: PBKDF2 with HMAC-SHA-512, a salt per password. Passwords are normalised (NFKC) first.</summary>
internal sealed class IdentityPasswords(IPasswordHasher<object> hasher) : IPasswords
{
    private static readonly object Nobody = new();
    private readonly Lazy<string> decoy = new(() => hasher.HashPassword(Nobody, Secrets.NewSessionToken()));

    public string Hash(string password) => hasher.HashPassword(Nobody, Normalize(password));

    public PasswordMatch Verify(string? hash, string password)
    {
        var result = hasher.VerifyHashedPassword(Nobody, hash ?? decoy.Value, Normalize(password));
        return hash is null ? PasswordMatch.No : result switch
        {
            PasswordVerificationResult.Success => PasswordMatch.Yes,
            PasswordVerificationResult.SuccessRehashNeeded => PasswordMatch.YesButOutdated,
            _ => PasswordMatch.No,
        };
    }

    private static string Normalize(string password) => password.Normalize(NormalizationForm.FormKC);
}
