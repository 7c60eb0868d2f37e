using Microsoft.Extensions.DependencyInjection;
using OrgAuth.Api.Tests.Hosting;
using OrgAuth.Application.Configuration;

namespace OrgAuth.Api.Tests.Access;

/// <summary>Custom roles (contract section 1, <c>Roles</c> and <c>CreatorRole</c>), from configuration and in code.</summary>
public sealed class CustomRoleTests(TestHosts hosts)
{
    [Fact]
    public async Task Roles_FromConfiguration_AreAddedToTheDefaults()
    {
        await using var app = await hosts.StartAsync(Engine.Sqlite, new()
        {
            ["OrgAuth:Roles:editor:invitation:0"] = "create",
            ["OrgAuth:Roles:editor:project"] = "publish, archive",
            ["OrgAuth:Roles:member:project"] = "read",
        });

        await AssertRolesWorkAsync(app);
    }

    [Fact]
    public async Task Roles_InCode_AreAddedToTheDefaults()
    {
        await using var app = await hosts.StartAsync(Engine.Sqlite, configure: services => services.Configure<OrgAuthOptions>(options =>
            new OrganizationsBuilder(options)
                .Role("editor", role => role.Allow("invitation", "create").Allow("project", "publish", "archive"))
                .Role("member", role => role.Allow("project", "read"))));

        await AssertRolesWorkAsync(app);
    }

    [Fact]
    public async Task CreatorRole_Configured_IsTheOneThatNeverRunsOut()
    {
        await using var app = await hosts.StartAsync(Engine.Sqlite, new()
        {
            ["OrgAuth:CreatorRole"] = "founder",
            ["OrgAuth:Roles:founder:organization"] = "update",
            ["OrgAuth:Roles:founder:invitation"] = "create",
        });
        var founder = await app.SignUpAsync("founder");
        var id = await founder.CreateOrganizationAsync();
        (await founder.GetAsync("/organization/get-active-member-role").Expect(200)).Text.Should().Be("""{"role":"founder"}""");

        await founder.PostAsync("/organization/leave", new { organizationId = id }).Expect(409, "YOU_CANNOT_LEAVE_THE_ORGANIZATION_AS_THE_ONLY_OWNER");
        var owner = await app.JoinAsync(founder, id, "owner");
        await owner.PostAsync("/organization/invite-member", new { email = "x@example.com", role = "founder" })
            .Expect(403, "YOU_ARE_NOT_ALLOWED_TO_INVITE_USER_WITH_THIS_ROLE");
        var ownerMember = await founder.MemberIdAsync(id, owner.Id);
        await founder.PostAsync("/organization/update-member-role", new { memberId = ownerMember, role = "founder" }).Expect(200);
        await founder.PostAsync("/organization/leave", new { organizationId = id }).Expect(200);
    }

    [Fact]
    public async Task AllowUserToCreateOrganization_PerUserInCode_AsksForEach()
    {
        await using var app = await hosts.StartAsync(Engine.Sqlite, configure: services => services.Configure<OrgAuthOptions>(options =>
            new OrganizationsBuilder(options).AllowUserToCreateOrganization((user, _) => ValueTask.FromResult(user.Name == "trusted"))));

        await (await app.SignUpAsync("trusted")).CreateOrganizationAsync();
        await (await app.SignUpAsync("other")).PostAsync("/organization/create", new { name = "New", slug = "other" })
            .Expect(403, "YOU_ARE_NOT_ALLOWED_TO_CREATE_A_NEW_ORGANIZATION");
    }

    private static async Task AssertRolesWorkAsync(TestApp app)
    {
        var tenant = await Tenant.CreateAsync(app);
        var editor = await app.JoinAsync(tenant.Owner, tenant.Id, "editor");

        await editor.InviteAsync(tenant.Id, "invited@example.com");
        await editor.PostAsync("/organization/update", new { data = new { name = "Hacked" } }).Expect(403, "YOU_ARE_NOT_ALLOWED_TO_UPDATE_THIS_ORGANIZATION");
        (await MayAsync(editor, "publish")).Should().BeTrue();
        (await MayAsync(editor, "archive")).Should().BeTrue();
        (await MayAsync(editor, "read")).Should().BeFalse();
        (await MayAsync(tenant.Member, "read")).Should().BeTrue("an entry named like a default role adds to it");
        (await MayAsync(tenant.Owner, "read")).Should().BeFalse("roles inherit nothing");
        await tenant.Owner.PostAsync("/organization/update-member-role", new { memberId = tenant.PlainMember, role = "member,editor" }).Expect(200);
        var both = await tenant.Member.PostAsync("/organization/has-permission", new { permissions = new { project = new[] { "read", "publish" } } }).Expect(200);
        both.Json.GetProperty("success").GetBoolean().Should().BeFalse("roles are not merged");
    }

    private static async Task<bool> MayAsync(ApiUser user, string action) =>
        (await user.PostAsync("/organization/has-permission", new { permissions = new { project = new[] { action } } }).Expect(200))
        .Json.GetProperty("success").GetBoolean();
}
