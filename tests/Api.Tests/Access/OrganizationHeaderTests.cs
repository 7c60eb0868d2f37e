using OrgAuth.Api.Tests.Hosting;

namespace OrgAuth.Api.Tests.Access;

/// <summary>The header <c>X-Organization-Id</c>: the active organization of one request.</summary>
public sealed class OrganizationHeaderTests(TestHosts hosts)
{
    private const string Path = "/organization/get-active-member";

    [Theory]
    [EveryEngine]
    public async Task Header_OfTheCallersOrganization_WinsOverTheSessionForThisRequest(Engine engine)
    {
        var tenant = await Tenant.CreateAsync(await hosts.GetAsync(engine));
        var other = await tenant.Member.CreateOrganizationAsync();

        var reply = await GetAsync(tenant.Member, Path, tenant.Id).Expect(200);

        reply.Json.GetProperty("organizationId").GetString().Should().Be(tenant.Id);
        var session = (await tenant.Member.GetAsync(Path).Expect(200)).Json;
        session.GetProperty("organizationId").GetString().Should().Be(other, "the session keeps its own");
    }

    [Theory]
    [EveryEngine]
    public async Task Header_OfAForeignOrUnknownOrganization_IsRefused(Engine engine)
    {
        var tenant = await Tenant.CreateAsync(await hosts.GetAsync(engine));

        await GetAsync(tenant.Stranger, Path, tenant.Id).Expect(403, "MEMBER_NOT_FOUND");
        await GetAsync(tenant.Stranger, Path, "unknown").Expect(404, "ORGANIZATION_NOT_FOUND");
    }

    [Theory]
    [EveryEngine]
    public async Task Header_BesideAnExplicitOrganization_Loses(Engine engine)
    {
        var tenant = await Tenant.CreateAsync(await hosts.GetAsync(engine));

        var reply = await GetAsync(tenant.Stranger, $"/organization/list-members?organizationId={tenant.StrangersId}", tenant.Id).Expect(200);

        reply.Json.GetProperty("members")[0].GetProperty("userId").GetString().Should().Be(tenant.Stranger.Id);
        await GetAsync(tenant.Stranger, $"/organization/list-members?organizationId={tenant.Id}", tenant.StrangersId).Expect(403);
    }

    private static Task<ApiReply> GetAsync(ApiUser user, string path, string organization)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/auth" + path);
        request.Headers.Add("X-Organization-Id", organization);
        return user.SendAsync(request);
    }
}
