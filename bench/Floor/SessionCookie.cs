using System.Security.Cryptography;
using System.Text;

namespace OrgAuth.Bench.Floor;

/// <summary>The signed cookie, by hand.</summary>
internal sealed class SessionCookie(string secret)
{
    private const string Name = "better-auth.session_token=";
    private readonly byte[] key = Encoding.UTF8.GetBytes(secret);

    /// <summary>The session token, if the cookie carries one that was signed with the secret.</summary>
    public string? Read(HttpContext context)
    {
        var header = context.Request.Headers.Cookie.ToString();
        var start = header.IndexOf(Name, StringComparison.Ordinal);
        if (start < 0)
            return null;

        var end = header.IndexOf(';', start);
        var value = Uri.UnescapeDataString(header.AsSpan()[(start + Name.Length)..(end < 0 ? header.Length : end)]);
        var dot = value.LastIndexOf('.');
        if (dot <= 0)
            return null;

        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        if (!Convert.TryFromBase64Chars(value.AsSpan(dot + 1), given, out var length) || length != given.Length)
            return null;

        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(value, 0, dot), expected);
        return CryptographicOperations.FixedTimeEquals(given, expected) ? value[..dot] : null;
    }

    /// <summary>Sends the token again.</summary>
    public void Write(HttpContext context, string token)
    {
        var signature = Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(token)));
        context.Response.Headers.SetCookie = $"{Name}{Uri.EscapeDataString($"{token}.{signature}")}; Max-Age=604800; Path=/; HttpOnly; SameSite=Lax";
    }

    /// <summary>The form in which the database knows a token.</summary>
    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
