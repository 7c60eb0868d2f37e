using System.Text.Json;
using OrgAuth.Api.Tests.Hosting;
using OrgAuth.Application.Configuration;

namespace OrgAuth.Api.Tests.OpenApi;

/// <summary>The document at /openapi/v1.json. That every reply is in it, <see cref="DocumentedReplies"/> checks in all functional tests.</summary>
public sealed class OpenApiTests(TestHosts hosts)
{
    [Theory]
    [EveryMode]
    public async Task Document_OfTheHost_ListsEveryEndpointOfTheContract(ErrorStatuses mode)
    {
        var document = await (await hosts.GetAsync(Engine.Sqlite, mode)).ReadDocumentAsync();

        document.Operations.Select(operation => operation.ToString()).Should().BeEquivalentTo(
            "POST /organization/create", "POST /organization/update", "POST /organization/delete", "POST /organization/check-slug",
            "POST /organization/set-active", "POST /organization/leave", "GET /organization/list", "GET /organization/get-full-organization",
            "GET /organization/get-organization", "GET /organization/get-active-member", "GET /organization/get-active-member-role",
            "GET /organization/list-members", "POST /organization/remove-member", "POST /organization/update-member-role",
            "POST /organization/invite-member", "POST /organization/accept-invitation", "POST /organization/reject-invitation",
            "POST /organization/cancel-invitation", "GET /organization/get-invitation", "GET /organization/list-invitations",
            "GET /organization/list-user-invitations", "POST /organization/has-permission", "POST /sign-up/email", "POST /sign-in/email",
            "POST /sign-out", "POST /revoke-session", "POST /revoke-sessions", "POST /revoke-other-sessions", "GET /get-session",
            "GET /list-sessions", "GET /ok", "POST /update-user", "POST /delete-user", "GET /delete-user/callback", "POST /send-verification-email",
            "GET /verify-email", "POST /change-email", "POST /request-password-reset", "GET /reset-password/{token}", "POST /reset-password",
            "POST /change-password", "POST /verify-password");
    }

    [Theory]
    [EveryMode]
    public async Task Document_OfAMode_TellsTheStatusesAndBodiesOfThatMode(ErrorStatuses mode)
    {
        var app = await hosts.GetAsync(Engine.Sqlite, mode);
        var document = await app.ReadDocumentAsync();
        var create = document.Find(HttpMethod.Post, "/api/auth/organization/create")!;

        create.Promises(409, "ORGANIZATION_ALREADY_EXISTS").Should().Be(mode == ErrorStatuses.Documented);
        create.Promises(400, "ORGANIZATION_ALREADY_EXISTS").Should().Be(mode == ErrorStatuses.BetterAuth);
        create.Fields.Where(field => field.Required).Select(field => field.Name).Should().Equal("name", "slug");
        create.Promises(400, "MADE_UP").Should().BeFalse();
        var json = JsonElement.Parse(await app.CreateClient().GetStringAsync(new Uri(ApiDocument.Path, UriKind.Relative)));
        json.GetProperty("paths").GetProperty("/api/auth/organization/create").GetProperty("post").GetProperty("responses").GetProperty("401")
            .GetProperty("content").EnumerateObject().Select(content => content.Name)
            .Should().Equal(mode == ErrorStatuses.Documented ? "application/problem+json" : "application/json");
    }

    [Fact]
    public async Task DocumentedReplies_OfAnUnknownRoute_LetOnlyNotFoundPass()
    {
        var document = await (await hosts.GetAsync(Engine.Sqlite)).ReadDocumentAsync();
        using var invoker = new HttpMessageInvoker(new DocumentedReplies(() => Task.FromResult(document)) { InnerHandler = new Teapot() });
        using var undocumentedStatus = new HttpRequestMessage(HttpMethod.Get, "http://localhost/api/auth/organization/list");
        using var undocumentedRoute = new HttpRequestMessage(HttpMethod.Get, "http://localhost/api/auth/organization/unknown");

        foreach (var request in new[] { undocumentedStatus, undocumentedRoute })
            await invoker.Invoking(self => self.SendAsync(request, CancellationToken.None)).Should().ThrowAsync<Exception>().WithMessage("*418*");
    }

    private sealed class Teapot : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage((System.Net.HttpStatusCode)418));
    }
}
