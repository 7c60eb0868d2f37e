using Microsoft.Extensions.Options;
using OrgAuth.Application.Configuration;
using OrgAuth.Application.Tests.Builders;

namespace OrgAuth.Application.Tests.Configuration;

/// <summary>Identity providers that could not work, or not safely, stop the start.</summary>
public sealed class JwtOptionsTests
{
    private const string Issuer = "Jwt:Issuers:0:Issuer";
    private const string Audiences = "Jwt:Issuers:0:Audiences";

    [Fact]
    public void Configure_WithAnIssuer_ReadsAllOfIt()
    {
        var issuer = Read(
            (Issuer, "https://login.example.com/"),
            (Audiences, "orgauth, other"),
            ("Jwt:Issuers:0:Algorithms:0", "ES384"),
            ("Jwt:Issuers:0:SigningKeys:0", """{"keys":[{"kty":"RSA","n":"a","e":"b"}]}"""),
            ("Jwt:Issuers:0:ClockSkew", "5"),
            ("Jwt:Issuers:0:RequiredClaims:scope", "orgauth.use"),
            ("Jwt:Issuers:0:TrustEmail", "true"),
            ("Jwt:Issuers:0:EmailClaim", "upn")).Jwt.Issuers.Single();

        issuer.Audiences.Should().Equal("orgauth", "other");
        issuer.AcceptedAlgorithms.Should().Equal("ES384");
        issuer.SigningKeys.Should().ContainSingle("commas in a key do not part it");
        issuer.ClockSkew.Should().Be(TimeSpan.FromSeconds(5));
        issuer.RequiredClaims.Should().Equal(new Dictionary<string, string> { ["scope"] = "orgauth.use" });
        issuer.TrustEmail.Should().BeTrue();
        (issuer.EmailClaim, issuer.NameClaim, issuer.DiscoveryAddress).Should().Be(("upn", "name", null));
    }

    [Fact]
    public void Configure_WithLittle_TakesSafeDefaults()
    {
        var options = Read((Issuer, "https://login.example.com/"), (Audiences, "orgauth"));

        Failures(options).Should().BeEmpty();
        var issuer = options.Jwt.Issuers.Single();
        issuer.DiscoveryAddress.Should().Be("https://login.example.com/.well-known/openid-configuration");
        issuer.AcceptedAlgorithms.Should().Equal("RS256", "ES256");
        (issuer.TrustEmail, issuer.ClockSkew).Should().Be((false, TimeSpan.FromMinutes(1)));
    }

    [Theory]
    [InlineData("Issuer", "")]
    [InlineData("Issuer", "http://login.example.com")]
    [InlineData("Issuer", "no address")]
    [InlineData("Audiences", "")]
    [InlineData("Algorithms", "none")]
    [InlineData("Algorithms", "HS256")]
    [InlineData("Algorithms", "RS256,HS512")]
    [InlineData("Algorithms", "rs256")]
    [InlineData("ClockSkew", "301")]
    [InlineData("MetadataAddress", "http://login.example.com/metadata")]
    [InlineData("MetadataAddress", "file:///etc/passwd")]
    [InlineData("MetadataAddress", "metadata")]
    public void Validate_OfAnIssuerThatIsUnsafe_NamesTheSetting(string setting, string value)
    {
        var settings = new Dictionary<string, string?> { ["Issuer"] = "https://login.example.com", ["Audiences"] = "orgauth", [setting] = value };
        var options = Read([.. settings.Select(entry => ($"Jwt:Issuers:0:{entry.Key}", entry.Value))]);

        Failures(options).Should().Contain(failure => failure.StartsWith("OrgAuth:Jwt:Issuers:0:", StringComparison.Ordinal));
    }

    [Fact]
    public void Validate_OfKeysAndMetadata_WantsOneOfThem() => Failures(Read(
            (Issuer, "https://login.example.com"), (Audiences, "orgauth"),
            ("Jwt:Issuers:0:SigningKeys:0", "x"), ("Jwt:Issuers:0:MetadataAddress", "https://login.example.com/metadata")))
        .Should().ContainSingle().Which.Should().Contain("not both");

    [Fact]
    public void Validate_OfTheSameIssuerTwice_IsRefused() => Failures(Read(
            (Issuer, "https://login.example.com"), (Audiences, "a"), ("Jwt:Issuers:1:Issuer", "https://login.example.com"), ("Jwt:Issuers:1:Audiences", "b")))
        .Should().ContainSingle().Which.Should().Contain("twice");

    private static OrgAuthOptions Read(params (string Key, string? Value)[] settings)
    {
        var options = new OrgAuthOptions();
        new OrgAuthConfiguration(Given.Configuration(settings)).Configure(options);
        return options;
    }

    private static IEnumerable<string> Failures(OrgAuthOptions options) => new JwtOptionsValidator().Validate(Options.DefaultName, options).Failures ?? [];
}
