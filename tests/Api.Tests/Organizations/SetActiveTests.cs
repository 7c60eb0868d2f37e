using OrgAuth.Api.Tests.Hosting;
using OrgAuth.Application.Configuration;

namespace OrgAuth.Api.Tests.Organizations;

/// <summary>POST /organization/set-active (reference section 11.7; contract section 5, item 2).</summary>
public sealed class SetActiveTests(TestHosts hosts)
{
    private const string Path = "/organization/set-active";

    [Theory]
    [EveryEngineAndMode]
    public async Task SetActive_ByIdOrSlug_ChoosesAndSendsTheCookieAgain(Engine engine, ErrorStatuses mode)
    {
        var tenant = await Tenant.CreateAsync(await hosts.GetAsync(engine, mode));
        var other = await tenant.Owner.CreateOrganizationAsync();

        var bySlug = await tenant.Owner.PostAsync(Path, new { organizationSlug = tenant.Slug }).Expect(200);
        bySlug.Json.GetProperty("id").GetString().Should().Be(tenant.Id);
        bySlug.Cookies.Should().ContainSingle().Which.Should().StartWith(tenant.Owner.Cookie).And.Contain("Max-Age=604800");

        var byId = await tenant.Owner.PostAsync(Path, new { organizationId = other, organizationSlug = tenant.Slug }).Expect(200);
        byId.Json.GetProperty("id").GetString().Should().Be(other, "the id wins over the slug");

        var again = await tenant.Owner.PostAsync(Path, new { }).Expect(200);
        again.Json.GetProperty("id").GetString().Should().Be(other, "nothing named means the active one");
    }

    [Theory]
    [EveryEngineAndMode]
    public async Task SetActive_Null_ClearsAndWinsOverASlug(Engine engine, ErrorStatuses mode)
    {
        var tenant = await Tenant.CreateAsync(await hosts.GetAsync(engine, mode));

        var cleared = await tenant.Owner.PostAsync(Path, new { organizationId = (string?)null, organizationSlug = tenant.Slug }).Expect(200);
        cleared.Text.Should().Be("null");
        cleared.Cookies.Should().ContainSingle();

        var again = await tenant.Owner.PostAsync(Path, new { organizationId = (string?)null }).Expect(200);
        again.Cookies.Should().BeEmpty("nothing was active");
        (await tenant.Owner.PostAsync(Path, new { }).Expect(200)).Text.Should().Be("null");
        await tenant.Owner.GetAsync("/organization/get-active-member").Expect(400, "NO_ACTIVE_ORGANIZATION");
    }

    [Theory]
    [EveryEngineAndMode]
    public async Task SetActive_Refused_SaysWhyAndKeepsTheActiveOrganization(Engine engine, ErrorStatuses mode)
    {
        var tenant = await Tenant.CreateAsync(await hosts.GetAsync(engine, mode));

        await tenant.AssertRefusesAsync(
            mode,
            new("no session", () => tenant.Anonymous.PostAsync(Path, new { organizationId = tenant.Id }),
                401, 401, "UNAUTHORIZED", "Unauthorized"),
            new("unknown slug", () => tenant.Owner.PostAsync(Path, new { organizationSlug = "unknown" }),
                404, 400, "ORGANIZATION_NOT_FOUND", "Organization not found"),
            new("unknown id", () => tenant.Owner.PostAsync(Path, new { organizationId = "unknown" }),
                404, 403, "USER_IS_NOT_A_MEMBER_OF_THE_ORGANIZATION", "User is not a member of the organization")
            { HidesUnknownOrganization = true },
            new("a stranger", () => tenant.Stranger.PostAsync(Path, new { organizationId = tenant.Id }),
                403, 403, "USER_IS_NOT_A_MEMBER_OF_THE_ORGANIZATION", "User is not a member of the organization"),
            new("a stranger, by slug", () => tenant.Stranger.PostAsync(Path, new { organizationSlug = tenant.Slug }),
                403, 403, "USER_IS_NOT_A_MEMBER_OF_THE_ORGANIZATION", "User is not a member of the organization"),
            new("a null slug", () => tenant.Owner.PostAsync(Path, new { organizationSlug = (string?)null }),
                400, 400, "VALIDATION_ERROR", "[body.organizationSlug] Invalid input: expected string, received null"));
    }
}
