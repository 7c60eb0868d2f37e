using OrgAuth.Api.Tests.Hosting;
using OrgAuth.Api.Tests.Mail;
using OrgAuth.Application.Configuration;

namespace OrgAuth.Api.Tests.Accounts;

/// <summary>Recovering a forgotten password.</summary>
public sealed class PasswordResetTests(TestHosts hosts)
{
    private const string NewPassword = "another-kettle-43";
    private const string Path = "/reset-password";

    [Theory]
    [EveryEngine]
    public async Task Reset_FromTheMailsLink_SetsThePasswordOnceAndEndsEverySession(Engine engine)
    {
        await using var host = await MailHost.StartAsync(hosts, engine);
        var user = await host.App.SignUpAsync();
        var change = $"thief-{Guid.NewGuid():N}@example.com";
        await user.PostAsync("/change-email", new { newEmail = change }).Expect(200);
        var thief = await Letter.ToAsync(host, change);
        var letter = await host.RecoverAsync(user, "/new?tab=1");
        letter.Link.AbsolutePath.Should().Be("/api/auth/reset-password/link", "paths are logged");

        (await letter.FollowAsync(host.App.Anonymous())).Location().Should().Be($"/new?tab=1&token={letter.Token}");
        (await host.App.Anonymous().GetAsync($"{Path}/{letter.Token}?callbackURL=/new%23form")).Location().Should().Be($"/new?token={letter.Token}#form");
        var reply = await host.App.Anonymous().PostAsync(Path, new { token = letter.Token, newPassword = NewPassword }).Expect(200);

        reply.Text.Should().Be("""{"status":true}""");
        await host.SignInAsync(user.Email).Expect(401);
        await host.SignInAsync(user.Email, NewPassword).Expect(200);
        (await user.WhoAmIAsync()).Should().BeNull("every session ended");
        await host.App.Anonymous().PostAsync(Path, new { token = letter.Token, newPassword = NewPassword }).Expect(400, "INVALID_TOKEN");
        (await host.App.Anonymous().GetAsync($"{Path}/{letter.Token}?callbackURL=/new")).Location().Should().Be("/new?error=INVALID_TOKEN");
        await host.App.Anonymous().GetAsync($"/verify-email?token={thief.Token}").Expect(401, "INVALID_TOKEN");
    }

    [Fact]
    public async Task Reset_WhereSessionsAreKept_EndsNone()
    {
        await using var host = await MailHost.StartAsync(hosts, Engine.Sqlite, ("OrgAuth:EmailAndPassword:RevokeSessionsOnPasswordReset", "false"));
        var user = await host.App.SignUpAsync();
        var letter = await host.RecoverAsync(user);

        await host.App.Anonymous().PostAsync(Path, new { token = letter.Token, newPassword = NewPassword }).Expect(200);

        (await user.WhoAmIAsync()).Should().NotBeNull();
    }

    [Theory]
    [EveryEngine]
    public async Task Tokens_ThatAreNotTheRightOne_AreRefused(Engine engine)
    {
        await using var host = await MailHost.StartAsync(hosts, engine);
        var user = await host.App.SignUpAsync();
        var verification = await host.AskToVerifyAsync(user.Email);
        var first = await host.RecoverAsync(user);
        var second = await host.RecoverAsync(user);

        foreach (var token in new[] { verification.Token, first.Token, second.Token[..^1], second.Token + "A", new string('A', 43), "", "💣" })
        {
            await host.App.Anonymous().PostAsync(Path, new { token, newPassword = NewPassword }).Expect(400, "INVALID_TOKEN");
            if (token.Length > 0)
                (await host.App.Anonymous().GetAsync($"{Path}/{Uri.EscapeDataString(token)}?callbackURL=/new")).Location().Should().Be("/new?error=INVALID_TOKEN");
        }

        await host.App.Anonymous().PostAsync(Path, new { newPassword = NewPassword }).Expect(400, "INVALID_TOKEN");
        host.App.Time.Advance(TimeSpan.FromMinutes(61));
        await host.App.Anonymous().PostAsync(Path, new { token = second.Token, newPassword = NewPassword }).Expect(400, "INVALID_TOKEN");
        await host.SignInAsync(user.Email).Expect(200);
    }

    [Fact]
    public async Task Reset_ToAPasswordThatNobodyMayHave_UsesNothingUp()
    {
        await using var host = await MailHost.StartAsync(hosts, Engine.Sqlite, ("OrgAuth:EmailAndPassword:ResetTokenExpiresIn", "120"));
        var user = await host.App.SignUpAsync();
        var letter = await host.RecoverAsync(user);
        foreach (var (password, code) in new[]
        {
            ("1234567", "PASSWORD_TOO_SHORT"), (new string('p', 129), "PASSWORD_TOO_LONG"), ("Password123", "PASSWORD_COMPROMISED"), ("ｐａｓｓｗｏｒｄ", "PASSWORD_COMPROMISED"),
        })
        {
            await host.App.Anonymous().PostAsync(Path, new { token = letter.Token, newPassword = password }).Expect(400, code);
        }

        await host.App.Anonymous().PostAsync(Path, new { token = letter.Token, newPassword = NewPassword }).Expect(200);
    }

    [Theory]
    [EveryMode]
    public async Task Recovery_SwitchedOff_IsRefused(ErrorStatuses mode)
    {
        await using var silent = await hosts.StartAsync(mode, ("OrgAuth:Mail:Delivery", "None"));
        await using var off = await hosts.StartAsync(mode, ("OrgAuth:EmailAndPassword:Enabled", "false"));
        var tenant = await Tenant.CreateAsync(await hosts.GetAsync(Engine.Sqlite, mode));
        Refusal Disabled(string when, TestApp app, string path, object body) =>
            new(when, () => app.Anonymous().PostAsync(path, body), 400, 400, "RESET_PASSWORD_DISABLED", "Reset password isn't enabled");

        await tenant.AssertRefusesAsync(
            mode,
            Disabled("no mail", silent, "/request-password-reset", new { email = "a@example.com" }),
            Disabled("no passwords", off, "/request-password-reset", new { email = "a@example.com" }),
            Disabled("no passwords, and a token", off, Path, new { token = "x", newPassword = NewPassword }),
            new("sign-up", () => off.Anonymous().PostAsync("/sign-up/email", new { name = "A", email = "a@example.com", password = NewPassword }),
                400, 400, "EMAIL_PASSWORD_SIGN_UP_DISABLED", "Email and password sign up is not enabled"),
            new("sign-in", () => off.Anonymous().PostAsync("/sign-in/email", new { email = "a@example.com", password = NewPassword }),
                400, 400, "EMAIL_PASSWORD_DISABLED", "Email and password is not enabled"));
    }
}
