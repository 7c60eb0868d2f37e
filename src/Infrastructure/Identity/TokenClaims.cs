using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Configuration;
using OrgAuth.Domain.Users;

namespace OrgAuth.Infrastructure.Identity;

/// <summary>Reads what a token says, once its signature is known to be good.</summary>
internal static class TokenClaims
{
    /// <summary>Claims that hold several words in one text (RFC 8693, section 4.2).</summary>
    private static readonly string[] WordLists = ["scope", "scp"];

    /// <returns>Whom the token speaks of; <c>null</c> if it lacks what is asked for.</returns>
    public static ExternalCaller? Read(JsonWebToken token, JwtIssuer issuer)
    {
        var claims = Payload(token);
        if (Text(claims, "sub") is not { Length: > 0 and <= ExternalIdentity.MaxSubjectLength } subject || subject.Any(char.IsControl))
            return null;

        if (!issuer.RequiredClaims.All(required => Has(claims, required.Key, required.Value)))
            return null;

        var isVerified = issuer.TrustEmail && IsTrue(claims, issuer.EmailVerifiedClaim);
        var profile = IdentityProfile.Read(
            Text(claims, issuer.EmailClaim), isVerified, Text(claims, issuer.NameClaim), Text(claims, issuer.PictureClaim));
        return new ExternalCaller(issuer.Issuer, subject, Text(claims, issuer.SessionIdClaim), Cut(token.ValidTo), profile);
    }

    private static JsonElement Payload(JsonWebToken token) => JsonElement.Parse(Microsoft.IdentityModel.Tokens.Base64UrlEncoder.Decode(token.EncodedPayload));

    private static string? Text(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var claim) && claim.ValueKind == JsonValueKind.String ? claim.GetString() : null;

    /// <summary>Some providers send it as a text.</summary>
    private static bool IsTrue(JsonElement claims, string name) => claims.TryGetProperty(name, out var claim)
        && (claim.ValueKind == JsonValueKind.True || (claim.ValueKind == JsonValueKind.String && claim.ValueEquals("true")));

    private static bool Has(JsonElement claims, string name, string value) => claims.TryGetProperty(name, out var claim)
        && (value.Length == 0
            ? claim.ValueKind != JsonValueKind.Null
            : ValuesOf(name, claim).Contains(value, StringComparer.Ordinal));

    private static IEnumerable<string> ValuesOf(string name, JsonElement claim) => claim.ValueKind switch
    {
        JsonValueKind.Array => claim.EnumerateArray().Select(item => item.ToString()),
        JsonValueKind.String when WordLists.Contains(name) => claim.GetString()!.Split(' '),
        _ => [claim.ToString()],
    };

    /// <summary>To milliseconds, as times are stored.</summary>
    private static DateTime Cut(DateTime time) => new(time.Ticks - (time.Ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);
}
