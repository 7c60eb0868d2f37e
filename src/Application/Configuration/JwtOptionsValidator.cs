using Microsoft.Extensions.Options;
using OrgAuth.Domain.Users;

namespace OrgAuth.Application.Configuration;

/// <summary>Stops the start on identity providers that could not work, or not safely.</summary>
internal sealed class JwtOptionsValidator : IValidateOptions<OrgAuthOptions>
{
    /// <summary>Those of public keys: with a shared key, or none, whoever can check a token could make one.</summary>
    private static readonly string[] Algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];
    private static readonly TimeSpan MaxClockSkew = TimeSpan.FromMinutes(5);

    public ValidateOptionsResult Validate(string? name, OrgAuthOptions options)
    {
        var issuers = options.Jwt.Issuers;
        var failures = issuers.SelectMany(FailuresOf).ToList();
        if (issuers.Select(issuer => issuer.Issuer).Distinct(StringComparer.Ordinal).Count() < issuers.Count)
            failures.Add("OrgAuth:Jwt:Issuers names an issuer twice; allowed is each once.");

        return failures.ToResult();
    }

    private static IEnumerable<string> FailuresOf(JwtIssuer issuer, int index)
    {
        string Message(string setting, object? value, string allowed) =>
            SettingFailures.Nonsense($"OrgAuth:Jwt:Issuers:{index}:{setting}", value, allowed);

        if (issuer.Issuer.Length is 0 or > ExternalIdentity.MaxIssuerLength)
            yield return Message(nameof(issuer.Issuer), issuer.Issuer, $"what tokens have as iss, 1 to {ExternalIdentity.MaxIssuerLength} characters");

        if (issuer.MetadataAddress is not null && issuer.SigningKeys.Count > 0)
            yield return Message(nameof(issuer.MetadataAddress), issuer.MetadataAddress, "one of MetadataAddress and SigningKeys, not both");

        if (issuer.DiscoveryAddress is { } address && !IsSafe(address))
            yield return Message(nameof(issuer.MetadataAddress), address, "an https address (in development also http on this machine)");

        if (issuer.Audiences.Count == 0)
            yield return Message(nameof(issuer.Audiences), string.Empty, "at least one audience: without, tokens for other services would be accepted");

        foreach (var algorithm in issuer.Algorithms.Except(Algorithms, StringComparer.Ordinal))
            yield return Message(nameof(issuer.Algorithms), algorithm, string.Join(", ", Algorithms));

        if (issuer.ClockSkew < TimeSpan.Zero || issuer.ClockSkew > MaxClockSkew)
            yield return Message(nameof(issuer.ClockSkew), issuer.ClockSkew, "0 to 300 seconds");
    }

    private static bool IsSafe(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));
}
