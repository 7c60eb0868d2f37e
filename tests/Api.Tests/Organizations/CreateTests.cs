using OrgAuth.Api.Errors;
using OrgAuth.Api.Tests.Hosting;
using OrgAuth.Application.Configuration;

namespace OrgAuth.Api.Tests.Organizations;

/// <summary>POST /organization/create (reference section 11.1).</summary>
public sealed class CreateTests(TestHosts hosts)
{
    private const string Path = "/organization/create";

    [Theory]
    [EveryEngineAndMode]
    public async Task Create_WithEverything_AnswersTheOrganizationWithItsOwner(Engine engine, ErrorStatuses mode)
    {
        var app = await hosts.GetAsync(engine, mode);
        var user = await app.SignUpAsync();
        var slug = NewSlug();

        var reply = await user.PostAsync(Path, new { name = "  Acme Größe  ", slug, logo = "https://acme.example/logo", metadata = new { tier = "gold" } })
            .Expect(200);

        reply.ContentType.Should().Be("application/json");
        reply.Cookies.Should().BeEmpty();
        var organization = reply.Json;
        organization.GetProperty("id").GetString().Should().MatchRegex("^[a-z0-9]{32}$");
        organization.GetProperty("name").GetString().Should().Be("Acme Größe");
        organization.GetProperty("slug").GetString().Should().Be(slug);
        organization.GetProperty("logo").GetString().Should().Be("https://acme.example/logo");
        organization.GetProperty("createdAt").GetString().Should().MatchRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$");
        organization.GetProperty("metadata").GetProperty("tier").GetString().Should().Be("gold");
        var member = organization.GetProperty("members").EnumerateArray().Should().ContainSingle().Subject;
        member.GetProperty("role").GetString().Should().Be("owner");
        member.GetProperty("userId").GetString().Should().Be(user.Id);
        member.TryGetProperty("user", out _).Should().BeFalse();
    }

    [Theory]
    [EveryEngine]
    public async Task Create_WithoutLogoAndMetadata_AnswersNullAndLeavesOut(Engine engine)
    {
        var user = await (await hosts.GetAsync(engine)).SignUpAsync();

        var reply = await user.PostAsync(Path, new { name = "Acme", slug = NewSlug(), logo = (string?)null, unknown = "ignored" }).Expect(200);

        reply.Json.GetProperty("logo").ValueKind.Should().Be(System.Text.Json.JsonValueKind.Null);
        reply.Json.TryGetProperty("metadata", out _).Should().BeFalse();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Create_KeepingTheCurrentOrNot_SetsTheActiveOrganization(bool keep)
    {
        var user = await (await hosts.GetAsync(Engine.Sqlite)).SignUpAsync();
        var first = await user.CreateOrganizationAsync();

        var reply = await user.PostAsync(Path, new { name = "Second", slug = NewSlug(), keepCurrentActiveOrganization = keep }).Expect(200);

        var session = (await user.GetAsync("/get-session").Expect(200)).Json.GetProperty("session");
        session.GetProperty("activeOrganizationId").GetString().Should().Be(keep ? first : reply.Json.GetProperty("id").GetString());
    }

    [Theory]
    [EveryEngineAndMode]
    public async Task Create_Refused_SaysWhyAndCreatesNothing(Engine engine, ErrorStatuses mode)
    {
        var tenant = await Tenant.CreateAsync(await hosts.GetAsync(engine, mode));
        const string invalidSlug = "Invalid slug: 1 to 64 lower-case letters, digits and single hyphens between them";

        await tenant.AssertRefusesAsync(
            mode,
            new("no session", () => tenant.Anonymous.PostAsync(Path, new { name = "New", slug = NewSlug() }),
                401, 401, "UNAUTHORIZED", "Unauthorized", ReferenceBody.Empty),
            new("the slug is taken", () => tenant.Stranger.PostAsync(Path, new { name = "New", slug = tenant.Slug }),
                409, 400, "ORGANIZATION_ALREADY_EXISTS", "Organization already exists"),
            new("the slug is malformed", () => tenant.Owner.PostAsync(Path, new { name = "New", slug = "Not A Slug" }),
                400, 400, "INVALID_SLUG", invalidSlug),
            new("the slug is malformed, and no session", () => tenant.Anonymous.PostAsync(Path, new { name = "New", slug = "a--b" }),
                400, 400, "INVALID_SLUG", invalidSlug),
            new("name and slug are missing", () => tenant.Owner.PostAsync(Path, new { }),
                400, 400, "VALIDATION_ERROR",
                "[body.name] Invalid input: expected string, received undefined; [body.slug] Invalid input: expected string, received undefined"),
            new("the name is blank", () => tenant.Owner.PostAsync(Path, new { name = "  ", slug = NewSlug() }),
                400, 400, "VALIDATION_ERROR", "[body.name] Too small: expected string to have >=1 characters"),
            new("metadata is null", () => tenant.Owner.PostAsync(Path, new { name = "New", slug = NewSlug(), metadata = (object?)null }),
                400, 400, "VALIDATION_ERROR", "[body.metadata] Invalid input: expected record, received null"));
    }

    [Fact]
    public async Task Create_AtTheLimitsOfLength_TakesTheLongestAndRefusesOneMore()
    {
        var user = await (await hosts.GetAsync(Engine.Sqlite)).SignUpAsync();
        string SlugOf(int length) => $"{Guid.NewGuid():N}{new string('s', length - 32)}";
        object Metadata(int bytes) => new { text = new string('m', bytes - """{"text":""}""".Length) };

        await user.PostAsync(Path, new { name = new string('n', 128), slug = SlugOf(64), logo = new string('l', 2048), metadata = Metadata(16384) }).Expect(200);
        await user.PostAsync(Path, new { name = new string('n', 129), slug = SlugOf(64) }).Expect(400, "VALIDATION_ERROR");
        await user.PostAsync(Path, new { name = "n", slug = SlugOf(65) }).Expect(400, "INVALID_SLUG");
        await user.PostAsync(Path, new { name = "n", slug = SlugOf(64), logo = new string('l', 2049) }).Expect(400, "VALIDATION_ERROR");
        await user.PostAsync(Path, new { name = "n", slug = SlugOf(64), metadata = Metadata(16385) }).Expect(400, "VALIDATION_ERROR");
    }

    [Theory]
    [EveryMode]
    public async Task Create_WhereUsersMayNot_IsRefused(ErrorStatuses mode)
    {
        await using var app = await hosts.StartAsync(mode, ("OrgAuth:AllowUserToCreateOrganization", "false"));
        var user = await app.SignUpAsync();

        await new Refusal(
            "creation is switched off", () => user.PostAsync(Path, new { name = "New", slug = NewSlug() }),
            403, 403, "YOU_ARE_NOT_ALLOWED_TO_CREATE_A_NEW_ORGANIZATION", "You are not allowed to create a new organization").AssertAsync(mode);

        (await user.GetAsync("/organization/list").Expect(200)).Text.Should().Be("[]");
    }

    [Theory]
    [EveryMode]
    public async Task Create_AtTheUsersLimit_CountsMembershipsOfAnyRole(ErrorStatuses mode)
    {
        await using var app = await hosts.StartAsync(mode, ("OrgAuth:OrganizationLimit", "2"));
        var owner = await app.SignUpAsync("owner");
        var user = await app.JoinAsync(owner, await owner.CreateOrganizationAsync());
        await user.CreateOrganizationAsync();

        await new Refusal(
            "two memberships of two", () => user.PostAsync(Path, new { name = "Third", slug = NewSlug() }),
            403, 403, "YOU_HAVE_REACHED_THE_MAXIMUM_NUMBER_OF_ORGANIZATIONS", "You have reached the maximum number of organizations").AssertAsync(mode);

        (await user.GetAsync("/organization/list").Expect(200)).Json.GetArrayLength().Should().Be(2);
    }

    private static string NewSlug() => $"org-{Guid.NewGuid():N}";
}
