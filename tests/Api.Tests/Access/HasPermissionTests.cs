using OrgAuth.Api.Tests.Hosting;
using OrgAuth.Application.Configuration;

namespace OrgAuth.Api.Tests.Access;

/// <summary>POST /organization/has-permission (reference sections 9 and 11.21; contract section 2).</summary>
public sealed class HasPermissionTests(TestHosts hosts)
{
    private const string Path = "/organization/has-permission";

    [Theory]
    [EveryEngineAndMode]
    public async Task HasPermission_DefaultRoles_AreTheContractsTable(Engine engine, ErrorStatuses mode)
    {
        var tenant = await Tenant.CreateAsync(await hosts.GetAsync(engine, mode));
        (string Resource, string Action, bool Owner, bool Admin)[] table =
        [
            ("organization", "update", true, true),
            ("organization", "delete", true, false),
            ("organization", "create", false, false),
            ("member", "create", true, true),
            ("member", "update", true, true),
            ("member", "delete", true, true),
            ("invitation", "create", true, true),
            ("invitation", "cancel", true, true),
            ("invitation", "delete", false, false),
            ("unknown", "create", false, false),
        ];
        foreach (var (resource, action, owner, admin) in table)
        {
            var question = new Dictionary<string, string[]> { [resource] = [action] };
            (await AskAsync(tenant.Owner, question)).Should().Be(owner, "owner {0} {1}", resource, action);
            (await AskAsync(tenant.Admin, question)).Should().Be(admin, "admin {0} {1}", resource, action);
            (await AskAsync(tenant.Member, question)).Should().BeFalse("member {0} {1}", resource, action);
        }
    }

    [Theory]
    [EveryEngine]
    public async Task HasPermission_SeveralQuestions_NeedOneRoleThatGrantsAll(Engine engine)
    {
        var tenant = await Tenant.CreateAsync(await hosts.GetAsync(engine));

        (await AskAsync(tenant.Owner, new() { ["organization"] = ["update", "delete"], ["member"] = ["create"] })).Should().BeTrue();
        (await AskAsync(tenant.Admin, new() { ["organization"] = ["update", "delete"] })).Should().BeFalse();
        (await AskAsync(tenant.Owner, [])).Should().BeFalse("an empty question asks nothing");
        (await AskAsync(tenant.Owner, new() { ["member"] = [] })).Should().BeFalse("an empty list asks nothing");
        var deprecated = await tenant.Owner.PostAsync(Path, new { permission = new { member = new[] { "create" } } }).Expect(200);
        deprecated.Text.Should().Be("""{"error":null,"success":false}""");
    }

    [Theory]
    [EveryEngineAndMode]
    public async Task HasPermission_Refused_SaysWhy(Engine engine, ErrorStatuses mode)
    {
        var tenant = await Tenant.CreateAsync(await hosts.GetAsync(engine, mode));
        var permissions = new { member = new[] { "create" } };

        await tenant.AssertRefusesAsync(
            mode,
            new("no session", () => tenant.Anonymous.PostAsync(Path, new { permissions }), 401, 401, "UNAUTHORIZED", "Unauthorized"),
            new("no question", () => tenant.Owner.PostAsync(Path, new { }), 400, 400, "VALIDATION_ERROR", "[body] Invalid input"),
            new("both questions", () => tenant.Owner.PostAsync(Path, new { permissions, permission = permissions }),
                400, 400, "VALIDATION_ERROR", "[body] Invalid input: more than one option matched"),
            new("a control character", () => tenant.Owner.PostAsync(Path, new { permissions = new { member = new[] { "create\0" } } }),
                400, 400, "VALIDATION_ERROR", "[body.permissions] Invalid input: control characters and lone surrogates are not allowed"),
            new("nothing active", () => tenant.Guest.PostAsync(Path, new { permissions }), 400, 400, "NO_ACTIVE_ORGANIZATION", "No active organization"),
            new("unknown organization", () => tenant.Owner.PostAsync(Path, new { permissions, organizationId = "unknown" }),
                404, 401, "USER_IS_NOT_A_MEMBER_OF_THE_ORGANIZATION", "User is not a member of the organization")
            { HidesUnknownOrganization = true },
            new("a stranger", () => tenant.Stranger.PostAsync(Path, new { permissions, organizationId = tenant.Id }),
                403, 401, "USER_IS_NOT_A_MEMBER_OF_THE_ORGANIZATION", "User is not a member of the organization"));
    }

    private static async Task<bool> AskAsync(ApiUser user, Dictionary<string, string[]> permissions) =>
        (await user.PostAsync(Path, new { permissions }).Expect(200)).Json.GetProperty("success").GetBoolean();
}
