using System.Collections.Frozen;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Configuration;

namespace OrgAuth.Infrastructure.Identity;

/// <summary>Verifies tokens of the configured issuers: signature, issuer, audience, life and the claims that are asked for.</summary>
internal sealed class IdentityTokens : IIdentityTokens
{
    /// <summary>What the header may say a token is; logout tokens and the like say something else.</summary>
    private static readonly string[] Types = ["JWT", "at+jwt", "application/at+jwt"];
    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false };
    private readonly FrozenDictionary<string, (JwtIssuer Settings, IssuerKeys Keys)> issuers;
    private readonly TimeProvider time;

    public IdentityTokens(IOptions<OrgAuthOptions> options, KeyDocuments documents, TimeProvider time, ILogger<IdentityTokens> logger)
    {
        this.time = time;
        issuers = options.Value.Jwt.Issuers.ToFrozenDictionary(
            issuer => issuer.Issuer, issuer => (issuer, new IssuerKeys(issuer, documents, time, logger)), StringComparer.Ordinal);
    }

    public async ValueTask<ExternalCaller?> VerifyAsync(string token, CancellationToken cancellationToken)
    {
        if (Parse(token) is not { } parsed || !issuers.TryGetValue(parsed.Issuer, out var issuer))
            return null;

        var keys = await issuer.Keys.FindAsync(parsed.Kid, cancellationToken);
        if (keys.Count == 0)
            return null;

        var verdict = await Handler.ValidateTokenAsync(parsed, RulesOf(issuer.Settings, keys));
        return verdict.IsValid ? TokenClaims.Read(parsed, issuer.Settings) : null;
    }

    /// <summary>The keys of an issuer, for tests that wait for a refresh.</summary>
    internal IssuerKeys KeysOf(string issuer) => issuers[issuer].Keys;

    /// <summary>Nothing in it is believed yet. Extensions that must be understood (<c>crit</c>) are not, and tokens for another purpose are none.</summary>
    private static JsonWebToken? Parse(string token)
    {
        try
        {
            var parsed = new JsonWebToken(token);
            return parsed.TryGetHeaderValue<object>("crit", out _) || parsed.Issuer is null || !IsIdentity(parsed.Typ) ? null : parsed;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or System.Text.Json.JsonException)
        {
            return null;
        }
    }

    private static bool IsIdentity(string? type) => string.IsNullOrEmpty(type) || Types.Contains(type, StringComparer.OrdinalIgnoreCase);

    private TokenValidationParameters RulesOf(JwtIssuer issuer, IReadOnlyList<SecurityKey> keys) => new()
    {
        ValidIssuer = issuer.Issuer,
        ValidAudiences = issuer.Audiences,
        ValidAlgorithms = issuer.AcceptedAlgorithms,
        IssuerSigningKeys = keys,
        RequireSignedTokens = true,
        LifetimeValidator = (notBefore, expires, _, _) => IsAlive(notBefore, expires, issuer.ClockSkew),
    };

    private bool IsAlive(DateTime? notBefore, DateTime? expires, TimeSpan skew)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return expires > now - skew && (notBefore is null || notBefore <= now + skew);
    }
}
