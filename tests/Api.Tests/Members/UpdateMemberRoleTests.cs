using OrgAuth.Api.Errors;
using OrgAuth.Api.Tests.Hosting;
using OrgAuth.Application.Configuration;

namespace OrgAuth.Api.Tests.Members;

/// <summary>POST /organization/update-member-role (reference sections 11.13 and 17; contract section 5, item 8).</summary>
public sealed class UpdateMemberRoleTests(TestHosts hosts)
{
    private const string Path = "/organization/update-member-role";

    [Theory]
    [EveryEngineAndMode]
    public async Task UpdateMemberRole_Several_AreTrimmedAndKeptOnce(Engine engine, ErrorStatuses mode)
    {
        var tenant = await Tenant.CreateAsync(await hosts.GetAsync(engine, mode));

        var reply = await tenant.Owner.PostAsync(Path, new { memberId = tenant.PlainMember, role = new[] { " admin , member", "admin" } }).Expect(200);

        reply.Json.GetProperty("id").GetString().Should().Be(tenant.PlainMember);
        reply.Json.GetProperty("role").GetString().Should().Be("admin,member");
        reply.Json.TryGetProperty("user", out _).Should().BeFalse();
        (await tenant.Member.GetAsync("/organization/get-active-member-role").Expect(200)).Text.Should().Be("""{"role":"admin,member"}""");
    }

    [Theory]
    [EveryEngine]
    public async Task UpdateMemberRole_AnAdminHimself_MayStepDown(Engine engine)
    {
        var tenant = await Tenant.CreateAsync(await hosts.GetAsync(engine));

        await tenant.Admin.PostAsync(Path, new { memberId = tenant.AdminMember, role = "member" }).Expect(200);

        await tenant.Admin.PostAsync(Path, new { memberId = tenant.AdminMember, role = "admin" }).Expect(403, "YOU_ARE_NOT_ALLOWED_TO_UPDATE_THIS_MEMBER");
    }

    [Theory]
    [EveryEngine]
    public async Task UpdateMemberRole_OneOwnerAnother_LeavesTheOther(Engine engine)
    {
        var tenant = await Tenant.CreateAsync(await hosts.GetAsync(engine));
        await tenant.Owner.PostAsync(Path, new { memberId = tenant.AdminMember, role = "owner" }).Expect(200);

        await tenant.Admin.PostAsync(Path, new { memberId = tenant.OwnerMember, role = "member" }).Expect(200);

        await tenant.Admin.PostAsync(Path, new { memberId = tenant.AdminMember, role = "member" }).Expect(409, "YOU_CANNOT_LEAVE_THE_ORGANIZATION_WITHOUT_AN_OWNER");
    }

    [Theory]
    [EveryEngineAndMode]
    public async Task UpdateMemberRole_Refused_SaysWhyAndChangesNothing(Engine engine, ErrorStatuses mode)
    {
        var tenant = await Tenant.CreateAsync(await hosts.GetAsync(engine, mode));
        var strangersMember = await tenant.Stranger.MemberIdAsync(tenant.StrangersId, tenant.Stranger.Id);
        object Body(string memberId, object role, string? organizationId = null) => new { memberId, role, organizationId = organizationId ?? tenant.Id };
        Refusal Denied(string when, ApiUser by, string member, string role) => new(
            when, () => by.PostAsync(Path, Body(member, role)),
            403, 403, "YOU_ARE_NOT_ALLOWED_TO_UPDATE_THIS_MEMBER", "You are not allowed to update this member");
        Refusal WithoutRole(string when, object role) => new(
            when, () => tenant.Owner.PostAsync(Path, Body(tenant.PlainMember, role)), 400, 400, "ROLE_NOT_FOUND", "Role not found", ReferenceBody.Empty);

        await tenant.AssertRefusesAsync(
            mode,
            new("no session", () => tenant.Anonymous.PostAsync(Path, Body(tenant.PlainMember, "admin")), 401, 401, "UNAUTHORIZED", "Unauthorized"),
            new("no role", () => tenant.Owner.PostAsync(Path, new { memberId = tenant.PlainMember }),
                400, 400, "VALIDATION_ERROR", "[body.role] Invalid input"),
            WithoutRole("an empty role", string.Empty),
            WithoutRole("no roles", Array.Empty<string>()),
            WithoutRole("only commas", " , "),
            new("nothing active", () => tenant.Guest.PostAsync(Path, new { memberId = tenant.PlainMember, role = "admin" }),
                400, 400, "NO_ACTIVE_ORGANIZATION", "No active organization"),
            new("unknown organization", () => tenant.Owner.PostAsync(Path, Body(tenant.PlainMember, "admin", "unknown")),
                404, 400, "MEMBER_NOT_FOUND", "Member not found")
            { HidesUnknownOrganization = true },
            new("a stranger", () => tenant.Stranger.PostAsync(Path, Body(tenant.PlainMember, "admin")), 403, 400, "MEMBER_NOT_FOUND", "Member not found"),
            new("unknown member", () => tenant.Owner.PostAsync(Path, Body("unknown", "admin")), 404, 400, "MEMBER_NOT_FOUND", "Member not found"),
            new("another organization's member", () => tenant.Owner.PostAsync(Path, Body(strangersMember, "admin")), 404, 400, "MEMBER_NOT_FOUND", "Member not found"),
            new("unknown roles", () => tenant.Owner.PostAsync(Path, Body(tenant.PlainMember, "admin,boss,chief")),
                400, 400, "ROLE_NOT_FOUND", "ROLE_NOT_FOUND: boss, chief"),
            Denied("a plain member, another", tenant.Member, tenant.AdminMember, "member"),
            Denied("a plain member, himself", tenant.Member, tenant.PlainMember, "admin"),
            Denied("a plain member, with an unknown role", tenant.Member, tenant.PlainMember, "boss"),
            Denied("an admin, an owner", tenant.Admin, tenant.OwnerMember, "member"),
            Denied("an admin, himself to owner", tenant.Admin, tenant.AdminMember, "admin, owner"),
            new("the last owner, himself", () => tenant.Owner.PostAsync(Path, Body(tenant.OwnerMember, "admin")),
                409, 400, "YOU_CANNOT_LEAVE_THE_ORGANIZATION_WITHOUT_AN_OWNER", "You cannot leave the organization without an owner"));
    }
}
