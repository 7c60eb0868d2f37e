using OrgAuth.Application.Configuration;
using OrgAuth.Domain.Access;

namespace OrgAuth.Application.Tests.Configuration;

/// <summary>Nonsense stops the start and names the setting, its value and what is allowed (contract section 1).</summary>
public sealed class ValidatorTests
{
    private const string AllowedNames = "names of 1 to 64 characters without commas, control characters or spaces around them";

    [Fact]
    public void Validate_TheDefaults_Passes() => Failures(_ => { }).Should().BeEmpty();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(null)]
    public void Validate_LimitsThatAreLimits_Passes(int? limit) => Failures(options =>
    {
        options.OrganizationLimit = limit;
        options.MembershipLimit = limit;
        options.InvitationLimit = limit;
    }).Should().BeEmpty();

    [Fact]
    public void Validate_NegativeLimits_NamesEach() => Failures(options =>
    {
        options.OrganizationLimit = -1;
        options.MembershipLimit = -2;
        options.InvitationLimit = -3;
    }).Should().Equal(
        "OrgAuth:OrganizationLimit is '-1'; allowed is a whole number from 0, or empty for unlimited.",
        "OrgAuth:MembershipLimit is '-2'; allowed is a whole number from 0, or empty for unlimited.",
        "OrgAuth:InvitationLimit is '-3'; allowed is a whole number from 0, or empty for unlimited.");

    [Theory]
    [InlineData("00:00:00")]
    [InlineData("-00:00:01")]
    [InlineData("3650.00:00:01")]
    public void Validate_ALifetimeThatIsNone_NamesIt(string lifetime) => Failures(options => options.InvitationExpiresIn = TimeSpan.Parse(lifetime, null))
        .Should().Equal($"OrgAuth:InvitationExpiresIn is '{lifetime}'; allowed is a number of seconds or d.hh:mm:ss, more than zero and at most 3650 days.");

    [Theory]
    [InlineData("")]
    [InlineData("a,b")]
    [InlineData(" editor")]
    [InlineData("edi\ttor")]
    public void Validate_ABadRoleName_NamesIt(string role) => Failures(options => options.Roles[role] = [])
        .Should().Equal($"OrgAuth:Roles is '{role}'; allowed is {AllowedNames}.");

    [Fact]
    public void Validate_AnOverlongRoleName_NamesIt()
    {
        Failures(options => options.Roles[new string('r', 64)] = []).Should().BeEmpty();
        Failures(options => options.Roles[new string('r', 65)] = []).Should().ContainSingle();
    }

    [Fact]
    public void Validate_ABadResourceOrAction_NamesTheRoleAndIt() => Failures(options =>
        options.Roles["editor"] = new RolePermissions().Allow("pro,ject", "read").Allow("task", ""))
        .Should().Equal(
            $"OrgAuth:Roles:editor is 'pro,ject'; allowed is {AllowedNames}.",
            $"OrgAuth:Roles:editor is ''; allowed is {AllowedNames}.");

    [Fact]
    public void Validate_MoreNamesThanAMemberCanHold_IsRefused() => Failures(options =>
    {
        for (var index = 0; index < 10; index++)
            options.Roles[$"{index}{new string('r', 60)}"] = [];
    }).Should().ContainSingle().Which.Should().Contain("512 for all names together");

    [Fact]
    public void Validate_AnUnknownCreatorRole_ListsTheKnownOnes() => Failures(options =>
    {
        options.Roles["editor"] = [];
        options.CreatorRole = "boss";
    }).Should().Equal("OrgAuth:CreatorRole is 'boss'; allowed is one of the roles admin, editor, member, owner.");

    [Fact]
    public void Validate_ACustomCreatorRole_Passes() => Failures(options =>
    {
        options.Roles["founder"] = [];
        options.CreatorRole = "founder";
    }).Should().BeEmpty();

    [Fact]
    public void Validate_AShortSecret_TellsItsLengthAndNotTheSecret() => Failures(options => options.Secret = "hunter2")
        .Should().Equal("OrgAuth:Secret has 7 characters; allowed are 32 or more, random ones.");

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("auth")]
    [InlineData("/auth/")]
    [InlineData("/{tenant}")]
    [InlineData("/au th")]
    public void Validate_ABadBasePath_NamesIt(string path) => Failures(options => options.BasePath = path)
        .Should().Equal($"OrgAuth:BasePath is '{path}'; allowed is a path like /api/auth.");

    [Theory]
    [InlineData("id.example.com")]
    [InlineData("ftp://id.example.com")]
    [InlineData("https://id.example.com/path")]
    [InlineData("https://user@id.example.com")]
    [InlineData("https://id.example.com?q")]
    public void Validate_ABadBaseUrl_NamesIt(string url) => Failures(options => options.BaseUrl = url)
        .Should().Equal($"OrgAuth:BaseUrl is '{url}'; allowed is an origin like https://id.example.com.");

    [Fact]
    public void Validate_TrustedOrigins_NamesTheBadOnesOnly() =>
        Failures(options => options.TrustedOrigins.AddRange(["https://*.example.com", "http://localhost:3000", "*", "https://a.example.com/x"]))
            .Should().Equal(
                "OrgAuth:TrustedOrigins is '*'; allowed is origins like https://app.example.com or https://*.example.com.",
                "OrgAuth:TrustedOrigins is 'https://a.example.com/x'; allowed is origins like https://app.example.com or https://*.example.com.");

    [Fact]
    public void Validate_KnownProxies_NamesTheBadOnesOnly() =>
        Failures(options => options.KnownProxies.AddRange(["10.0.0.1", "fd00::/8", "proxy.local"]))
            .Should().Equal("OrgAuth:KnownProxies is 'proxy.local'; allowed is addresses like 10.0.0.5 or networks like 10.0.0.0/24.");

    private static IEnumerable<string> Failures(Action<OrgAuthOptions> change)
    {
        var options = new OrgAuthOptions();
        change(options);
        return new OrgAuthOptionsValidator().Validate(name: null, options).Failures ?? [];
    }
}
