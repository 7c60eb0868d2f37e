using System.Text.Json.Nodes;
using OrgAuth.Api.Tests.Hosting;
using OrgAuth.Api.Tests.Mail;

namespace OrgAuth.Api.Tests.Accounts;

/// <summary>Signing up where the address must be verified first.</summary>
public sealed class SignUpVerificationTests(TestHosts hosts)
{
    private static readonly (string, string?) Required = ("OrgAuth:EmailAndPassword:RequireEmailVerification", "true");

    [Theory]
    [EveryEngine]
    public async Task SignUp_OfANewAddress_SignsInAfterTheLinkOnly(Engine engine)
    {
        await using var host = await MailHost.StartAsync(hosts, engine, Required);
        var (email, signedUp) = await SignUpAsync(host);
        signedUp.Cookies.Should().BeEmpty();
        signedUp.Headers.Should().NotContainKey("set-auth-token");
        signedUp.Json.GetProperty("token").ValueKind.Should().Be(System.Text.Json.JsonValueKind.Null);
        await host.SignInAsync(email, "wrong-kettle-42").Expect(401, "INVALID_EMAIL_OR_PASSWORD");
        await host.SignInAsync(email).Expect(403, "EMAIL_NOT_VERIFIED");

        (await (await Letter.ToAsync(host, email)).FollowAsync(host.App.Anonymous())).Location().Should().Be("/welcome");

        await host.SignInAsync(email).Expect(200);
    }

    [Theory]
    [EveryEngine]
    public async Task SignUp_OfAKnownAddress_AnswersAlikeAndTellsItsOwner(Engine engine)
    {
        await using var host = await MailHost.StartAsync(hosts, engine, Required);
        var (email, first) = await SignUpAsync(host);
        await host.DrainAsync();

        var (_, second) = await SignUpAsync(host, email);
        await host.DrainAsync();

        (second.Status, Shape(second)).Should().Be((first.Status, Shape(first)));
        second.Headers.Keys.Should().BeEquivalentTo(first.Headers.Keys);
        host.Post.Mails.Select(mail => mail.Subject).Should().Equal("Verify your address for OrgAuth", "You already have an account on OrgAuth");
        host.Post.Mails.Should().OnlyContain(mail => mail.To == email);
        (await host.ReadOutboxAsync()).Should().BeEmpty();
        await using var db = host.App.OpenDatabase();
        db.Users.Count(user => user.Email == email).Should().Be(1);
    }

    [Fact]
    public async Task SignUp_WithSendOnSignUp_MailsAndSignsIn()
    {
        await using var host = await MailHost.StartAsync(hosts, Engine.Sqlite, ("OrgAuth:EmailVerification:SendOnSignUp", "true"));

        var (email, reply) = await SignUpAsync(host);

        reply.Cookies.Should().NotBeEmpty();
        (await Letter.ToAsync(host, email)).Link.Query.Should().EndWith("&callbackURL=%2Fwelcome");
        await host.App.Anonymous().PostAsync("/sign-up/email", new { name = "Again", email, password = ApiUser.Password }).Expect(422, "USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL");
    }

    [Fact]
    public async Task SignUp_SwitchedOff_LetsUsersSignInStill()
    {
        await using var app = await hosts.StartAsync(Engine.Sqlite);
        var user = await app.SignUpAsync();
        await using var closed = app.StartAnotherNode(("OrgAuth:EmailAndPassword:DisableSignUp", "true"));

        await closed.Anonymous().PostAsync("/sign-up/email", new { name = "New", email = "new@example.com", password = ApiUser.Password }).Expect(400, "EMAIL_PASSWORD_SIGN_UP_DISABLED");
        await user.At(closed).SignInAsync();
    }

    private static async Task<(string Email, ApiReply Reply)> SignUpAsync(MailHost host, string? known = null)
    {
        var email = known ?? $"new-{Guid.NewGuid():N}@example.com";
        var reply = await host.App.Anonymous().PostAsync("/sign-up/email", new { name = "New", email, password = ApiUser.Password, callbackURL = "/welcome" }).Expect(200);
        return (email, reply);
    }

    /// <summary>The body without what is new every time.</summary>
    private static string Shape(ApiReply reply)
    {
        var body = JsonNode.Parse(reply.Text)!;
        var user = body["user"]!.AsObject();
        user["id"]!.GetValue<string>().Should().HaveLength(32);
        foreach (var name in new[] { "id", "createdAt", "updatedAt" })
            user[name] = name;

        return body.ToJsonString();
    }
}
