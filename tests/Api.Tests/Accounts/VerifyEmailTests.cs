using OrgAuth.Api.Tests.Hosting;
using OrgAuth.Api.Tests.Mail;
using OrgAuth.Application.Configuration;

namespace OrgAuth.Api.Tests.Accounts;

/// <summary>Proving that a mailbox is the user's.</summary>
public sealed class VerifyEmailTests(TestHosts hosts)
{
    [Theory]
    [EveryEngine]
    public async Task Link_Followed_VerifiesTheAddressOnce(Engine engine)
    {
        await using var host = await MailHost.StartAsync(hosts, engine);
        var user = await host.App.SignUpAsync();
        await user.PostAsync("/send-verification-email", new { email = user.Email.ToUpperInvariant(), callbackURL = "/done?tab=1" }).Expect(200);
        var letter = await Letter.ToAsync(host, user.Email);

        (await letter.FollowAsync(host.App.Anonymous())).Location().Should().Be("/done?tab=1");

        (await user.WhoAmIAsync())!.Value.GetProperty("emailVerified").GetBoolean().Should().BeTrue();
        (await letter.FollowAsync(user)).Location().Should().Be("/done?tab=1&error=INVALID_TOKEN");
        letter.Link.AbsoluteUri.Should().StartWith("http://localhost/api/auth/verify-email?token=");
        letter.Mail.Html.Should().Contain(letter.Token);
        host.Post.Mails.Should().ContainSingle();
    }

    [Fact]
    public async Task Link_WithoutACallback_AnswersInJson()
    {
        await using var host = await MailHost.StartAsync(hosts, Engine.Sqlite);
        var user = await host.App.SignUpAsync();
        var letter = await host.AskToVerifyAsync(user.Email);

        var reply = await host.App.Anonymous().GetAsync($"/verify-email?token={letter.Token}").Expect(200);

        reply.Text.Should().Be("""{"status":true,"user":null}""");
        reply.Cookies.Should().BeEmpty("nobody is signed in unless it is configured");
        reply.Headers["Referrer-Policy"].Should().Be("no-referrer");
    }

    [Fact]
    public async Task Link_WithAutoSignIn_SignsIn()
    {
        await using var host = await MailHost.StartAsync(hosts, Engine.Sqlite, ("OrgAuth:EmailVerification:AutoSignInAfterVerification", "true"));
        var user = await host.App.SignUpAsync();
        var letter = await host.AskToVerifyAsync(user.Email);

        var reply = await letter.FollowAsync(host.App.Anonymous());

        var browser = new ApiUser(user.Http, user.Id, user.Email, reply.Cookies[0].Split(';')[0]);
        (await browser.WhoAmIAsync())!.Value.GetProperty("id").GetString().Should().Be(user.Id);
    }

    [Theory]
    [EveryEngine]
    public async Task Tokens_ThatAreNotTheRightOne_AreRefused(Engine engine)
    {
        await using var host = await MailHost.StartAsync(hosts, engine);
        var user = await host.App.SignUpAsync();
        var reset = await host.RecoverAsync(user);
        var first = await host.AskToVerifyAsync(user.Email);
        var second = await host.AskToVerifyAsync(user.Email);

        foreach (var token in new[] { reset.Token, first.Token, second.Token[..^1], second.Token + "A", second.Token.ToUpperInvariant(), new string('A', 43), "a.b.c", "%F0%9F%92%A3" })
            await host.App.Anonymous().GetAsync($"/verify-email?token={token}").Expect(401, "INVALID_TOKEN");

        (await user.WhoAmIAsync())!.Value.GetProperty("emailVerified").GetBoolean().Should().BeFalse();
        host.App.Time.Advance(TimeSpan.FromMinutes(61));
        (await second.FollowAsync(user)).Location().Should().Be("/done?error=TOKEN_EXPIRED");
        await host.App.Anonymous().GetAsync($"/verify-email?token={second.Token}").Expect(401, "TOKEN_EXPIRED");
    }

    [Theory]
    [EveryEngine]
    public async Task Token_OfAnAddressThatChangedMeanwhile_IsRefused(Engine engine)
    {
        await using var host = await MailHost.StartAsync(hosts, engine);
        var user = await host.App.SignUpAsync();
        var letter = await host.AskToVerifyAsync(user.Email);
        var reset = await host.RecoverAsync(user);
        await using (var db = host.App.OpenDatabase())
        {
            var row = db.Users.Single(u => u.Id == user.Id);
            db.Entry(row).Property(u => u.Email).CurrentValue = "elsewhere@example.com";
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        (await letter.FollowAsync(user)).Location().Should().Be("/done?error=INVALID_TOKEN");
        await user.PostAsync("/reset-password", new { token = reset.Token, newPassword = "another-kettle-43" }).Expect(400, "INVALID_TOKEN");
    }

    [Theory]
    [EveryMode]
    public async Task SendVerificationEmail_ThatCannotBe_IsRefused(ErrorStatuses mode)
    {
        await using var app = await hosts.StartAsync(mode);
        await using var silent = await hosts.StartAsync(mode, ("OrgAuth:Mail:Delivery", "None"));
        var tenant = await Tenant.CreateAsync(app);
        await app.VerifyAsync(tenant.Member);
        const string path = "/send-verification-email";

        await tenant.AssertRefusesAsync(
            mode,
            new("another's address", () => tenant.Owner.PostAsync(path, new { email = tenant.Admin.Email }), 400, 400, "EMAIL_MISMATCH", "Email mismatch"),
            new("a verified address", () => tenant.Member.PostAsync(path, new { email = tenant.Member.Email }), 400, 400, "EMAIL_ALREADY_VERIFIED", "Email is already verified"),
            new("no address", () => tenant.Owner.PostAsync(path, new { email = "nobody" }), 400, 400, "VALIDATION_ERROR", "[body.email] Invalid email address"),
            new("no mail", () => silent.Anonymous().PostAsync(path, new { email = "a@example.com" }), 400, 400, "VERIFICATION_EMAIL_NOT_ENABLED", "Verification email isn't enabled"));
    }

    [Theory]
    [EveryEngine]
    public async Task Invitations_WhereVerificationIsRequired_OpenWithTheAddress(Engine engine)
    {
        await using var host = await MailHost.StartAsync(hosts, engine, ("OrgAuth:RequireEmailVerificationOnInvitation", "true"));
        var owner = await host.App.SignUpAsync();
        var user = await host.App.SignUpAsync();
        var invitationId = await owner.InviteAsync(await owner.CreateOrganizationAsync(), user.Email);
        await user.GetAsync("/organization/list-user-invitations").Expect(403);
        await user.PostAsync("/organization/accept-invitation", new { invitationId }).Expect(403);
        await (await host.AskToVerifyAsync(user.Email)).FollowAsync(host.App.Anonymous());

        (await user.GetAsync("/organization/list-user-invitations").Expect(200)).Json.GetArrayLength().Should().Be(1);
        await user.PostAsync("/organization/accept-invitation", new { invitationId }).Expect(200);
    }
}
