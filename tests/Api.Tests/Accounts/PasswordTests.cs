using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OrgAuth.Api.Tests.Hosting;
using OrgAuth.Application.Configuration;

namespace OrgAuth.Api.Tests.Accounts;

/// <summary>Changing a password, proving it, and which ones nobody may have.</summary>
public sealed class PasswordTests(TestHosts hosts)
{
    private const string NewPassword = "another-kettle-43";
    private const string Change = "/change-password";

    [Theory]
    [EveryEngine]
    public async Task Change_WithTheOldOne_KeepsTheSessions(Engine engine)
    {
        var app = await hosts.GetAsync(engine);
        var user = await app.SignUpAsync();
        var elsewhere = await user.SignInAsync();

        var reply = await user.PostAsync(Change, new { newPassword = NewPassword, currentPassword = ApiUser.Password }).Expect(200);

        reply.Json.GetProperty("token").ValueKind.Should().Be(System.Text.Json.JsonValueKind.Null);
        reply.Json.GetProperty("user").GetProperty("email").GetString().Should().Be(user.Email);
        (await user.WhoAmIAsync()).Should().NotBeNull();
        (await elsewhere.WhoAmIAsync()).Should().NotBeNull();
        await user.PostAsync("/verify-password", new { password = NewPassword }).Expect(200);
        await user.PostAsync("/verify-password", new { password = ApiUser.Password }).Expect(400, "INVALID_PASSWORD");
    }

    [Theory]
    [EveryEngine]
    public async Task Change_RevokingOtherSessions_BeginsANewOneForTheCaller(Engine engine)
    {
        var app = await hosts.GetAsync(engine);
        var user = await app.SignUpAsync();
        var elsewhere = await user.SignInAsync();

        var reply = await user.PostAsync(Change, new { newPassword = NewPassword, currentPassword = ApiUser.Password, revokeOtherSessions = true }).Expect(200);

        var renewed = new ApiUser(user.Http, user.Id, user.Email, reply.Cookies[0].Split(';')[0]);
        (await renewed.WhoAmIAsync()).Should().NotBeNull();
        renewed.Cookie.Should().Contain(reply.Json.GetProperty("token").GetString());
        (await elsewhere.WhoAmIAsync()).Should().BeNull();
        (await user.WhoAmIAsync()).Should().BeNull("the token changed, too");
        (await renewed.GetAsync("/list-sessions").Expect(200)).Json.GetArrayLength().Should().Be(1);
    }

    [Theory]
    [EveryMode]
    public async Task Change_ThatCannotBe_IsRefused(ErrorStatuses mode)
    {
        var app = await hosts.GetAsync(Engine.Sqlite, mode);
        var tenant = await Tenant.CreateAsync(app);
        await using (var db = app.OpenDatabase())
            await db.Users.Where(user => user.Id == tenant.Guest.Id).ExecuteUpdateAsync(row => row.SetProperty(user => user.PasswordHash, (string?)null), TestContext.Current.CancellationToken);

        object Body(string newPassword, string currentPassword = ApiUser.Password) => new { newPassword, currentPassword };
        await tenant.AssertRefusesAsync(
            mode,
            new("signed out", () => tenant.Anonymous.PostAsync(Change, Body(NewPassword)), 401, 401, "UNAUTHORIZED", "Unauthorized"),
            new("too short", () => tenant.Owner.PostAsync(Change, Body("1234567")), 400, 400, "PASSWORD_TOO_SHORT", "Password too short"),
            new("too long", () => tenant.Owner.PostAsync(Change, Body(new string('p', 129))), 400, 400, "PASSWORD_TOO_LONG", "Password too long"),
            new("common", () => tenant.Owner.PostAsync(Change, Body("Welcome123")), 400, 400, "PASSWORD_COMPROMISED", "The password you entered has been compromised. Please choose a different password."),
            new("an old one too long", () => tenant.Owner.PostAsync(Change, Body(NewPassword, new string('p', 129))), 400, 400, "PASSWORD_TOO_LONG", "Password too long"),
            new("a wrong old one", () => tenant.Owner.PostAsync(Change, Body(NewPassword, "wrong-kettle-42")), 400, 400, "INVALID_PASSWORD", "Invalid password"),
            new("none", () => tenant.Guest.PostAsync(Change, Body(NewPassword)), 400, 400, "CREDENTIAL_ACCOUNT_NOT_FOUND", "Credential account not found"),
            new("none to verify", () => tenant.Guest.PostAsync("/verify-password", new { password = NewPassword }), 400, 400, "INVALID_PASSWORD", "Invalid password"),
            new("too long to verify", () => tenant.Owner.PostAsync("/verify-password", new { password = new string('p', 129) }), 400, 400, "PASSWORD_TOO_LONG", "Password too long"),
            new("too long to sign in", () => tenant.Anonymous.PostAsync("/sign-in/email", new { email = tenant.Owner.Email, password = new string('p', 129) }), 400, 400, "PASSWORD_TOO_LONG", "Password too long"));
    }

    [Fact]
    public async Task SignUp_WithACommonPassword_IsRefusedUnlessSwitchedOff()
    {
        await using var lax = await hosts.StartAsync(ErrorStatuses.Documented, ("OrgAuth:EmailAndPassword:RefuseCommonPasswords", "false"));
        var strict = await hosts.GetAsync(Engine.Sqlite);
        var body = new { name = "New", email = $"{Guid.NewGuid():N}@example.com", password = "iloveyou1" };

        await strict.Anonymous().PostAsync("/sign-up/email", body).Expect(400, "PASSWORD_COMPROMISED");
        await lax.Anonymous().PostAsync("/sign-up/email", body).Expect(200);
    }

    [Theory]
    [EveryEngine]
    public async Task SignIn_WithAnEquivalentSpelling_IsTheSamePassword(Engine engine)
    {
        var app = await hosts.GetAsync(engine);
        var email = $"{Guid.NewGuid():N}@example.com";
        await app.Anonymous().PostAsync("/sign-up/email", new { name = "New", email, password = "cafe\u0301 \uFF2B\u212B" }).Expect(200);

        await app.Anonymous().PostAsync("/sign-in/email", new { email, password = "caf\u00E9 K\u00C5" }).Expect(200);
        await app.Anonymous().PostAsync("/sign-in/email", new { email, password = "cafe K\u00C5" }).Expect(401);
    }

    [Fact]
    public async Task SignIn_WithAHashOfTheVeryCharacters_CountsAndRenewsIt()
    {
        var app = await hosts.GetAsync(Engine.Sqlite);
        var user = await app.SignUpAsync();
        const string password = "cafe\u0301 \uFF2B\u212B";
        var raw = new PasswordHasher<object>(Microsoft.Extensions.Options.Options.Create(new PasswordHasherOptions { IterationCount = 1000 })).HashPassword(user, password);
        await using var db = app.OpenDatabase();
        await db.Users.Where(u => u.Id == user.Id).ExecuteUpdateAsync(row => row.SetProperty(u => u.PasswordHash, raw), TestContext.Current.CancellationToken);

        await app.Anonymous().PostAsync("/sign-in/email", new { email = user.Email, password = "caf\u00E9 K\u00C5" }).Expect(401);
        await app.Anonymous().PostAsync("/sign-in/email", new { email = user.Email, password }).Expect(200);
        await app.Anonymous().PostAsync("/sign-in/email", new { email = user.Email, password = "caf\u00E9 K\u00C5" }).Expect(200);
    }

    [Theory]
    [EveryEngine]
    public async Task SignIn_WithAnOutdatedHash_RenewsItOnceForAll(Engine engine)
    {
        var app = await hosts.GetAsync(engine);
        var user = await app.SignUpAsync();
        var outdated = new PasswordHasher<object>(Microsoft.Extensions.Options.Options.Create(new PasswordHasherOptions { IterationCount = 10 })).HashPassword(user, ApiUser.Password);
        await using var db = app.OpenDatabase();
        await db.Users.Where(u => u.Id == user.Id).ExecuteUpdateAsync(row => row.SetProperty(u => u.PasswordHash, outdated), TestContext.Current.CancellationToken);

        var replies = await Concurrency.Race.RunAsync(Enumerable.Repeat<Func<Task<ApiReply>>>(
            () => app.Anonymous().PostAsync("/sign-in/email", new { email = user.Email, password = ApiUser.Password }), 6));

        replies.Should().OnlyContain(reply => reply.Status == 200);
        (await db.Users.Where(u => u.Id == user.Id).Select(u => u.PasswordHash).SingleAsync(TestContext.Current.CancellationToken)).Should().NotBe(outdated);
    }
}
