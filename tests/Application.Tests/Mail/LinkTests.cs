using Microsoft.Extensions.Options;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Configuration;
using OrgAuth.Application.Invitations;
using OrgAuth.Application.Mail;
using OrgAuth.Application.Users;

namespace OrgAuth.Application.Tests.Mail;

public sealed class LinkTests
{
    private const string Id = "AbC123";

    [Theory]
    [InlineData(null, null, "https://id.example.com/accept-invitation?id=AbC123&token=")]
    [InlineData("https://app.example.com", null, "https://app.example.com/accept-invitation?id=AbC123&token=")]
    [InlineData("https://app.example.com", "/join/{id}", "https://app.example.com/join/AbC123?token=")]
    [InlineData(null, "https://app.example.com:8443/#/join/{id}", "https://app.example.com:8443/?token=")]
    [InlineData("https://app.example.com", "https://other.example.com/join?i={id}", "https://other.example.com/join?i=AbC123&token=")]
    public void AcceptInvitation_AsConfigured_LeadsThereWithTheToken(string? baseAddress, string? page, string expected)
    {
        var (links, tokens) = Make(options => (options.Links.BaseAddress, options.Links.AcceptInvitation) = (baseAddress, page));

        var link = links.AcceptInvitation(Id);

        link.AbsoluteUri.Should().StartWith(expected + tokens.Of(Id));
        if (page?.Contains('#', StringComparison.Ordinal) == true)
            link.Fragment.Should().Be("#/join/AbC123");
    }

    [Fact]
    public void Api_WithAQuery_EncodesIt()
    {
        var (links, _) = Make(options => options.BasePath = "/auth");

        links.Api("/verify-email", ("token", "a b"), ("callbackURL", "/home?x=1&y=ü")).AbsoluteUri
            .Should().Be("https://id.example.com/auth/verify-email?token=a%20b&callbackURL=%2Fhome%3Fx%3D1%26y%3D%C3%BC");
    }

    private static (Links Links, InvitationTokens Tokens) Make(Action<OrgAuthOptions> configure)
    {
        var options = new OrgAuthOptions();
        configure(options);
        var tokens = new InvitationTokens(new VerificationTokens(new ZeroKeys()));
        return (new Links(Options.Create(options), new Server(), tokens), tokens);
    }

    private sealed class Server : IServerAddress
    {
        public Uri Origin { get; } = new("https://id.example.com");
    }

    private sealed class ZeroKeys : IKeys
    {
        public byte[] Derive(string purpose) => new byte[32];
    }
}
