using Microsoft.Extensions.Options;
using OrgAuth.Application.Configuration;
using OrgAuth.Application.Tests.Builders;

namespace OrgAuth.Application.Tests.Configuration;

/// <summary>Contract section 1.</summary>
public sealed class ConfigurationTests
{
    [Fact]
    public void Configure_FromNothing_KeepsTheDefaults()
    {
        var options = Read();

        options.Should().BeEquivalentTo(new OrgAuthOptions());
        (options.AllowUserToCreateOrganization, options.CreatorRole, options.BasePath).Should().Be((true, "owner", "/api/auth"));
        (options.OrganizationLimit, options.MembershipLimit, options.InvitationLimit).Should().Be((null, 100, 100));
        options.InvitationExpiresIn.Should().Be(TimeSpan.FromHours(48));
        options.ErrorStatuses.Should().Be(ErrorStatuses.Documented);
    }

    [Fact]
    public void Configure_FromEverySetting_ReadsEachOne()
    {
        var options = Read(
            ("AllowUserToCreateOrganization", "false"),
            ("OrganizationLimit", "5"),
            ("MembershipLimit", "50"),
            ("InvitationLimit", "7"),
            ("CreatorRole", "admin"),
            ("InvitationExpiresIn", "60"),
            ("DisableOrganizationDeletion", "true"),
            ("CancelPendingInvitationsOnReInvite", "True"),
            ("RequireEmailVerificationOnInvitation", "TRUE"),
            ("Secret", "a secret"),
            ("BasePath", "/auth"),
            ("BaseUrl", "https://id.example.com"),
            ("ErrorStatuses", "betterauth"),
            ("AutoMapperLicenseKey", "a key"));

        options.Should().BeEquivalentTo(new OrgAuthOptions
        {
            AllowUserToCreateOrganization = false,
            OrganizationLimit = 5,
            MembershipLimit = 50,
            InvitationLimit = 7,
            CreatorRole = "admin",
            InvitationExpiresIn = TimeSpan.FromMinutes(1),
            DisableOrganizationDeletion = true,
            CancelPendingInvitationsOnReInvite = true,
            RequireEmailVerificationOnInvitation = true,
            Secret = "a secret",
            BasePath = "/auth",
            BaseUrl = "https://id.example.com",
            ErrorStatuses = ErrorStatuses.BetterAuth,
            AutoMapperLicenseKey = "a key",
        });
    }

    [Theory]
    [InlineData("172800", 172800)]
    [InlineData("2.00:00:00", 172800)]
    [InlineData("0:00:30", 30)]
    [InlineData("1.12:00:00", 129600)]
    public void Configure_FromALifetime_ReadsSecondsAndSpans(string text, int seconds) =>
        Read(("InvitationExpiresIn", text)).InvitationExpiresIn.Should().Be(TimeSpan.FromSeconds(seconds));

    [Fact]
    public void Configure_FromAnEmptyLimit_MeansUnlimited()
    {
        var options = Read(("OrganizationLimit", ""), ("MembershipLimit", ""), ("InvitationLimit", ""));

        (options.OrganizationLimit, options.MembershipLimit, options.InvitationLimit).Should().Be((null, null, null));
    }

    [Fact]
    public void Configure_FromLists_TakesArraysAndCommas()
    {
        var options = Read(
            ("TrustedOrigins:0", "https://a.example.com"),
            ("TrustedOrigins:1", "https://b.example.com"),
            ("KnownProxies", "10.0.0.1, 10.1.0.0/16,"));

        options.TrustedOrigins.Should().Equal("https://a.example.com", "https://b.example.com");
        options.KnownProxies.Should().Equal("10.0.0.1", "10.1.0.0/16");
    }

    [Fact]
    public void Configure_FromRoles_ReadsResourcesAndActions()
    {
        var options = Read(
            ("Roles:editor:organization:0", "read"),
            ("Roles:editor:project", "create, update"),
            ("Roles:admin:project:0", "delete"));

        options.Roles.Keys.Should().BeEquivalentTo("editor", "admin");
        options.Roles["editor"]["project"].Should().Equal("create", "update");
        options.Roles["editor"]["organization"].Should().Equal("read");
        options.Roles["admin"]["project"].Should().Equal("delete");
    }

    [Theory]
    [InlineData("AllowUserToCreateOrganization", "yes", "true or false")]
    [InlineData("DisableOrganizationDeletion", "1", "true or false")]
    [InlineData("CancelPendingInvitationsOnReInvite", "on", "true or false")]
    [InlineData("RequireEmailVerificationOnInvitation", "-", "true or false")]
    [InlineData("OrganizationLimit", "many", "a whole number from 0, or empty for unlimited")]
    [InlineData("MembershipLimit", "1.5", "a whole number from 0, or empty for unlimited")]
    [InlineData("InvitationLimit", "99999999999", "a whole number from 0, or empty for unlimited")]
    [InlineData("InvitationExpiresIn", "2 days", "a number of seconds or d.hh:mm:ss, more than zero and at most 3650 days")]
    [InlineData("InvitationExpiresIn", "1.5", "a number of seconds or d.hh:mm:ss, more than zero and at most 3650 days")]
    [InlineData("InvitationExpiresIn", "48:00:00", "a number of seconds or d.hh:mm:ss, more than zero and at most 3650 days")]
    [InlineData("InvitationExpiresIn", "-9223372036854775808", "a number of seconds or d.hh:mm:ss, more than zero and at most 3650 days")]
    [InlineData("InvitationExpiresIn", "9223372036854775807", "a number of seconds or d.hh:mm:ss, more than zero and at most 3650 days")]
    [InlineData("ErrorStatuses", "Rust", "Documented or BetterAuth")]
    [InlineData("ErrorStatuses", "1", "Documented or BetterAuth")]
    public void Configure_FromNonsense_NamesSettingValueAndWhatIsAllowed(string name, string value, string allowed)
    {
        var act = () => Read((name, value));

        act.Should().Throw<OptionsValidationException>().WithMessage($"OrgAuth:{name} is '{value}'; allowed is {allowed}.");
    }

    private static OrgAuthOptions Read(params (string Key, string? Value)[] settings)
    {
        var options = new OrgAuthOptions();
        new OrgAuthConfiguration(Given.Configuration(settings)).Configure(options);
        return options;
    }
}
