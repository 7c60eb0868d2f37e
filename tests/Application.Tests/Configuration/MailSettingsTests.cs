using Microsoft.Extensions.Options;
using OrgAuth.Application.Configuration;
using OrgAuth.Application.Tests.Builders;

namespace OrgAuth.Application.Tests.Configuration;

/// <summary>The sections <c>OrgAuth:Mail</c> and <c>OrgAuth:Links</c>.</summary>
public sealed class MailSettingsTests
{
    [Fact]
    public void Configure_FromEverySetting_ReadsEachOne()
    {
        var options = Read(
            ("Mail:Delivery", "smtp"),
            ("Mail:From", "no-reply@example.com"),
            ("Mail:FromName", "Acme"),
            ("Mail:ProductName", "Acme Cloud"),
            ("Mail:Folder", "/mails"),
            ("Mail:TemplateFolder", "/templates"),
            ("Mail:Timeout", "5"),
            ("Mail:MaxAttempts", "7"),
            ("Mail:RetryDelay", "0:01:00"),
            ("Mail:MaxRetryDelay", "7200"),
            ("Mail:PollInterval", "3"),
            ("Mail:Parallelism", "9"),
            ("Mail:Smtp:Host", "mail.example.com"),
            ("Mail:Smtp:Port", "25"),
            ("Mail:Smtp:Security", "none"),
            ("Mail:Smtp:User", "user"),
            ("Mail:Smtp:Password", "password"),
            ("Links:BaseAddress", "https://app.example.com"),
            ("Links:AcceptInvitation", "/join/{id}"));

        options.Mail.Should().BeEquivalentTo(new
        {
            Delivery = MailDelivery.Smtp,
            From = "no-reply@example.com",
            FromName = "Acme",
            ProductName = "Acme Cloud",
            Folder = "/mails",
            TemplateFolder = "/templates",
            Timeout = TimeSpan.FromSeconds(5),
            MaxAttempts = 7,
            RetryDelay = TimeSpan.FromMinutes(1),
            MaxRetryDelay = TimeSpan.FromHours(2),
            PollInterval = TimeSpan.FromSeconds(3),
            Parallelism = 9,
            Smtp = new { Host = "mail.example.com", Port = 25, Security = SmtpSecurity.None, User = "user", Password = "password" },
        });
        options.Links.Should().BeEquivalentTo(new { BaseAddress = "https://app.example.com", AcceptInvitation = "/join/{id}" });
    }

    [Theory]
    [InlineData("Mail:Delivery", "Pigeon", "None or Smtp or Folder or DevPage or Custom")]
    [InlineData("Mail:MaxAttempts", "many", "a whole number")]
    [InlineData("Mail:Smtp:Security", "Tls", "StartTls or None")]
    public void Configure_FromNonsense_NamesSettingValueAndWhatIsAllowed(string name, string value, string allowed)
    {
        var act = () => Read((name, value));

        act.Should().Throw<OptionsValidationException>().WithMessage($"OrgAuth:{name} is '{value}'; allowed is {allowed}.");
    }

    [Theory]
    [InlineData("Mail:From", "not an address", "an e-mail address like no-reply@example.com")]
    [InlineData("Mail:From", "a@example.com\r\nBcc: b@example.com", "an e-mail address like no-reply@example.com")]
    [InlineData("Mail:FromName", "two\nlines", "a name of 1 to 128 characters in one line")]
    [InlineData("Mail:ProductName", " ", "a name of 1 to 128 characters in one line")]
    [InlineData("Mail:TemplateFolder", "/not/there", "a folder that is there")]
    [InlineData("Mail:MaxAttempts", "0", "a whole number from 1 to 1000")]
    [InlineData("Mail:Parallelism", "65", "a whole number from 1 to 64")]
    [InlineData("Mail:Smtp:Host", "smtp://mail", "a host name or an address")]
    [InlineData("Mail:Smtp:Port", "0", "a port from 1 to 65535")]
    [InlineData("Links:BaseAddress", "https://app.example.com/path", "an origin like https://app.example.com")]
    [InlineData("Links:AcceptInvitation", "/join", "a path like /accept-invitation?id={id}, or a whole address with {id} in its path or query")]
    [InlineData("Links:AcceptInvitation", "//evil.example.com/{id}", "a path like /accept-invitation?id={id}, or a whole address with {id} in its path or query")]
    [InlineData("Links:AcceptInvitation", "/\\evil.example.com/{id}", "a path like /accept-invitation?id={id}, or a whole address with {id} in its path or query")]
    [InlineData("Links:AcceptInvitation", "javascript:alert('{id}')", "a path like /accept-invitation?id={id}, or a whole address with {id} in its path or query")]
    [InlineData("Links:AcceptInvitation", "https://user@app.example.com/{id}", "a path like /accept-invitation?id={id}, or a whole address with {id} in its path or query")]
    [InlineData("Links:AcceptInvitation", "https://evil.example.com/{id}", "an address at OrgAuth:BaseUrl, OrgAuth:Links:BaseAddress or one of OrgAuth:TrustedOrigins")]
    public void Validate_Nonsense_NamesSettingValueAndWhatIsAllowed(string name, string value, string allowed) =>
        Failures((name, value)).Should().Equal($"OrgAuth:{name} is '{value}'; allowed is {allowed}.");

    [Theory]
    [InlineData("Mail:Timeout", "0:00:00.5", "1 second to 10 minutes")]
    [InlineData("Mail:Timeout", "601", "1 second to 10 minutes")]
    [InlineData("Mail:RetryDelay", "0:00:00.5", "1 second to 7 days")]
    [InlineData("Mail:PollInterval", "8.00:00:00", "1 second to 7 days")]
    public void Validate_ATimeOutOfRange_NamesIt(string name, string value, string allowed) =>
        Failures((name, value)).Should().ContainSingle().Which.Should().StartWith($"OrgAuth:{name} is '").And.EndWith($"'; allowed is {allowed}.");

    [Fact]
    public void Validate_DeliveryWithoutWhatItNeeds_NamesWhatIsMissing()
    {
        Failures(("Mail:Delivery", "Smtp")).Should().Equal(
            "OrgAuth:Mail:From is missing, which Delivery 'Smtp' needs; allowed is an e-mail address like no-reply@example.com.",
            "OrgAuth:Mail:Smtp:Host is missing, which Delivery 'Smtp' needs; allowed is the name of a mail server.");
        Failures(("Mail:Delivery", "Folder"), ("Mail:From", "a@example.com")).Should().Equal(
            "OrgAuth:Mail:Folder is missing, which Delivery 'Folder' needs; allowed is a folder.");
        Failures(("Mail:Delivery", "Custom")).Should().BeEmpty();
    }

    [Fact]
    public void Validate_CredentialsThatAreHalfOrWouldTravelInClear_AreRefusedWithoutTellingThem()
    {
        Failures(("Mail:Smtp:Password", "hunter2")).Should().Equal("OrgAuth:Mail:Smtp has a Password without a User; allowed are both or neither.");
        Failures(("Mail:Smtp:User", "u"), ("Mail:Smtp:Password", "hunter2"), ("Mail:Smtp:Security", "None"))
            .Should().Equal("OrgAuth:Mail:Smtp:Security is 'None'; allowed is StartTls where a password is sent.");
    }

    [Theory]
    [InlineData("BaseUrl", "https://app.example.com")]
    [InlineData("Links:BaseAddress", "https://app.example.com/")]
    [InlineData("TrustedOrigins", "https://*.example.com")]
    public void Validate_APageAtAConfiguredOrigin_Passes(string setting, string origin) =>
        Failures((setting, origin), ("Links:AcceptInvitation", "https://app.example.com/join?i={id}")).Should().BeEmpty();

    private static IEnumerable<string> Failures(params (string Key, string? Value)[] settings)
    {
        var options = Read(settings);
        return (new MailOptionsValidator().Validate(name: null, options).Failures ?? [])
            .Concat(new LinkOptionsValidator().Validate(name: null, options).Failures ?? []);
    }

    private static OrgAuthOptions Read(params (string Key, string? Value)[] settings)
    {
        var options = new OrgAuthOptions();
        new OrgAuthConfiguration(Given.Configuration(settings)).Configure(options);
        return options;
    }
}
