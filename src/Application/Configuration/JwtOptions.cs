namespace OrgAuth.Application.Configuration;

/// <summary>Whose tokens are accepted as proof of who calls: configuration section <c>OrgAuth:Jwt</c>.</summary>
public sealed class JwtOptions
{
    /// <summary>The identity providers. Default: none.</summary>
    public List<JwtIssuer> Issuers { get; } = [];
}

/// <summary>An identity provider whose tokens are accepted.</summary>
public sealed class JwtIssuer
{
    /// <summary>Exactly what its tokens have as <c>iss</c>.</summary>
    public string Issuer { get; set; } = string.Empty;

    /// <summary>
    /// Where its metadata are (OpenID Connect Discovery). Default, without <see cref="SigningKeys"/>: the issuer and <c>/.well-known/openid-configuration</c>.
    /// </summary>
    public string? MetadataAddress { get; set; }

    /// <summary>Its public keys, instead of metadata: each a JSON Web Key Set or a key as PEM.</summary>
    public List<string> SigningKeys { get; } = [];

    /// <summary>A token must be for one of these (<c>aud</c>).</summary>
    public List<string> Audiences { get; } = [];

    /// <summary>The algorithms that may have signed its tokens; only those of public keys are allowed. Default: RS256 and ES256.</summary>
    public List<string> Algorithms { get; } = [];

    /// <summary>Claims that a token must have, with the value that one of theirs must be; an empty value asks that the claim is there.</summary>
    public Dictionary<string, string> RequiredClaims { get; } = new(StringComparer.Ordinal);

    /// <summary>How far its clock may be off. Default: one minute.</summary>
    public TimeSpan ClockSkew { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Whether its word counts that a mailbox is the user's (<c>email_verified</c>). Default: false.</summary>
    public bool TrustEmail { get; set; }

    /// <summary>The claim with the address. Default: <c>email</c>.</summary>
    public string EmailClaim { get; set; } = "email";

    /// <summary>The claim that says whether the mailbox is the user's. Default: <c>email_verified</c>.</summary>
    public string EmailVerifiedClaim { get; set; } = "email_verified";

    /// <summary>The claim with the name. Default: <c>name</c>.</summary>
    public string NameClaim { get; set; } = "name";

    /// <summary>The claim with the address of a picture. Default: <c>picture</c>.</summary>
    public string PictureClaim { get; set; } = "picture";

    /// <summary>The claim that tells one sign-in from another. Default: <c>sid</c>.</summary>
    public string SessionIdClaim { get; set; } = "sid";

    internal IReadOnlyList<string> AcceptedAlgorithms => Algorithms.Count > 0 ? Algorithms : ["RS256", "ES256"];

    internal string? DiscoveryAddress => SigningKeys.Count > 0 ? null : MetadataAddress ?? Issuer.TrimEnd('/') + "/.well-known/openid-configuration";
}
