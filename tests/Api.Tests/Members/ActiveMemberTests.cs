using OrgAuth.Api.Tests.Hosting;
using OrgAuth.Application.Configuration;

namespace OrgAuth.Api.Tests.Members;

/// <summary>get-active-member and get-active-member-role (reference sections 11.9 and 11.10).</summary>
public sealed class ActiveMemberTests(TestHosts hosts)
{
    private const string Path = "/organization/get-active-member";
    private const string RolePath = "/organization/get-active-member-role";

    [Theory]
    [EveryEngineAndMode]
    public async Task GetActiveMember_OfTheActiveOrganization_AnswersTheCallersMembership(Engine engine, ErrorStatuses mode)
    {
        var tenant = await Tenant.CreateAsync(await hosts.GetAsync(engine, mode));

        var reply = await tenant.Admin.GetAsync(Path).Expect(200);

        reply.Json.GetProperty("id").GetString().Should().Be(tenant.AdminMember);
        reply.Json.GetProperty("organizationId").GetString().Should().Be(tenant.Id);
        reply.Json.GetProperty("role").GetString().Should().Be("admin");
        reply.Json.GetProperty("user").GetProperty("id").GetString().Should().Be(tenant.Admin.Id);
    }

    [Theory]
    [EveryEngineAndMode]
    public async Task GetActiveMemberRole_OfOneselfOrAnother_AnswersTheRole(Engine engine, ErrorStatuses mode)
    {
        var tenant = await Tenant.CreateAsync(await hosts.GetAsync(engine, mode));
        await tenant.Owner.PostAsync("/organization/update-member-role", new { memberId = tenant.PlainMember, role = new[] { "member", "admin" } }).Expect(200);

        (await tenant.Owner.GetAsync(RolePath).Expect(200)).Text.Should().Be("""{"role":"owner"}""");
        (await tenant.Owner.GetAsync($"{RolePath}?userId={tenant.Member.Id}").Expect(200)).Text.Should().Be("""{"role":"member,admin"}""");
        (await tenant.Admin.GetAsync($"{RolePath}?organizationSlug={tenant.Slug}&organizationId=unknown").Expect(200)).Text.Should().Be("""{"role":"admin"}""");
    }

    [Theory]
    [EveryEngineAndMode]
    public async Task GetActiveMember_Refused_SaysWhy(Engine engine, ErrorStatuses mode)
    {
        var tenant = await Tenant.CreateAsync(await hosts.GetAsync(engine, mode));

        await tenant.AssertRefusesAsync(
            mode,
            new("no session", () => tenant.Anonymous.GetAsync(Path), 401, 401, "UNAUTHORIZED", "Unauthorized"),
            new("nothing active", () => tenant.Guest.GetAsync(Path), 400, 400, "NO_ACTIVE_ORGANIZATION", "No active organization"),
            new("role without session", () => tenant.Anonymous.GetAsync(RolePath), 401, 401, "UNAUTHORIZED", "Unauthorized"),
            new("role, nothing active", () => tenant.Guest.GetAsync(RolePath), 400, 400, "NO_ACTIVE_ORGANIZATION", "No active organization"),
            new("role, unknown slug", () => tenant.Owner.GetAsync($"{RolePath}?organizationSlug=unknown"),
                404, 400, "ORGANIZATION_NOT_FOUND", "Organization not found"),
            new("role, unknown id", () => tenant.Owner.GetAsync($"{RolePath}?organizationId=unknown"),
                404, 403, "YOU_ARE_NOT_A_MEMBER_OF_THIS_ORGANIZATION", "You are not a member of this organization")
            { HidesUnknownOrganization = true },
            new("role, a stranger", () => tenant.Stranger.GetAsync($"{RolePath}?organizationId={tenant.Id}"),
                403, 403, "YOU_ARE_NOT_A_MEMBER_OF_THIS_ORGANIZATION", "You are not a member of this organization"),
            new("role of a stranger", () => tenant.Owner.GetAsync($"{RolePath}?userId={tenant.Stranger.Id}"),
                403, 403, "YOU_ARE_NOT_A_MEMBER_OF_THIS_ORGANIZATION", "You are not a member of this organization"));
    }
}
