using OrgAuth.Api.Tests.Hosting;
using OrgAuth.Application.Configuration;

namespace OrgAuth.Api.Tests.Sessions;

/// <summary>sign-up, sign-in, sign-out, ok (reference section 7).</summary>
public sealed class SignInTests(TestHosts hosts)
{
    private const string SignUp = "/sign-up/email";
    private const string SignIn = "/sign-in/email";

    [Theory]
    [EveryEngineAndMode]
    public async Task SignUp_NewAddress_AnswersTheUserATokenAndACookie(Engine engine, ErrorStatuses mode)
    {
        var app = await hosts.GetAsync(engine, mode);
        var email = $"New.{Guid.NewGuid():N}@Example.com";

        var reply = await app.Anonymous().PostAsync(SignUp, new { name = " New ", email, password = ApiUser.Password, image = "https://a.example/i" }).Expect(200);

        var user = reply.Json.GetProperty("user");
        user.GetProperty("email").GetString().Should().Be(email.ToLowerInvariant());
        user.GetProperty("name").GetString().Should().Be("New");
        user.GetProperty("emailVerified").GetBoolean().Should().BeFalse();
        user.EnumerateObject().Select(property => property.Name).Should().BeEquivalentTo(
            "id", "name", "email", "emailVerified", "image", "createdAt", "updatedAt");
        var token = reply.Json.GetProperty("token").GetString()!;
        reply.Cookies.Should().ContainSingle().Which.Should().MatchRegex(
            $"^better-auth\\.session_token={token}\\.[A-Za-z0-9%]+; Max-Age=604800; Path=/; HttpOnly; SameSite=Lax$");
        reply.Headers["set-auth-token"].Should().StartWith($"{token}.");
        reply.Headers["Access-Control-Expose-Headers"].Should().Be("set-auth-token");
    }

    [Theory]
    [EveryEngineAndMode]
    public async Task SignUp_Refused_SaysWhyAndGivesNoSession(Engine engine, ErrorStatuses mode)
    {
        var tenant = await Tenant.CreateAsync(await hosts.GetAsync(engine, mode));
        object Body(string email, string password = ApiUser.Password) => new { name = "New", email, password };
        var fresh = $"{Guid.NewGuid():N}@example.com";

        await tenant.AssertRefusesAsync(
            mode,
            new("taken, in other letters", () => tenant.Anonymous.PostAsync(SignUp, Body(tenant.Member.Email.ToUpperInvariant())),
                422, 422, "USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL", "User already exists. Use another email."),
            new("too short a password", () => tenant.Anonymous.PostAsync(SignUp, Body(fresh, "1234567")), 400, 400, "PASSWORD_TOO_SHORT", "Password too short"),
            new("too long a password", () => tenant.Anonymous.PostAsync(SignUp, Body(fresh, new string('p', 129))),
                400, 400, "PASSWORD_TOO_LONG", "Password too long"),
            new("no address", () => tenant.Anonymous.PostAsync(SignUp, Body("nobody")), 400, 400, "VALIDATION_ERROR", "[body.email] Invalid email address"),
            new("nothing", () => tenant.Anonymous.PostAsync(SignUp, body: null),
                400, 400, "VALIDATION_ERROR", "[body] Invalid input: expected object, received undefined"));
    }

    [Theory]
    [EveryEngineAndMode]
    public async Task SignIn_RightPassword_AnswersANewSession(Engine engine, ErrorStatuses mode)
    {
        var user = await (await hosts.GetAsync(engine, mode)).SignUpAsync();

        var reply = await new ApiUser(user.Http, string.Empty, string.Empty, string.Empty)
            .PostAsync(SignIn, new { email = user.Email.ToUpperInvariant(), password = ApiUser.Password }).Expect(200);

        reply.Json.GetProperty("redirect").GetBoolean().Should().BeFalse();
        reply.Json.TryGetProperty("url", out _).Should().BeFalse();
        reply.Json.GetProperty("user").GetProperty("id").GetString().Should().Be(user.Id);
        reply.Cookies.Should().ContainSingle().Which.Split(';')[0].Should().NotBe(user.Cookie);
    }

    [Theory]
    [EveryMode]
    public async Task SignIn_WithACallback_TellsWhereToGo(ErrorStatuses mode)
    {
        var user = await (await hosts.GetAsync(Engine.Sqlite, mode)).SignUpAsync();

        var reply = await user.PostAsync(SignIn, new { email = user.Email, password = ApiUser.Password, callbackURL = "/dashboard?tab=1" }).Expect(200);

        reply.Json.GetProperty("redirect").GetBoolean().Should().BeTrue();
        reply.Json.GetProperty("url").GetString().Should().Be("/dashboard?tab=1");
        reply.Headers["Location"].Should().Be("/dashboard?tab=1");
    }

    [Theory]
    [EveryMode]
    public async Task SignIn_AsAForm_IsTaken(ErrorStatuses mode)
    {
        var user = await (await hosts.GetAsync(Engine.Sqlite, mode)).SignUpAsync();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["email"] = user.Email, ["password"] = ApiUser.Password });

        using var response = await user.Http.PostAsync(new Uri("/api/auth" + SignIn, UriKind.Relative), form);

        ((int)response.StatusCode).Should().Be(200);
    }

    [Theory]
    [EveryEngineAndMode]
    public async Task SignIn_Refused_SaysTheSameOfUnknownUserAndWrongPassword(Engine engine, ErrorStatuses mode)
    {
        var tenant = await Tenant.CreateAsync(await hosts.GetAsync(engine, mode));
        Refusal Invalid(string when, string email, string password) => new(
            when, () => tenant.Anonymous.PostAsync(SignIn, new { email, password }), 401, 401, "INVALID_EMAIL_OR_PASSWORD", "Invalid email or password");

        await tenant.AssertRefusesAsync(
            mode,
            Invalid("unknown user", "nobody@example.com", ApiUser.Password),
            Invalid("wrong password", tenant.Member.Email, "Violet-kettle-42"),
            Invalid("empty password", tenant.Member.Email, string.Empty),
            new("no address", () => tenant.Anonymous.PostAsync(SignIn, new { email = "nobody", password = "x" }), 400, 400, "INVALID_EMAIL", "Invalid email"),
            new("no password", () => tenant.Anonymous.PostAsync(SignIn, new { email = tenant.Member.Email }),
                400, 400, "VALIDATION_ERROR", "[body.password] Invalid input: expected string, received undefined"));
    }

    [Theory]
    [EveryEngineAndMode]
    public async Task SignOut_WithOrWithoutSession_DeletesTheCookiesAndTheSession(Engine engine, ErrorStatuses mode)
    {
        var app = await hosts.GetAsync(engine, mode);
        var user = await app.SignUpAsync();

        var reply = await user.PostAsync("/sign-out", new { }).Expect(200);

        reply.Text.Should().Be("""{"success":true}""");
        reply.Cookies.Should().Equal(DeletedCookies);
        (await user.GetAsync("/get-session").Expect(200)).Text.Should().Be("null");
        (await app.Anonymous().PostAsync("/sign-out", body: null).Expect(200)).Cookies.Should().Equal(DeletedCookies);
    }

    [Theory]
    [EveryMode]
    public async Task Ok_AndGetSessionByPost_AnswerAsTheReference(ErrorStatuses mode)
    {
        var app = await hosts.GetAsync(Engine.Sqlite, mode);

        (await app.Anonymous().GetAsync("/ok").Expect(200)).Text.Should().Be("""{"ok":true}""");
        await app.Anonymous().PostAsync("/get-session", new { }).Expect(405, "METHOD_NOT_ALLOWED_DEFER_SESSION_REQUIRED");
    }

    internal static readonly string[] DeletedCookies =
    [
        "better-auth.session_token=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax",
        "better-auth.session_data=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax",
        "better-auth.dont_remember=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax",
    ];
}
