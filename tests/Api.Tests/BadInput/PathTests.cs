using OrgAuth.Api.Tests.Hosting;
using OrgAuth.Application.Configuration;

namespace OrgAuth.Api.Tests.BadInput;

/// <summary>Paths and methods match exactly (reference section 1).</summary>
public sealed class PathTests(TestHosts hosts)
{
    [Theory]
    [EveryMode]
    public async Task EveryRoute_SpelledOtherwise_IsNotFound(ErrorStatuses mode)
    {
        var app = await hosts.GetAsync(Engine.Sqlite, mode);
        foreach (var operation in (await app.ReadDocumentAsync()).Operations)
        {
            var method = new HttpMethod(operation.Method);
            foreach (var path in new[]
            {
                $"/api/auth{operation.Route}/", $"/api/auth/{operation.Route}", $"/api/auth{operation.Route.ToUpperInvariant()}", $"/api/auth{operation.Route}/more",
                $"/API/auth{operation.Route}",
            })
            {
                await AssertNotFoundAsync(app, mode, method, path);
            }

            foreach (var other in new[] { HttpMethod.Get, HttpMethod.Post, HttpMethod.Put, HttpMethod.Delete, HttpMethod.Patch, HttpMethod.Head, HttpMethod.Options })
            {
                if (other != method && !(other == HttpMethod.Post && operation.Route == "/get-session"))
                    await AssertNotFoundAsync(app, mode, other, operation.Path);
            }
        }
    }

    [Theory]
    [EveryMode]
    public async Task UnknownRoutes_OfAnyKind_AreNotFound(ErrorStatuses mode)
    {
        var app = await hosts.GetAsync(Engine.Sqlite, mode);
        foreach (var path in new[] { "/api/auth", "/api/auth/", "/api/auth/organization", "/api/auth/organization/add-member", "/api/auth/organization/create-team" })
        {
            await AssertNotFoundAsync(app, mode, HttpMethod.Get, path);
            await AssertNotFoundAsync(app, mode, HttpMethod.Post, path);
        }

        await AssertNotFoundAsync(app, mode, HttpMethod.Post, "/api/auth/get-session/");
    }

    private static async Task AssertNotFoundAsync(TestApp app, ErrorStatuses mode, HttpMethod method, string path)
    {
        var reply = await app.Anonymous().SendAsync(new HttpRequestMessage(method, $"http://localhost{path}"));

        reply.Status.Should().Be(404, "{0} {1} is no route", method, path);
        if (mode == ErrorStatuses.BetterAuth)
            (reply.Text, reply.ContentType).Should().Be((string.Empty, null), "{0} {1}", method, path);
        else if (method != HttpMethod.Head)
            (reply.Code, reply.ContentType).Should().Be(("NOT_FOUND", "application/problem+json"), "{0} {1}", method, path);
    }
}
