using System.Security.Cryptography;
using System.Text;

namespace OrgAuth.Domain.Common;

/// <summary>Unguessable values from the operating system's cryptographic generator.</summary>
public static class Secrets
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>An invitation id: 32 characters <c>[A-Za-z0-9]</c>, 190 random bits (contract section 5, item 10).</summary>
    public static string NewInvitationId() => RandomNumberGenerator.GetString(Alphabet, 32);

    /// <summary>A session token: 43 characters <c>[A-Za-z0-9]</c>, 256 random bits (contract section 5, item 9).</summary>
    public static string NewSessionToken() => RandomNumberGenerator.GetString(Alphabet, 43);

    /// <summary>The SHA-256 of a token, the only form in which one is stored.</summary>
    public static byte[] HashToken(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
