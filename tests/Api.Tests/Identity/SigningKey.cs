using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace OrgAuth.Api.Tests.Identity;

/// <summary>A key of a token issuer: signs, and shows its public half.</summary>
internal sealed class SigningKey
{
    private readonly Func<byte[], byte[]> sign;

    private SigningKey(string id, string algorithm, string pem, object publicKey, Func<byte[], byte[]> sign)
    {
        Id = id;
        Algorithm = algorithm;
        Pem = pem;
        PublicKey = publicKey;
        this.sign = sign;
    }

    public string Id { get; }

    public string Algorithm { get; }

    /// <summary>The public half as PEM.</summary>
    public string Pem { get; }

    /// <summary>The public half as a JSON Web Key.</summary>
    public object PublicKey { get; }

    public static SigningKey Rsa(string id, int bits = 2048)
    {
        var rsa = RSA.Create(bits);
        var key = rsa.ExportParameters(includePrivateParameters: false);
        return new SigningKey(
            id,
            "RS256",
            rsa.ExportSubjectPublicKeyInfoPem(),
            new { kty = "RSA", use = "sig", kid = id, n = Base64Url.EncodeToString(key.Modulus), e = Base64Url.EncodeToString(key.Exponent) },
            bytes => rsa.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    public static SigningKey Curve(string id)
    {
        var curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var key = curve.ExportParameters(includePrivateParameters: false);
        return new SigningKey(
            id,
            "ES256",
            curve.ExportSubjectPublicKeyInfoPem(),
            new { kty = "EC", crv = "P-256", kid = id, x = Base64Url.EncodeToString(key.Q.X), y = Base64Url.EncodeToString(key.Q.Y) },
            bytes => curve.SignData(bytes, HashAlgorithmName.SHA256));
    }

    /// <summary>Signs whatever is to be claimed; the header may lie.</summary>
    public string Sign(object claims, object? header = null) =>
        Sign(JsonSerializer.Serialize(claims), JsonSerializer.Serialize(header ?? new { alg = Algorithm, typ = "JWT", kid = Id }), sign);

    /// <summary>Signs with a shared key, as if the header's algorithm were one.</summary>
    public static string SignShared(object claims, object header, byte[] secret) =>
        Sign(JsonSerializer.Serialize(claims), JsonSerializer.Serialize(header), bytes => HMACSHA256.HashData(secret, bytes));

    /// <summary>Does not sign.</summary>
    public static string Unsigned(object claims, object header) => Sign(JsonSerializer.Serialize(claims), JsonSerializer.Serialize(header), _ => []);

    private static string Sign(string claims, string header, Func<byte[], byte[]> sign)
    {
        var content = $"{Encode(header)}.{Encode(claims)}";
        return $"{content}.{Base64Url.EncodeToString(sign(Encoding.ASCII.GetBytes(content)))}";
    }

    private static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
