using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using OrgAuth.Application.Configuration;

namespace OrgAuth.Api.Authentication;

/// <summary>
/// The signed cookie in which a session token travels (reference section 3): <c>token.signature</c>, percent-encoded, the signature being the
/// base64 of HMAC-SHA-256 over the token under the server's secret.
/// </summary>
internal sealed class SessionCookie
{
    private const int SignatureLength = 44;
    private const string TokenCookie = "better-auth.session_token";
    private const string DataCookie = "better-auth.session_data";
    private const string TransientCookie = "better-auth.dont_remember";
    private const string SecurePrefix = "__Secure-";
    private const int MaxAgeSeconds = 604800;
    private readonly byte[] key;
    private readonly bool? isSecure;

    public SessionCookie(IOptions<OrgAuthOptions> options, CookieSecret secret, IHostEnvironment environment)
    {
        key = Encoding.UTF8.GetBytes(secret.Value);
        isSecure = options.Value.BaseUrl is { } baseUrl
            ? baseUrl.StartsWith("https:", StringComparison.OrdinalIgnoreCase)
            : environment.IsDevelopment() ? null : true;
    }

    /// <summary>The token in a request's cookie, if the server signed it.</summary>
    public string? Read(HttpRequest request) =>
        request.Cookies.TryGetValue(Name(request, TokenCookie), out var value) ? Verify(value) : null;

    /// <summary>The token in a value of the form <c>token.signature</c>, if the server signed it.</summary>
    public string? Verify(string value)
    {
        var dot = value.LastIndexOf('.');
        if (dot <= 0 || value.Length - dot - 1 != SignatureLength || value[^1] != '=')
            return null;

        Span<byte> signature = stackalloc byte[33];
        if (!Convert.TryFromBase64Chars(value.AsSpan(dot + 1), signature, out var length) || length != HMACSHA256.HashSizeInBytes)
            return null;

        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(value, 0, dot), expected);
        return CryptographicOperations.FixedTimeEquals(expected, signature[..length]) ? value[..dot] : null;
    }

    /// <summary>The form in which a token is handed out.</summary>
    public string Sign(string token) => $"{token}.{Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(token)))}";

    /// <summary>Sets the cookies that keep a token: for a week, or until the browser closes.</summary>
    public void Set(HttpContext context, string token, bool isPersistent)
    {
        Append(context, TokenCookie, Uri.EscapeDataString(Sign(token)), isPersistent ? MaxAgeSeconds : null);
        if (!isPersistent)
            Append(context, TransientCookie, Uri.EscapeDataString(Sign("true")), maxAge: null);
    }

    /// <summary>Deletes the cookies.</summary>
    public void Delete(HttpContext context)
    {
        foreach (var name in new[] { TokenCookie, DataCookie, TransientCookie })
            Append(context, name, string.Empty, maxAge: 0);
    }

    private void Append(HttpContext context, string name, string value, int? maxAge)
    {
        var age = maxAge is { } seconds ? $"; Max-Age={seconds}" : string.Empty;
        var secure = IsSecure(context.Request) ? "; Secure" : string.Empty;
        context.Response.Headers.Append("Set-Cookie", $"{Name(context.Request, name)}={value}{age}; Path=/; HttpOnly{secure}; SameSite=Lax");
    }

    private string Name(HttpRequest request, string name) => IsSecure(request) ? SecurePrefix + name : name;

    private bool IsSecure(HttpRequest request) => isSecure ?? request.IsHttps;
}
