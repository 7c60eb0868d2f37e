using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace OrgAuth.Api.Tests.Hosting;

/// <summary>Another application needs two lines to host OrgAuth: <c>AddOrgAuth</c> and <c>MapOrgAuth</c>.</summary>
public sealed class EmbeddedHostTests(TestHosts hosts)
{
    [Fact]
    public Task AddOrgAuth_WithOptions_HostsEveryEndpointUnderItsPath() => AssertHostsAsync(
        (services, _) => services.AddOrgAuth(options => options.OrganizationLimit = 1));

    [Fact]
    public Task AddOrgAuth_WithConfigurationAndBuilder_HostsEveryEndpointUnderItsPath() => AssertHostsAsync(
        (services, configuration) => services.AddOrgAuth(configuration, organizations => organizations.OrganizationLimit(1)));

    private async Task AssertHostsAsync(Action<IServiceCollection, IConfiguration> add)
    {
        await using var app = await EmbeddedHost.StartAsync(
            new()
            {
                ["ConnectionStrings:OrgAuth"] = await hosts.CreateDatabaseAsync(Engine.Sqlite),
                ["OrgAuth:Secret"] = EmbeddedHost.Secret,
                ["OrgAuth:BasePath"] = "/tenancy/v2",
                ["OrgAuth:OrganizationLimit"] = "5",
            },
            add: add);
        using var http = app.GetTestClient();
        var signedUp = await PostAsync(http, "/tenancy/v2/sign-up/email", new { name = "New", email = "new@example.com", password = ApiUser.Password });
        http.DefaultRequestHeaders.Authorization = new("Bearer", signedUp.Headers.GetValues("set-auth-token").Single());

        (await PostAsync(http, "/tenancy/v2/organization/create", new { name = "First", slug = "first" })).StatusCode.Should().Be(HttpStatusCode.OK);
        var second = await PostAsync(http, "/tenancy/v2/organization/create", new { name = "Second", slug = "second" });
        second.StatusCode.Should().Be(HttpStatusCode.Forbidden, "code overrides the configuration");
        (await PostAsync(http, "/api/auth/organization/create", new { })).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await http.GetStringAsync(new Uri("/tenancy/v2/organization/list", UriKind.Relative))).Should().Contain("\"first\"");
        (await http.GetAsync(new Uri("/tenancy/v2/unknown", UriKind.Relative))).Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        (await http.GetStringAsync(new Uri("/hello", UriKind.Relative))).Should().Be("Hello");
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient http, string path, object body) =>
        http.PostAsJsonAsync(new Uri(path, UriKind.Relative), body);
}
