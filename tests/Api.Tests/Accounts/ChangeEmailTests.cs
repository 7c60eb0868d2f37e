using OrgAuth.Api.Tests.Hosting;
using OrgAuth.Api.Tests.Mail;
using OrgAuth.Application.Configuration;

namespace OrgAuth.Api.Tests.Accounts;

/// <summary>Changing the address: the old mailbox confirms, the new one proves.</summary>
public sealed class ChangeEmailTests(TestHosts hosts)
{
    private const string Path = "/change-email";

    [Theory]
    [EveryEngine]
    public async Task Change_OfAVerifiedAddress_TakesBothMailboxes(Engine engine)
    {
        await using var host = await MailHost.StartAsync(hosts, engine);
        var user = await host.App.SignUpAsync();
        await host.App.VerifyAsync(user);
        var newEmail = $"new-{Guid.NewGuid():N}@example.com";
        var reset = await host.RecoverAsync(user);
        var reply = await user.PostAsync(Path, new { newEmail = newEmail.ToUpperInvariant(), callbackURL = "/done" }).Expect(200);
        reply.Text.Should().Be("""{"status":true}""");
        var confirmation = await Letter.ToAsync(host, user.Email);
        confirmation.Mail.Text.Should().Contain(newEmail);
        host.Post.Mails.Should().NotContain(mail => mail.To == newEmail, "the old mailbox comes first");

        (await confirmation.FollowAsync(host.App.Anonymous())).Location().Should().Be("/done");
        (await user.WhoAmIAsync())!.Value.GetProperty("email").GetString().Should().Be(user.Email, "the new mailbox is not proven yet");
        var proof = await Letter.ToAsync(host, newEmail);
        (await confirmation.FollowAsync(user)).Location().Should().Be("/done?error=INVALID_TOKEN");
        (await proof.FollowAsync(user)).Location().Should().Be("/done");

        var changed = (await user.WhoAmIAsync())!.Value;
        changed.GetProperty("email").GetString().Should().Be(newEmail);
        changed.GetProperty("emailVerified").GetBoolean().Should().BeTrue();
        await host.SignInAsync(newEmail).Expect(200);
        await host.SignInAsync(user.Email).Expect(401);
        await user.PostAsync("/reset-password", new { token = reset.Token, newPassword = "another-kettle-43" }).Expect(400, "INVALID_TOKEN");
    }

    [Theory]
    [EveryEngine]
    public async Task Change_OfAnUnverifiedAddress_ProvesTheNewOneFirst(Engine engine)
    {
        await using var host = await MailHost.StartAsync(hosts, engine);
        var user = await host.App.SignUpAsync();
        var newEmail = $"new-{Guid.NewGuid():N}@example.com";
        await user.PostAsync(Path, new { newEmail }).Expect(200);
        var proof = await Letter.ToAsync(host, newEmail);
        (await user.WhoAmIAsync())!.Value.GetProperty("email").GetString().Should().Be(user.Email);

        var reply = await host.App.Anonymous().GetAsync($"/verify-email?token={proof.Token}").Expect(200);

        reply.Json.GetProperty("user").GetProperty("email").GetString().Should().Be(newEmail);
        reply.Json.GetProperty("user").GetProperty("emailVerified").GetBoolean().Should().BeTrue();
        host.Post.Mails.Should().NotContain(mail => mail.To == user.Email);
    }

    [Theory]
    [EveryEngine]
    public async Task Change_ToAnAddressThatIsTaken_WritesToNobodyElse(Engine engine)
    {
        await using var host = await MailHost.StartAsync(hosts, engine);
        var (user, other, late) = (await host.App.SignUpAsync(), await host.App.SignUpAsync(), $"late-{Guid.NewGuid():N}@example.com");
        await user.PostAsync(Path, new { newEmail = other.Email }).Expect(200);
        await host.DrainAsync();
        host.Post.Mails.Should().BeEmpty("the mailbox's owner did not ask for anything");
        (await host.ReadOutboxAsync()).Should().BeEmpty();

        await user.PostAsync(Path, new { newEmail = late }).Expect(200);
        var proof = await Letter.ToAsync(host, late);
        await ApiUser.SignUpAsync(host.App.CreateClient(), late, "faster");

        await user.GetAsync($"/verify-email?token={proof.Token}").Expect(422, "USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL");
    }

    [Fact]
    public async Task Link_FollowedBySomebodyElse_IsRefused()
    {
        await using var host = await MailHost.StartAsync(hosts, Engine.Sqlite);
        var (user, other) = (await host.App.SignUpAsync(), await host.App.SignUpAsync());
        var newEmail = $"new-{Guid.NewGuid():N}@example.com";
        await user.PostAsync(Path, new { newEmail, callbackURL = "/done" }).Expect(200);
        var proof = await Letter.ToAsync(host, newEmail);

        (await proof.FollowAsync(other)).Location().Should().Be("/done?error=INVALID_USER");
        (await proof.FollowAsync(user)).Location().Should().Be("/done", "a refusal uses nothing up");
    }

    [Theory]
    [EveryMode]
    public async Task Change_ThatCannotBe_IsRefused(ErrorStatuses mode)
    {
        await using var app = await hosts.StartAsync(mode);
        await using var silent = await hosts.StartAsync(mode, ("OrgAuth:Mail:Delivery", "None"));
        await using var off = await hosts.StartAsync(mode, ("OrgAuth:ChangeEmail:Enabled", "false"));
        var tenant = await Tenant.CreateAsync(app);
        var (mute, fixedUser) = (await silent.SignUpAsync(), await off.SignUpAsync());
        var body = new { newEmail = "new@example.com" };

        await tenant.AssertRefusesAsync(
            mode,
            new("signed out", () => tenant.Anonymous.PostAsync(Path, body), 401, 401, "UNAUTHORIZED", "Unauthorized"),
            new("no address", () => tenant.Owner.PostAsync(Path, new { newEmail = "nobody" }), 400, 400, "VALIDATION_ERROR", "[body.newEmail] Invalid email address"),
            new("the same", () => tenant.Owner.PostAsync(Path, new { newEmail = tenant.Owner.Email.ToUpperInvariant() }), 400, 400, "EMAIL_IS_THE_SAME", "Email is the same", Errors.ReferenceBody.MessageOnly),
            new("no mail", () => mute.PostAsync(Path, body), 400, 400, "VERIFICATION_EMAIL_NOT_ENABLED", "Verification email isn't enabled", Errors.ReferenceBody.MessageOnly),
            new("switched off", () => fixedUser.PostAsync(Path, body), 400, 400, "CHANGE_EMAIL_DISABLED", "Change email is disabled"));
    }
}
