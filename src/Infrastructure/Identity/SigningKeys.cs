using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace OrgAuth.Infrastructure.Identity;

/// <summary>Public keys that may check signatures. Shared keys, keys for encryption and RSA keys of less than 2048 bits are left out.</summary>
internal static class SigningKeys
{
    private const int MinRsaSize = 2048;

    /// <summary>Reads a JSON Web Key Set or a public key as PEM.</summary>
    /// <exception cref="ArgumentException">It is neither.</exception>
    public static IReadOnlyList<SecurityKey> Read(string text) => text.TrimStart().StartsWith('{')
        ? [.. Usable(new JsonWebKeySet(text).GetSigningKeys())]
        : [.. Usable([ReadPem(text)])];

    public static IEnumerable<SecurityKey> Usable(IEnumerable<SecurityKey> keys) =>
        keys.Where(key => key is ECDsaSecurityKey or RsaSecurityKey { KeySize: >= MinRsaSize });

    private static SecurityKey ReadPem(string text)
    {
        try
        {
            var rsa = RSA.Create();
            rsa.ImportFromPem(text);
            return new RsaSecurityKey(rsa.ExportParameters(includePrivateParameters: false));
        }
        catch (CryptographicException)
        {
            var curve = ECDsa.Create();
            curve.ImportFromPem(text);
            return new ECDsaSecurityKey(curve);
        }
    }
}
