using Microsoft.EntityFrameworkCore;
using OrgAuth.Api.Errors;
using OrgAuth.Api.Tests.Hosting;
using OrgAuth.Application.Configuration;

namespace OrgAuth.Api.Tests.Organizations;

/// <summary>POST /organization/delete (reference section 11.3; contract section 5, item 3).</summary>
public sealed class DeleteTests(TestHosts hosts)
{
    private const string Path = "/organization/delete";

    [Theory]
    [EveryEngineAndMode]
    public async Task Delete_ByTheOwner_LeavesNoTrace(Engine engine, ErrorStatuses mode)
    {
        var tenant = await Tenant.CreateAsync(await hosts.GetAsync(engine, mode));

        var reply = await tenant.Owner.PostAsync(Path, new { organizationId = tenant.Id }).Expect(200);

        reply.Json.GetProperty("id").GetString().Should().Be(tenant.Id);
        reply.Json.GetProperty("slug").GetString().Should().Be(tenant.Slug);
        reply.Cookies.Should().BeEmpty();
        await using var db = tenant.App.OpenDatabase();
        (await db.Organizations.AnyAsync(o => o.Id == tenant.Id)).Should().BeFalse();
        (await db.Members.AnyAsync(m => m.OrganizationId == tenant.Id)).Should().BeFalse();
        (await db.Invitations.AnyAsync(i => i.OrganizationId == tenant.Id)).Should().BeFalse();
        foreach (var user in new[] { tenant.Owner, tenant.Admin, tenant.Member })
        {
            var session = (await user.GetAsync("/get-session").Expect(200)).Json.GetProperty("session");
            session.GetProperty("activeOrganizationId").GetString().Should().BeNull();
        }
    }

    [Theory]
    [EveryEngineAndMode]
    public async Task Delete_Refused_SaysWhyAndChangesNothing(Engine engine, ErrorStatuses mode)
    {
        var tenant = await Tenant.CreateAsync(await hosts.GetAsync(engine, mode));
        var body = new { organizationId = tenant.Id };

        await tenant.AssertRefusesAsync(
            mode,
            new("no session", () => tenant.Anonymous.PostAsync(Path, body),
                401, 401, "UNAUTHORIZED", "Unauthorized", ReferenceBody.Empty),
            new("no id", () => tenant.Owner.PostAsync(Path, new { }),
                400, 400, "VALIDATION_ERROR", "[body.organizationId] Invalid input: expected string, received undefined"),
            new("an empty id", () => tenant.Owner.PostAsync(Path, new { organizationId = string.Empty }),
                400, 400, "ORGANIZATION_NOT_FOUND", "Organization not found"),
            new("unknown organization", () => tenant.Owner.PostAsync(Path, new { organizationId = "unknown" }),
                404, 400, "USER_IS_NOT_A_MEMBER_OF_THE_ORGANIZATION", "User is not a member of the organization")
            { HidesUnknownOrganization = true },
            new("a stranger", () => tenant.Stranger.PostAsync(Path, body),
                403, 400, "USER_IS_NOT_A_MEMBER_OF_THE_ORGANIZATION", "User is not a member of the organization"),
            new("an admin", () => tenant.Admin.PostAsync(Path, body),
                403, 403, "YOU_ARE_NOT_ALLOWED_TO_DELETE_THIS_ORGANIZATION", "You are not allowed to delete this organization"),
            new("a plain member", () => tenant.Member.PostAsync(Path, body),
                403, 403, "YOU_ARE_NOT_ALLOWED_TO_DELETE_THIS_ORGANIZATION", "You are not allowed to delete this organization"));
    }

    [Theory]
    [EveryMode]
    public async Task Delete_SwitchedOff_IsNotFoundBeforeAnythingElse(ErrorStatuses mode)
    {
        await using var app = await hosts.StartAsync(mode, ("OrgAuth:DisableOrganizationDeletion", "true"));
        var tenant = await Tenant.CreateAsync(app);
        var body = new { organizationId = tenant.Id };

        await tenant.AssertRefusesAsync(
            mode,
            new("the owner", () => tenant.Owner.PostAsync(Path, body),
                404, 404, "ORGANIZATION_DELETION_DISABLED", "Organization deletion is disabled"),
            new("no session", () => tenant.Anonymous.PostAsync(Path, body),
                404, 404, "ORGANIZATION_DELETION_DISABLED", "Organization deletion is disabled"));
    }
}
