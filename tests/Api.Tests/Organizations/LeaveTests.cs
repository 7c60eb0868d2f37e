using OrgAuth.Api.Tests.Hosting;
using OrgAuth.Application.Configuration;

namespace OrgAuth.Api.Tests.Organizations;

/// <summary>POST /organization/leave (reference section 11.8; contract section 5, item 3).</summary>
public sealed class LeaveTests(TestHosts hosts)
{
    private const string Path = "/organization/leave";

    [Theory]
    [EveryEngineAndMode]
    public async Task Leave_AsMember_EndsTheMembershipAndClearsEverySessionOfThatUser(Engine engine, ErrorStatuses mode)
    {
        var tenant = await Tenant.CreateAsync(await hosts.GetAsync(engine, mode));
        var elsewhere = await tenant.Member.SignInAsync();
        await elsewhere.PostAsync("/organization/set-active", new { organizationId = tenant.Id }).Expect(200);

        var reply = await tenant.Member.PostAsync(Path, new { organizationId = tenant.Id }).Expect(200);

        reply.Json.GetProperty("id").GetString().Should().Be(tenant.PlainMember);
        reply.Json.GetProperty("user").GetProperty("email").GetString().Should().Be(tenant.Member.Email);
        reply.Cookies.Should().BeEmpty();
        foreach (var session in new[] { tenant.Member, elsewhere })
            await session.GetAsync("/organization/get-active-member").Expect(400, "NO_ACTIVE_ORGANIZATION");

        var left = await tenant.Owner.GetAsync($"/organization/list-members?organizationId={tenant.Id}").Expect(200);
        left.Json.GetProperty("total").GetInt32().Should().Be(2);
    }

    [Theory]
    [EveryEngine]
    public async Task Leave_AsOneOfTwoOwners_IsAllowed(Engine engine)
    {
        var tenant = await Tenant.CreateAsync(await hosts.GetAsync(engine));
        await tenant.Owner.PostAsync("/organization/update-member-role", new { memberId = tenant.AdminMember, role = "owner" }).Expect(200);

        await tenant.Owner.PostAsync(Path, new { organizationId = tenant.Id }).Expect(200);

        await tenant.Owner.GetAsync($"/organization/get-full-organization?organizationId={tenant.Id}").Expect(403);
    }

    [Theory]
    [EveryEngineAndMode]
    public async Task Leave_Refused_SaysWhyAndChangesNothing(Engine engine, ErrorStatuses mode)
    {
        var tenant = await Tenant.CreateAsync(await hosts.GetAsync(engine, mode));

        await tenant.AssertRefusesAsync(
            mode,
            new("no session", () => tenant.Anonymous.PostAsync(Path, new { organizationId = tenant.Id }),
                401, 401, "UNAUTHORIZED", "Unauthorized"),
            new("no id", () => tenant.Owner.PostAsync(Path, new { }),
                400, 400, "VALIDATION_ERROR", "[body.organizationId] Invalid input: expected string, received undefined"),
            new("unknown organization", () => tenant.Owner.PostAsync(Path, new { organizationId = "unknown" }),
                404, 400, "MEMBER_NOT_FOUND", "Member not found")
            { HidesUnknownOrganization = true },
            new("a stranger", () => tenant.Stranger.PostAsync(Path, new { organizationId = tenant.Id }),
                403, 400, "MEMBER_NOT_FOUND", "Member not found"),
            new("the only owner", () => tenant.Owner.PostAsync(Path, new { organizationId = tenant.Id }),
                409, 400, "YOU_CANNOT_LEAVE_THE_ORGANIZATION_AS_THE_ONLY_OWNER", "You cannot leave the organization as the only owner"));
    }
}
