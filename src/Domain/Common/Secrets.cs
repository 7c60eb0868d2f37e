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

    /// <summary>
    /// The SHA-256 of texts for one purpose, each with its length, so that none can run into the next. It begins with a byte that no UTF-8 text has:
    /// whoever knows the texts still knows no token with this hash.
    /// </summary>
    public static byte[] HashOf(string purpose, params ReadOnlySpan<string?> texts)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(byte.MaxValue);
        writer.Write(purpose);
        foreach (var text in texts)
        {
            writer.Write(text is not null);
            writer.Write(text ?? string.Empty);
        }

        return SHA256.HashData(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }
}
