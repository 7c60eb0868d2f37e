using System.Text.Json;
using OrgAuth.Api.Tests.Hosting;
using OrgAuth.Application.Configuration;

namespace OrgAuth.Api.Tests.Organizations;

/// <summary>list, get-organization, get-full-organization and check-slug (reference sections 11.4 to 11.6 and 17).</summary>
public sealed class ReadTests(TestHosts hosts)
{
    [Theory]
    [EveryEngineAndMode]
    public async Task List_OfAMember_IsInTheOrderOfJoiningAndPages(Engine engine, ErrorStatuses mode)
    {
        var tenant = await Tenant.CreateAsync(await hosts.GetAsync(engine, mode));
        var own = await tenant.Member.CreateOrganizationAsync();
        async Task<IEnumerable<string?>> ListAsync(string query) =>
            (await tenant.Member.GetAsync("/organization/list" + query).Expect(200)).Json.EnumerateArray().Select(o => o.GetProperty("id").GetString()).ToList();

        (await ListAsync(string.Empty)).Should().Equal(tenant.Id, own);
        (await ListAsync("?limit=1")).Should().Equal(tenant.Id);
        (await ListAsync("?limit=5&offset=1")).Should().Equal(own);
        (await tenant.Guest.GetAsync("/organization/list").Expect(200)).Text.Should().Be("[]");
    }

    [Theory]
    [EveryEngineAndMode]
    public async Task GetFull_ByAnyMember_ShowsMembersAndToInvitersInvitations(Engine engine, ErrorStatuses mode)
    {
        var tenant = await Tenant.CreateAsync(await hosts.GetAsync(engine, mode));
        var ownerOffer = await tenant.Owner.InviteAsync(tenant.Id, $"{Guid.NewGuid():N}@example.com", "owner");
        async Task<JsonElement> ReadAsync(ApiUser user, string query = "") =>
            (await user.GetAsync("/organization/get-full-organization" + query).Expect(200)).Json;
        static IEnumerable<string?> Ids(JsonElement items) => items.EnumerateArray().Select(item => item.GetProperty("id").GetString());

        var owners = await ReadAsync(tenant.Owner);

        owners.GetProperty("metadata").ValueKind.Should().Be(JsonValueKind.Null);
        Ids(owners.GetProperty("members")).Should().Equal(tenant.OwnerMember, tenant.AdminMember, tenant.PlainMember);
        owners.GetProperty("members")[0].GetProperty("user").GetProperty("email").GetString().Should().Be(tenant.Owner.Email);
        Ids(owners.GetProperty("invitations")).Should().HaveCount(4).And.EndWith([tenant.Invitation, ownerOffer]);
        Ids((await ReadAsync(tenant.Admin)).GetProperty("invitations")).Should().Contain(tenant.Invitation).And.NotContain(ownerOffer);
        (await ReadAsync(tenant.Member)).GetProperty("invitations").GetArrayLength().Should().Be(0);
        (await ReadAsync(tenant.Member, "?membersLimit=2")).GetProperty("members").GetArrayLength().Should().Be(2);
        (await ReadAsync(tenant.Member, "?membersLimit=0")).GetProperty("members").GetArrayLength().Should().Be(3);
    }

    [Theory]
    [EveryEngineAndMode]
    public async Task Get_WithoutAnyOrganization_AnswersNull(Engine engine, ErrorStatuses mode)
    {
        var user = await (await hosts.GetAsync(engine, mode)).SignUpAsync();

        (await user.GetAsync("/organization/get-full-organization").Expect(200)).Text.Should().Be("null");
        (await user.GetAsync("/organization/get-organization?organizationId=&organizationSlug=").Expect(200)).Text.Should().Be("null");
    }

    [Theory]
    [EveryEngine]
    public async Task Get_SlugAndId_TheSlugWins(Engine engine)
    {
        var tenant = await Tenant.CreateAsync(await hosts.GetAsync(engine));

        var reply = await tenant.Owner.GetAsync($"/organization/get-organization?organizationSlug={tenant.Slug}&organizationId=unknown").Expect(200);

        reply.Json.GetProperty("id").GetString().Should().Be(tenant.Id);
        reply.Json.TryGetProperty("members", out _).Should().BeFalse();
    }

    [Theory]
    [EveryEngineAndMode]
    public async Task Get_Refused_SaysWhyAndKeepsTheActiveOrganization(Engine engine, ErrorStatuses mode)
    {
        var tenant = await Tenant.CreateAsync(await hosts.GetAsync(engine, mode));

        await tenant.AssertRefusesAsync(mode, [.. new[] { "/organization/get-organization", "/organization/get-full-organization" }.SelectMany(path => new Refusal[]
        {
            new("no session", () => tenant.Anonymous.GetAsync(path),
                401, 401, "UNAUTHORIZED", "Unauthorized"),
            new("unknown id", () => tenant.Owner.GetAsync($"{path}?organizationId=unknown"),
                404, 400, "ORGANIZATION_NOT_FOUND", "Organization not found"),
            new("unknown slug", () => tenant.Owner.GetAsync($"{path}?organizationSlug=unknown"),
                404, 400, "ORGANIZATION_NOT_FOUND", "Organization not found"),
            new("a stranger, by id", () => tenant.Stranger.GetAsync($"{path}?organizationId={tenant.Id}"),
                403, 403, "USER_IS_NOT_A_MEMBER_OF_THE_ORGANIZATION", "User is not a member of the organization"),
            new("a stranger, by slug", () => tenant.Stranger.GetAsync($"{path}?organizationSlug={tenant.Slug}"),
                403, 403, "USER_IS_NOT_A_MEMBER_OF_THE_ORGANIZATION", "User is not a member of the organization"),
            new("two ids", () => tenant.Owner.GetAsync($"{path}?organizationId=a&organizationId=b"),
                400, 400, "VALIDATION_ERROR", "[query.organizationId] Invalid input: expected string, received array"),
        })]);
        await tenant.AssertRefusesAsync(
            mode,
            new("a negative limit", () => tenant.Owner.GetAsync("/organization/get-full-organization?membersLimit=-1"),
                400, 400, "VALIDATION_ERROR", "[query.membersLimit] Too small: expected number to be >=0"),
            new("a limit over 1000", () => tenant.Owner.GetAsync("/organization/get-full-organization?membersLimit=1001"),
                400, 400, "VALIDATION_ERROR", "[query.membersLimit] Too big: expected number to be <=1000"),
            new("list without session", () => tenant.Anonymous.GetAsync("/organization/list"),
                401, 401, "UNAUTHORIZED", "Unauthorized"),
            new("list with a fractional limit", () => tenant.Owner.GetAsync("/organization/list?limit=1.5"),
                400, 400, "VALIDATION_ERROR", "[query.limit] Invalid input: expected int, received number"));
    }

    [Theory]
    [EveryEngineAndMode]
    public async Task CheckSlug_FreeOrTaken_SaysSo(Engine engine, ErrorStatuses mode)
    {
        const string path = "/organization/check-slug";
        var tenant = await Tenant.CreateAsync(await hosts.GetAsync(engine, mode));

        (await tenant.Stranger.PostAsync(path, new { slug = $"free-{Guid.NewGuid():N}" }).Expect(200)).Text.Should().Be("""{"status":true}""");
        await tenant.AssertRefusesAsync(
            mode,
            new("no session", () => tenant.Anonymous.PostAsync(path, new { slug = tenant.Slug }),
                401, 401, "UNAUTHORIZED", "Unauthorized"),
            new("taken", () => tenant.Stranger.PostAsync(path, new { slug = tenant.Slug }),
                409, 400, "ORGANIZATION_SLUG_ALREADY_TAKEN", "Organization slug already taken"),
            new("malformed", () => tenant.Stranger.PostAsync(path, new { slug = "Not a slug" }),
                400, 400, "INVALID_SLUG", "Invalid slug: 1 to 64 lower-case letters, digits and single hyphens between them"));
    }

    [Theory]
    [InlineData("a", true)]
    [InlineData("a-1", true)]
    [InlineData("0", true)]
    [InlineData("", false)]
    [InlineData("-a", false)]
    [InlineData("a-", false)]
    [InlineData("a--b", false)]
    [InlineData("A", false)]
    [InlineData("a_b", false)]
    [InlineData("ä", false)]
    [InlineData("a b", false)]
    [InlineData("a\n", false)]
    public async Task CheckSlug_OfAForm_IsInvalidOrNot(string form, bool isValid)
    {
        var user = await (await hosts.GetAsync(Engine.Sqlite)).SignUpAsync();

        var reply = await user.PostAsync("/organization/check-slug", new { slug = form });

        (reply.Code != "INVALID_SLUG" && reply.Status != 400).Should().Be(isValid, reply.Text);
    }
}
