using OrgAuth.Api.Tests.Hosting;
using OrgAuth.Application.Configuration;

namespace OrgAuth.Api.Tests.Members;

/// <summary>POST /organization/remove-member (reference section 11.12; contract section 5, item 3).</summary>
public sealed class RemoveMemberTests(TestHosts hosts)
{
    private const string Path = "/organization/remove-member";

    [Theory]
    [EveryEngineAndMode]
    public async Task RemoveMember_ById_EndsTheMembershipAndClearsItFromTheSessions(Engine engine, ErrorStatuses mode)
    {
        var tenant = await Tenant.CreateAsync(await hosts.GetAsync(engine, mode));

        var reply = await tenant.Admin.PostAsync(Path, new { memberIdOrEmail = tenant.PlainMember }).Expect(200);

        var member = reply.Json.GetProperty("member");
        member.GetProperty("id").GetString().Should().Be(tenant.PlainMember);
        member.TryGetProperty("user", out _).Should().BeFalse("it was named by its id");
        await tenant.Member.GetAsync("/organization/get-active-member").Expect(400, "NO_ACTIVE_ORGANIZATION");
        await tenant.Member.GetAsync($"/organization/get-organization?organizationId={tenant.Id}").Expect(403);
    }

    [Theory]
    [EveryEngineAndMode]
    public async Task RemoveMember_ByEmail_AnswersTheUserToo(Engine engine, ErrorStatuses mode)
    {
        var tenant = await Tenant.CreateAsync(await hosts.GetAsync(engine, mode));

        var reply = await tenant.Owner.PostAsync(Path, new { memberIdOrEmail = tenant.Admin.Email.ToUpperInvariant(), organizationId = tenant.Id }).Expect(200);

        reply.Json.GetProperty("member").GetProperty("user").GetProperty("id").GetString().Should().Be(tenant.Admin.Id);
    }

    [Theory]
    [EveryEngine]
    public async Task RemoveMember_OneOwnerAnother_LeavesTheOther(Engine engine)
    {
        var tenant = await Tenant.CreateAsync(await hosts.GetAsync(engine));
        await tenant.Owner.PostAsync("/organization/update-member-role", new { memberId = tenant.AdminMember, role = "owner" }).Expect(200);

        await tenant.Admin.PostAsync(Path, new { memberIdOrEmail = tenant.OwnerMember }).Expect(200);

        await tenant.Admin.PostAsync(Path, new { memberIdOrEmail = tenant.AdminMember }).Expect(409, "YOU_CANNOT_LEAVE_THE_ORGANIZATION_AS_THE_ONLY_OWNER");
    }

    [Theory]
    [EveryEngineAndMode]
    public async Task RemoveMember_Refused_SaysWhyAndChangesNothing(Engine engine, ErrorStatuses mode)
    {
        var tenant = await Tenant.CreateAsync(await hosts.GetAsync(engine, mode));
        var strangersMember = await tenant.Stranger.MemberIdAsync(tenant.StrangersId, tenant.Stranger.Id);
        object Body(string member, string? organizationId = null) => new { memberIdOrEmail = member, organizationId = organizationId ?? tenant.Id };
        const string onlyOwner = "YOU_CANNOT_LEAVE_THE_ORGANIZATION_AS_THE_ONLY_OWNER";
        const string onlyOwnerMessage = "You cannot leave the organization as the only owner";

        await tenant.AssertRefusesAsync(
            mode,
            new("no session", () => tenant.Anonymous.PostAsync(Path, Body(tenant.PlainMember)), 401, 401, "UNAUTHORIZED", "Unauthorized"),
            new("nobody named", () => tenant.Owner.PostAsync(Path, new { organizationId = tenant.Id }),
                400, 400, "VALIDATION_ERROR", "[body.memberIdOrEmail] Invalid input: expected string, received undefined"),
            new("nothing active", () => tenant.Guest.PostAsync(Path, new { memberIdOrEmail = tenant.PlainMember }),
                400, 400, "NO_ACTIVE_ORGANIZATION", "No active organization"),
            new("unknown organization", () => tenant.Owner.PostAsync(Path, Body(tenant.PlainMember, "unknown")),
                404, 400, "MEMBER_NOT_FOUND", "Member not found")
            { HidesUnknownOrganization = true },
            new("a stranger", () => tenant.Stranger.PostAsync(Path, Body(tenant.PlainMember)), 403, 400, "MEMBER_NOT_FOUND", "Member not found"),
            new("unknown member", () => tenant.Owner.PostAsync(Path, Body("unknown")), 404, 400, "MEMBER_NOT_FOUND", "Member not found"),
            new("unknown e-mail", () => tenant.Owner.PostAsync(Path, Body("nobody@example.com")), 404, 400, "MEMBER_NOT_FOUND", "Member not found"),
            new("another organization's member", () => tenant.Owner.PostAsync(Path, Body(strangersMember)), 404, 400, "MEMBER_NOT_FOUND", "Member not found"),
            new("an admin, an owner", () => tenant.Admin.PostAsync(Path, Body(tenant.OwnerMember)), 409, 400, onlyOwner, onlyOwnerMessage),
            new("the last owner, himself", () => tenant.Owner.PostAsync(Path, Body(tenant.OwnerMember)), 409, 400, onlyOwner, onlyOwnerMessage),
            new("a plain member, another", () => tenant.Member.PostAsync(Path, Body(tenant.AdminMember)),
                403, 401, "YOU_ARE_NOT_ALLOWED_TO_DELETE_THIS_MEMBER", "You are not allowed to delete this member"),
            new("a plain member, himself", () => tenant.Member.PostAsync(Path, Body(tenant.PlainMember)),
                403, 401, "YOU_ARE_NOT_ALLOWED_TO_DELETE_THIS_MEMBER", "You are not allowed to delete this member"));
    }
}
