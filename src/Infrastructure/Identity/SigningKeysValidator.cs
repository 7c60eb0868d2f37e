using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using OrgAuth.Application.Configuration;

namespace OrgAuth.Infrastructure.Identity;

/// <summary>Stops the start on configured keys that are none.</summary>
internal sealed class SigningKeysValidator : IValidateOptions<OrgAuthOptions>
{
    private const string Allowed = "JSON Web Key Sets and public keys as PEM, RSA of 2048 bits or more, or elliptic curves";

    public ValidateOptionsResult Validate(string? name, OrgAuthOptions options) => options.Jwt.Issuers
        .Where(issuer => !issuer.SigningKeys.All(IsUsable))
        .Select(issuer => $"OrgAuth:Jwt:Issuers has a SigningKeys entry for '{issuer.Issuer}' that cannot be used; allowed are {Allowed}.")
        .ToResult();

    private static bool IsUsable(string text)
    {
        try
        {
            return SigningKeys.Read(text).Count > 0;
        }
        catch (Exception exception) when (exception is ArgumentException or CryptographicException)
        {
            return false;
        }
    }
}
