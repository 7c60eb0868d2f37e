using OrgAuth.Api.Tests.Hosting;

namespace OrgAuth.Api.Tests.Sessions;

/// <summary>What counts as a session's proof: the signed cookie, the token, the signed token (reference sections 3 and 6).</summary>
public sealed class CredentialTests(TestHosts hosts)
{
    [Theory]
    [EveryEngine]
    public async Task Bearer_RawSignedOrEncoded_SignsIn(Engine engine)
    {
        var app = await hosts.GetAsync(engine);
        var user = await app.SignUpAsync();
        var encoded = user.Cookie[(user.Cookie.IndexOf('=', StringComparison.Ordinal) + 1)..];
        var signed = Uri.UnescapeDataString(encoded);

        foreach (var bearer in new[] { signed.Split('.')[0], signed, encoded })
        {
            var session = await GetSessionAsync(app, ("Authorization", $"Bearer {bearer}"));
            session.Json.GetProperty("user").GetProperty("id").GetString().Should().Be(user.Id, bearer);
        }
    }

    [Theory]
    [EveryEngine]
    public async Task Bearer_BesideACookie_Wins(Engine engine)
    {
        var app = await hosts.GetAsync(engine);
        var (first, second) = (await app.SignUpAsync("first"), await app.SignUpAsync("second"));
        var token = Uri.UnescapeDataString(second.Cookie.Split('=', 2)[1]);

        var session = await GetSessionAsync(app, ("Authorization", $"Bearer {token}"), ("Cookie", first.Cookie));

        session.Json.GetProperty("user").GetProperty("id").GetString().Should().Be(second.Id);
    }

    [Theory]
    [EveryEngine]
    public async Task Credentials_ForgedOrMalformed_AreNobodys(Engine engine)
    {
        var app = await hosts.GetAsync(engine);
        var user = await app.SignUpAsync();
        var other = await app.SignUpAsync("other");
        var value = Uri.UnescapeDataString(user.Cookie.Split('=', 2)[1]);
        var (token, signature) = (value.Split('.')[0], value.Split('.')[1]);
        var othersSignature = Uri.UnescapeDataString(other.Cookie.Split('=', 2)[1]).Split('.')[1];
        var flipped = (signature[0] == 'A' ? 'B' : 'A') + signature[1..];
        string[] forged = [$"{token}.{flipped}", $"{token}.{othersSignature}", $"{token}.", token, $".{signature}", $"{token}x.{signature}", $"{token}.{signature}x", "%", string.Empty];

        foreach (var forgery in forged)
        {
            var byCookie = await GetSessionAsync(app, ("Cookie", $"better-auth.session_token={Uri.EscapeDataString(forgery)}"));
            byCookie.Text.Should().Be("null", "the cookie is {0}", forgery);
            byCookie.Cookies.Should().BeEmpty("a cookie that the server did not sign is not answered");
            if (forgery != token)
            {
                var byBearer = await GetSessionAsync(app, ("Authorization", $"Bearer {forgery}"));
                byBearer.Text.Should().Be("null", "the bearer is {0}", forgery);
            }
        }

        (await GetSessionAsync(app, ("Authorization", $"Basic {token}"))).Text.Should().Be("null");
    }

    [Theory]
    [EveryEngine]
    public async Task Cookie_WellSignedOfARevokedSession_IsDeleted(Engine engine)
    {
        var user = await (await hosts.GetAsync(engine)).SignUpAsync();
        await user.PostAsync("/revoke-sessions", new { }).Expect(200);

        var reply = await user.GetAsync("/get-session").Expect(200);

        reply.Text.Should().Be("null");
        reply.Cookies.Should().Equal(SignInTests.DeletedCookies);
    }

    [Fact]
    public async Task Cookie_WhereTheBaseUrlIsSecure_IsSecure()
    {
        await using var app = await hosts.StartAsync(Engine.Sqlite, new() { ["OrgAuth:BaseUrl"] = "https://id.example.com" });

        var reply = await app.Anonymous().PostAsync("/sign-up/email", new { name = "New", email = "new@example.com", password = ApiUser.Password }).Expect(200);

        reply.Cookies.Should().ContainSingle().Which.Should()
            .StartWith("__Secure-better-auth.session_token=").And.EndWith("; Max-Age=604800; Path=/; HttpOnly; Secure; SameSite=Lax");
    }

    private static Task<ApiReply> GetSessionAsync(TestApp app, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/auth/get-session");
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);

        return app.Anonymous().SendAsync(request).Expect(200);
    }
}
