using System.Text.Json;
using OrgAuth.Api.Errors;
using OrgAuth.Api.Tests.Hosting;
using OrgAuth.Application.Configuration;

namespace OrgAuth.Api.Tests.Organizations;

/// <summary>POST /organization/update (reference section 11.2).</summary>
public sealed class UpdateTests(TestHosts hosts)
{
    private const string Path = "/organization/update";

    [Theory]
    [EveryEngineAndMode]
    public async Task Update_ByAnAdmin_ChangesWhatIsNamed(Engine engine, ErrorStatuses mode)
    {
        var tenant = await Tenant.CreateAsync(await hosts.GetAsync(engine, mode));
        var slug = $"new-{Guid.NewGuid():N}";
        await tenant.Admin.PostAsync(Path, new { organizationId = tenant.Id, data = new { logo = "https://acme.example/logo" } }).Expect(200);

        var reply = await tenant.Admin.PostAsync(Path, new { data = new { name = " New ", slug, metadata = new { tier = "gold" } } }).Expect(200);

        reply.Json.GetProperty("name").GetString().Should().Be("New");
        reply.Json.GetProperty("slug").GetString().Should().Be(slug);
        reply.Json.GetProperty("logo").GetString().Should().Be("https://acme.example/logo");
        reply.Json.GetProperty("metadata").GetProperty("tier").GetString().Should().Be("gold");
        var read = await tenant.Member.GetAsync($"/organization/get-organization?organizationSlug={slug}").Expect(200);
        read.Json.GetProperty("name").GetString().Should().Be("New");
        read.Json.GetProperty("metadata").GetString().Should().Be("""{"tier":"gold"}""");
    }

    [Theory]
    [EveryEngine]
    public async Task Update_LogoNull_TakesItAway(Engine engine)
    {
        var user = await (await hosts.GetAsync(engine)).SignUpAsync();
        await user.CreateOrganizationAsync();
        await user.PostAsync(Path, new { data = new { logo = "https://acme.example/logo" } }).Expect(200);

        var reply = await user.PostAsync(Path, new { data = new { logo = (string?)null } }).Expect(200);

        reply.Json.GetProperty("logo").ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Theory]
    [EveryEngine]
    public async Task Update_NothingNamedOrItsOwnSlug_AnswersItAsItIs(Engine engine)
    {
        var user = await (await hosts.GetAsync(engine)).SignUpAsync();
        var slug = $"mine-{Guid.NewGuid():N}";
        await user.CreateOrganizationAsync(slug);

        (await user.PostAsync(Path, new { data = new { } }).Expect(200)).Json.GetProperty("slug").GetString().Should().Be(slug);
        (await user.PostAsync(Path, new { data = new { slug } }).Expect(200)).Json.GetProperty("name").GetString().Should().Be("Organization");
    }

    [Theory]
    [EveryEngineAndMode]
    public async Task Update_Refused_SaysWhyAndChangesNothing(Engine engine, ErrorStatuses mode)
    {
        var tenant = await Tenant.CreateAsync(await hosts.GetAsync(engine, mode));
        var taken = $"taken-{Guid.NewGuid():N}";
        await tenant.Stranger.PostAsync(Path, new { data = new { slug = taken } }).Expect(200);
        await tenant.Guest.PostAsync("/organization/set-active", new { organizationId = (string?)null }).Expect(200);
        object Body(string? organizationId, object? data = null) => new { organizationId, data = data ?? new { name = "Hacked" } };

        await tenant.AssertRefusesAsync(
            mode,
            new("no session", () => tenant.Anonymous.PostAsync(Path, Body(tenant.Id)),
                401, 401, "UNAUTHORIZED", "User not found", ReferenceBody.MessageOnly),
            new("nothing named, nothing active", () => tenant.Guest.PostAsync(Path, new { data = new { name = "Hacked" } }),
                400, 400, "ORGANIZATION_NOT_FOUND", "Organization not found"),
            new("unknown organization", () => tenant.Owner.PostAsync(Path, Body("unknown")),
                404, 400, "USER_IS_NOT_A_MEMBER_OF_THE_ORGANIZATION", "User is not a member of the organization")
            { HidesUnknownOrganization = true },
            new("a stranger", () => tenant.Stranger.PostAsync(Path, Body(tenant.Id)),
                403, 400, "USER_IS_NOT_A_MEMBER_OF_THE_ORGANIZATION", "User is not a member of the organization"),
            new("a plain member", () => tenant.Member.PostAsync(Path, Body(tenant.Id)),
                403, 403, "YOU_ARE_NOT_ALLOWED_TO_UPDATE_THIS_ORGANIZATION", "You are not allowed to update this organization"),
            new("somebody else's slug", () => tenant.Owner.PostAsync(Path, Body(tenant.Id, new { name = "New", slug = taken })),
                409, 400, "ORGANIZATION_SLUG_ALREADY_TAKEN", "Organization slug already taken"),
            new("a malformed slug", () => tenant.Owner.PostAsync(Path, Body(tenant.Id, new { name = "New", slug = "Not a slug" })),
                400, 400, "INVALID_SLUG", "Invalid slug: 1 to 64 lower-case letters, digits and single hyphens between them"),
            new("no data", () => tenant.Owner.PostAsync(Path, new { organizationId = tenant.Id }),
                400, 400, "VALIDATION_ERROR", "[body.data] Invalid input: expected object, received undefined"),
            new("an empty name", () => tenant.Owner.PostAsync(Path, Body(tenant.Id, new { name = string.Empty })),
                400, 400, "VALIDATION_ERROR", "[body.data.name] Too small: expected string to have >=1 characters"));
    }
}
