using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OrgAuth.Api.Tests.Hosting;
using OrgAuth.Application.Configuration;

namespace OrgAuth.Api.Tests.Access;

/// <summary>
/// Every endpoint, called with the ids, slugs, members and invitations of an organization that is not the caller's, and by members who lack
/// the permission. An endpoint that is missing here fails <see cref="Table_OfCalls_NamesEveryEndpoint"/>.
/// </summary>
public sealed class CrossTenantTests(TestHosts hosts)
{
    private static readonly Call[] Calls =
    [
        new("POST /organization/create", tenant => new { name = "Mine", slug = tenant.Slug }),
        new("POST /organization/update", tenant => new { organizationId = tenant.Id, data = new { name = "Hacked" } }) { ByMemberToo = true },
        new("POST /organization/delete", tenant => new { organizationId = tenant.Id }) { ByMemberToo = true },
        new("POST /organization/check-slug", tenant => new { slug = tenant.Slug }),
        new("POST /organization/set-active", tenant => new { organizationId = tenant.Id }),
        new("POST /organization/set-active", tenant => new { organizationSlug = tenant.Slug }),
        new("POST /organization/leave", tenant => new { organizationId = tenant.Id }),
        new("GET /organization/list") { AnswersOwn = true },
        new("GET /organization/get-organization", tenant => new { organizationId = tenant.Id }),
        new("GET /organization/get-organization", tenant => new { organizationSlug = tenant.Slug }),
        new("GET /organization/get-full-organization", tenant => new { organizationId = tenant.Id }),
        new("GET /organization/get-full-organization", tenant => new { organizationSlug = tenant.Slug }),
        new("GET /organization/get-active-member") { AnswersOwn = true },
        new("GET /organization/get-active-member-role", tenant => new { organizationId = tenant.Id }),
        new("GET /organization/get-active-member-role", tenant => new { organizationSlug = tenant.Slug, userId = tenant.Owner.Id }),
        new("GET /organization/get-active-member-role", tenant => new { userId = tenant.Owner.Id }),
        new("GET /organization/list-members", tenant => new { organizationId = tenant.Id }),
        new("GET /organization/list-members", tenant => new { organizationSlug = tenant.Slug }),
        new("GET /organization/list-members", tenant => new { filterField = "organizationId", filterValue = tenant.Id }) { AnswersOwn = true },
        new("POST /organization/remove-member", tenant => new { organizationId = tenant.Id, memberIdOrEmail = tenant.AdminMember }) { ByMemberToo = true },
        new("POST /organization/remove-member", tenant => new { memberIdOrEmail = tenant.AdminMember }) { ByMemberToo = true },
        new("POST /organization/remove-member", tenant => new { memberIdOrEmail = tenant.Admin.Email }) { ByMemberToo = true },
        new("POST /organization/update-member-role", tenant => new { organizationId = tenant.Id, memberId = tenant.PlainMember, role = "admin" }) { ByMemberToo = true },
        new("POST /organization/update-member-role", tenant => new { memberId = tenant.PlainMember, role = "admin" }) { ByMemberToo = true },
        new("POST /organization/has-permission", tenant => new { organizationId = tenant.Id, permissions = new { member = new[] { "create" } } }),
        new("POST /organization/invite-member", tenant => new { organizationId = tenant.Id, email = "accomplice@example.com", role = "owner" }) { ByMemberToo = true },
        new("POST /organization/invite-member", tenant => new { organizationId = tenant.Id, email = tenant.Guest.Email, role = "admin", resend = true }) { ByMemberToo = true },
        new("GET /organization/get-invitation", tenant => new { id = tenant.Invitation }) { ByMemberToo = true },
        new("GET /organization/list-invitations", tenant => new { organizationId = tenant.Id }) { ByMemberToo = true },
        new("GET /organization/list-user-invitations", tenant => new { email = tenant.Guest.Email }) { ByMemberToo = true },
        new("POST /organization/accept-invitation", tenant => new { invitationId = tenant.Invitation }) { ByMemberToo = true },
        new("POST /organization/reject-invitation", tenant => new { invitationId = tenant.Invitation }) { ByMemberToo = true },
        new("POST /organization/cancel-invitation", tenant => new { invitationId = tenant.Invitation }) { ByMemberToo = true },
        new("POST /sign-up/email", tenant => new { name = "Owner", email = tenant.Owner.Email, password = "another-kettle-43" }),
        new("POST /request-password-reset", tenant => new { email = tenant.Owner.Email }) { AnswersOwn = true },
        new("GET /reset-password/{token}", _ => new { callbackURL = "/" }) { SendsOn = true },
        new("POST /reset-password", _ => new { token = "guessed", newPassword = "another-kettle-43" }),
        new("POST /change-password", tenant => new { currentPassword = "another-kettle-43", newPassword = "another-kettle-44" }),
        new("POST /verify-password", tenant => new { password = "another-kettle-43" }),
        new("POST /send-verification-email", tenant => new { email = tenant.Owner.Email }),
        new("GET /verify-email", _ => new { token = "guessed" }),
        new("POST /change-email", tenant => new { newEmail = tenant.Owner.Email }) { AnswersOwn = true },
        new("POST /update-user", tenant => new { email = tenant.Owner.Email }),
        new("POST /delete-user", _ => new { token = "guessed" }),
        new("GET /delete-user/callback", _ => new { token = "guessed" }),
        new("POST /sign-in/email", tenant => new { email = tenant.Owner.Email, password = "another-kettle-43" }),
        new("POST /revoke-session", tenant => new { token = tenant.Owner.Cookie.Split('=', '.')[2] }) { AnswersOwn = true },
        new("GET /get-session") { AnswersOwn = true },
        new("GET /list-sessions") { AnswersOwn = true },
        new("GET /ok") { AnswersOwn = true },
        new("POST /revoke-other-sessions") { AnswersOwn = true },
        new("POST /revoke-sessions") { AnswersOwn = true, EndsSession = true },
        new("POST /sign-out") { AnswersOwn = true, EndsSession = true },
    ];

    [Theory]
    [EveryEngineAndMode]
    public async Task EveryEndpoint_ByAStranger_IsRefusedOrHisOwnAndLeavesTheVictimAlone(Engine engine, ErrorStatuses mode)
    {
        var tenant = await Tenant.CreateAsync(await hosts.GetAsync(engine, mode));
        var secrets = await SecretsAsync(tenant);

        foreach (var call in Calls.Where(call => !call.EndsSession))
            await AssertKeepsOutAsync(tenant, tenant.Stranger, call, secrets);

        foreach (var call in Calls.Where(call => call.EndsSession))
        {
            var before = await VictimAsync(tenant);
            await SendAsync(await tenant.Stranger.SignInAsync(), call, tenant).Expect(200);
            (await VictimAsync(tenant)).Should().Be(before, "{0} is the stranger's own affair", call.Route);
        }
    }

    [Theory]
    [EveryEngineAndMode]
    public async Task PrivilegedEndpoints_ByAPlainMember_AreRefusedAndChangeNothing(Engine engine, ErrorStatuses mode)
    {
        var tenant = await Tenant.CreateAsync(await hosts.GetAsync(engine, mode));

        foreach (var call in Calls.Where(call => call.ByMemberToo))
            await AssertKeepsOutAsync(tenant, tenant.Member, call, secrets: [tenant.Invitation]);
    }

    [Fact]
    public async Task Table_OfCalls_NamesEveryEndpoint()
    {
        var app = await hosts.GetAsync(Engine.Sqlite);

        var mapped = app.Services.GetServices<EndpointDataSource>()
            .SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/auth/", StringComparison.Ordinal))
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["*"])
                .Select(method => $"{method} {endpoint.RoutePattern.RawText!["/api/auth".Length..]}"));

        mapped.Except(["* /{**path}", "POST /get-session"]).Should().BeEquivalentTo(Calls.Select(call => call.Route).Distinct());
    }

    private static async Task AssertKeepsOutAsync(Tenant tenant, ApiUser caller, Call call, string[] secrets)
    {
        var before = await tenant.ReadStateAsync();

        var reply = await SendAsync(caller, call, tenant);

        if (call.SendsOn)
            reply.Headers["Location"].Should().Be("/?error=INVALID_TOKEN", "{0} is refused", call.Route);
        else if (call.AnswersOwn)
            reply.Status.Should().Be(200, "{0} concerns the caller only", call.Route);
        else
            reply.Status.Should().BeInRange(400, 499, "{0} is refused", call.Route);

        reply.Text.Should().NotContainAny(secrets, "{0} reveals nothing", call.Route);
        (await tenant.ReadStateAsync()).Should().Be(before, "{0} changes nothing", call.Route);
    }

    private static Task<ApiReply> SendAsync(ApiUser caller, Call call, Tenant tenant)
    {
        var (method, path) = (call.Route.Split(' ')[0], call.Route.Split(' ')[1]);
        var fields = call.Fields?.Invoke(tenant);
        if (method == "POST")
            return caller.PostAsync(path, fields ?? new { });

        var query = fields is null ? [] : JsonSerializer.SerializeToElement(fields).EnumerateObject()
            .Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value.GetString()!)}");
        return caller.GetAsync($"{path}?{string.Join('&', query)}");
    }

    /// <summary>What no stranger may read, in whatever reply.</summary>
    private static async Task<string[]> SecretsAsync(Tenant tenant)
    {
        var full = await tenant.Owner.GetAsync("/organization/get-full-organization").Expect(200);
        var members = full.Json.GetProperty("members").EnumerateArray().Select(member => member.GetProperty("id").GetString()!);
        return [.. members, tenant.Id, tenant.Invitation, tenant.Owner.Email, tenant.Admin.Email, tenant.Member.Email, tenant.Guest.Email];
    }

    private static async Task<string> VictimAsync(Tenant tenant) =>
        (await tenant.Owner.GetAsync("/organization/get-full-organization").Expect(200)).Text + (await tenant.Owner.GetAsync("/list-sessions").Expect(200)).Text;

    /// <param name="Route">Method and path.</param>
    /// <param name="Fields">What names the victim.</param>
    private sealed record Call(string Route, Func<Tenant, object>? Fields = null)
    {
        /// <summary>A plain member of the victim is refused, too.</summary>
        public bool ByMemberToo { get; init; }

        /// <summary>It answers 200, about the caller only.</summary>
        public bool AnswersOwn { get; init; }

        /// <summary>It is a link, which tells its refusal to the next page.</summary>
        public bool SendsOn { get; init; }

        /// <summary>It ends the caller's session.</summary>
        public bool EndsSession { get; init; }
    }
}
