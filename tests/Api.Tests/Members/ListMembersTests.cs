using OrgAuth.Api.Tests.Hosting;
using OrgAuth.Application.Configuration;

namespace OrgAuth.Api.Tests.Members;

/// <summary>GET /organization/list-members (reference section 11.11; contract section 5, item 6).</summary>
public sealed class ListMembersTests(TestHosts hosts)
{
    private const string Path = "/organization/list-members";

    [Theory]
    [EveryEngineAndMode]
    public async Task ListMembers_Paged_IsInTheOrderOfJoiningWithTheTotal(Engine engine, ErrorStatuses mode)
    {
        var tenant = await Tenant.CreateAsync(await hosts.GetAsync(engine, mode));

        var all = await tenant.Member.GetAsync(Path).Expect(200);
        MemberIds(all).Should().Equal(tenant.OwnerMember, tenant.AdminMember, tenant.PlainMember);
        all.Json.GetProperty("total").GetInt32().Should().Be(3);
        all.Json.GetProperty("members")[0].GetProperty("user").EnumerateObject().Select(property => property.Name)
            .Should().BeEquivalentTo("id", "name", "email", "image");

        var page = await tenant.Member.GetAsync($"{Path}?organizationSlug={tenant.Slug}&limit=1&offset=1").Expect(200);
        MemberIds(page).Should().Equal(tenant.AdminMember);
        page.Json.GetProperty("total").GetInt32().Should().Be(3);

        var beyond = await tenant.Member.GetAsync($"{Path}?offset=10").Expect(200);
        beyond.Text.Should().Be("""{"members":[],"total":3}""");
    }

    [Theory]
    [EveryEngine]
    public async Task ListMembers_SortedAndFiltered_AnswersWhatMatches(Engine engine)
    {
        var tenant = await Tenant.CreateAsync(await hosts.GetAsync(engine));
        var members = new Dictionary<string, string>
        {
            [tenant.OwnerMember] = "owner",
            [tenant.AdminMember] = "admin",
            [tenant.PlainMember] = "member",
        };
        async Task ExpectAsync(string query, params string[] roles)
        {
            var reply = await tenant.Member.GetAsync($"{Path}?{query}").Expect(200);
            MemberIds(reply).Select(id => members[id!]).Should().Equal(roles, query);
            reply.Json.GetProperty("total").GetInt32().Should().Be(roles.Length, query);
        }

        await ExpectAsync("sortBy=role", "admin", "member", "owner");
        await ExpectAsync("sortBy=role&sortDirection=desc", "owner", "member", "admin");
        await ExpectAsync("sortBy=createdAt&sortDirection=desc", "member", "admin", "owner");
        await ExpectAsync("sortBy=id", "owner", "admin", "member");
        await ExpectAsync("filterField=role&filterValue=admin", "admin");
        await ExpectAsync("filterField=role&filterValue=admin&filterOperator=ne", "owner", "member");
        await ExpectAsync("filterField=role&filterOperator=in&filterValue=admin&filterValue=owner", "owner", "admin");
        await ExpectAsync("filterField=role&filterOperator=in&filterValue=admin", "admin");
        await ExpectAsync("filterField=role&filterOperator=not_in&filterValue=admin&filterValue=owner", "member");
        await ExpectAsync("filterField=role&filterOperator=contains&filterValue=e", "owner", "member");
        await ExpectAsync("filterField=role&filterOperator=contains&filterValue=%25");
        await ExpectAsync("filterField=role&filterOperator=starts_with&filterValue=own", "owner");
        await ExpectAsync("filterField=role&filterOperator=ends_with&filterValue=er", "owner", "member");
        await ExpectAsync("filterField=role&filterOperator=gt&filterValue=admin", "owner", "member");
        await ExpectAsync("filterField=role&filterOperator=lte&filterValue=admin", "admin");
        await ExpectAsync("filterField=createdAt&filterOperator=gte&filterValue=2020-01-01T00:00:00.000Z", "owner", "admin", "member");
        await ExpectAsync("filterField=createdAt&filterOperator=lt&filterValue=2020-01-01T00:00:00.000Z");
        await ExpectAsync($"filterField=organizationId&filterValue={tenant.StrangersId}");
        await ExpectAsync($"filterField=organizationId&filterOperator=ne&filterValue={tenant.Id}");
        await ExpectAsync("filterValue=admin", "owner", "admin", "member");
    }

    [Theory]
    [EveryEngineAndMode]
    public async Task ListMembers_Refused_SaysWhy(Engine engine, ErrorStatuses mode)
    {
        var tenant = await Tenant.CreateAsync(await hosts.GetAsync(engine, mode));
        const string fields = "Invalid option: expected one of \"id\"|\"organizationId\"|\"userId\"|\"role\"|\"createdAt\"";
        const string operators =
            "Invalid option: expected one of \"eq\"|\"ne\"|\"lt\"|\"lte\"|\"gt\"|\"gte\"|\"in\"|\"not_in\"|\"contains\"|\"starts_with\"|\"ends_with\"";
        Refusal Invalid(string when, string query, string message) =>
            new(when, () => tenant.Owner.GetAsync($"{Path}?{query}"), 400, 400, "VALIDATION_ERROR", message);

        await tenant.AssertRefusesAsync(
            mode,
            new("no session", () => tenant.Anonymous.GetAsync(Path), 401, 401, "UNAUTHORIZED", "Unauthorized"),
            new("nothing active", () => tenant.Guest.GetAsync(Path), 400, 400, "NO_ACTIVE_ORGANIZATION", "No active organization"),
            new("unknown slug", () => tenant.Owner.GetAsync($"{Path}?organizationSlug=unknown"), 404, 400, "ORGANIZATION_NOT_FOUND", "Organization not found"),
            new("unknown id", () => tenant.Owner.GetAsync($"{Path}?organizationId=unknown"),
                404, 403, "YOU_ARE_NOT_A_MEMBER_OF_THIS_ORGANIZATION", "You are not a member of this organization")
            { HidesUnknownOrganization = true },
            new("a stranger", () => tenant.Stranger.GetAsync($"{Path}?organizationId={tenant.Id}"),
                403, 403, "YOU_ARE_NOT_A_MEMBER_OF_THIS_ORGANIZATION", "You are not a member of this organization"),
            Invalid("unknown sort field", "sortBy=user", $"[query.sortBy] {fields}"),
            Invalid("unknown filter field", "filterField=nope&filterValue=1", $"[query.filterField] {fields}"),
            Invalid("unknown operator", "filterField=role&filterValue=a&filterOperator=like", $"[query.filterOperator] {operators}"),
            Invalid("unknown direction", "sortDirection=up", "[query.sortDirection] Invalid option: expected one of \"asc\"|\"desc\""),
            Invalid("negative limit", "limit=-1", "[query.limit] Too small: expected number to be >=0"),
            Invalid("fractional offset", "offset=0.5", "[query.offset] Invalid input: expected int, received number"),
            Invalid("more than a page may hold", "limit=1001", "[query.limit] Too big: expected number to be <=1000"),
            Invalid("a time that is none", "filterField=createdAt&filterValue=yesterday", "[query.filterValue] Invalid input: expected an ISO 8601 date"));
    }

    private static IEnumerable<string?> MemberIds(ApiReply reply) =>
        reply.Json.GetProperty("members").EnumerateArray().Select(member => member.GetProperty("id").GetString());
}
