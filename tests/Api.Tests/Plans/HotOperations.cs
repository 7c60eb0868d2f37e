using OrgAuth.Api.Tests.Hosting;

namespace OrgAuth.Api.Tests.Plans;

/// <summary>Everything that is asked often, on the largest organization and for the user who belongs to most.</summary>
internal static class HotOperations
{
    public static IEnumerable<(string Name, Func<Task> Act)> Of(LargeHost host)
    {
        var (owner, member) = (host.Member(0), host.Member(5));
        var organizationId = host.Data.OrganizationId(0);
        return Reads(host, owner, member, organizationId)
            .Concat(InvitationCommands(host, owner, organizationId))
            .Concat(MemberCommands(host, owner, organizationId))
            .Concat(OrganizationCommands(host, organizationId))
            .Concat(Sessions(host));
    }

    private static IEnumerable<(string Name, Func<Task> Act)> Reads(LargeHost host, ApiUser owner, ApiUser member, string organizationId)
    {
        var busiest = host.User(host.Data.Memberships.BusiestUser);
        yield return Get("get-session", member, "/get-session");
        yield return Post("has-permission", member, "/organization/has-permission", new { permissions = new { member = new[] { "update" } } });
        yield return Get("get-active-member", member, "/organization/get-active-member");
        yield return Get("get-active-member-role", member, $"/organization/get-active-member-role?userId={owner.Id}");
        yield return Get("list", member, "/organization/list");
        yield return Get("list of the busiest user", busiest, "/organization/list?limit=10&offset=400");
        yield return Get("list-members, page one", member, "/organization/list-members");
        yield return Get("list-members by slug", member, "/organization/list-members?organizationSlug=organization-0&limit=10");
        yield return Get("list-members, deep page", member, "/organization/list-members?offset=9000");
        yield return Get("list-members, middle page", member, "/organization/list-members?offset=4000");
        yield return Get("list-members, newest first, deep page", member, "/organization/list-members?sortBy=createdAt&sortDirection=desc&offset=9000");
        yield return Get("list-members of one user", member, $"/organization/list-members?filterField=userId&filterValue={owner.Id}");
        yield return Get("list-invitations", owner, "/organization/list-invitations?limit=50");
        yield return Get("list-invitations of an admin", host.Member(1), "/organization/list-invitations?limit=50");
        yield return Get("list-user-invitations", host.Guest(0), "/organization/list-user-invitations");
        yield return Get("get-invitation", host.Guest(0), $"/organization/get-invitation?id={host.Data.InvitationId(0)}");
        yield return Get("get-organization", member, $"/organization/get-organization?organizationId={organizationId}");
        yield return Get("get-full-organization", member, "/organization/get-full-organization?membersLimit=10");
        yield return Get("get-full-organization of the owner", owner, "/organization/get-full-organization");
        yield return Post("check-slug", member, "/organization/check-slug", new { slug = "free" });
    }

    private static IEnumerable<(string Name, Func<Task> Act)> InvitationCommands(LargeHost host, ApiUser owner, string organizationId)
    {
        yield return Post("invite-member", owner, "/organization/invite-member", new { organizationId, email = "new@example.com", role = "member" });
        yield return Post("invite-member again", owner, "/organization/invite-member", new { organizationId, email = "new@example.com", role = "member", resend = true });
        yield return Post("accept-invitation", host.Guest(1), "/organization/accept-invitation", new { invitationId = host.Data.InvitationId(1) });
        yield return Post("reject-invitation", host.Guest(2), "/organization/reject-invitation", new { invitationId = host.Data.InvitationId(2) });
        yield return Post("cancel-invitation", owner, "/organization/cancel-invitation", new { invitationId = host.Data.InvitationId(3) });
    }

    private static IEnumerable<(string Name, Func<Task> Act)> MemberCommands(LargeHost host, ApiUser owner, string organizationId)
    {
        yield return Post("leave", host.Guest(1), "/organization/leave", new { organizationId });
        yield return Post("remove-member by address", owner, "/organization/remove-member", new { organizationId, memberIdOrEmail = host.Member(20).Email });
        yield return ("remove-member by id", async () =>
        {
            var memberIdOrEmail = await owner.MemberIdAsync(organizationId, host.Member(21).Id);
            await owner.PostAsync("/organization/remove-member", new { organizationId, memberIdOrEmail }).Expect(200);
        }
        );
        yield return ("update-member-role", async () =>
        {
            var memberId = await owner.MemberIdAsync(organizationId, host.Member(22).Id);
            await owner.PostAsync("/organization/update-member-role", new { organizationId, memberId, role = "admin" }).Expect(200);
        }
        );
    }

    private static IEnumerable<(string Name, Func<Task> Act)> OrganizationCommands(LargeHost host, string organizationId)
    {
        var busiest = host.User(host.Data.Memberships.BusiestUser);
        yield return Post("set-active", busiest, "/organization/set-active", new { organizationId = host.Data.OrganizationId(1) });
        yield return Post("create", busiest, "/organization/create", new { name = "New", slug = "new" });
        yield return Post("update", host.Member(0), "/organization/update", new { organizationId, data = new { slug = "renamed" } });
        yield return Post(
            "delete", host.User(host.Data.Memberships.UserAt(9, 0)), "/organization/delete", new { organizationId = host.Data.OrganizationId(9) });
    }

    private static IEnumerable<(string Name, Func<Task> Act)> Sessions(LargeHost host)
    {
        const string Email = "newcomer@example.com";
        yield return Post("sign-up", host.App.Anonymous(), "/sign-up/email", new { name = "Newcomer", email = Email, password = ApiUser.Password });
        yield return Post("sign-in", host.App.Anonymous(), "/sign-in/email", new { email = Email, password = ApiUser.Password });
        yield return Get("list-sessions", host.Member(30), "/list-sessions");
        yield return Post("revoke-session", host.Member(30), "/revoke-session", new { token = "unknown" });
        yield return Post("revoke-other-sessions", host.Member(30), "/revoke-other-sessions", new { });
        yield return Post("revoke-sessions", host.Member(30), "/revoke-sessions", new { });
        yield return Post("sign-out", host.Member(31), "/sign-out", new { });
    }

    private static (string Name, Func<Task> Act) Get(string name, ApiUser user, string path) => (name, () => user.GetAsync(path).Expect(200));

    private static (string Name, Func<Task> Act) Post(string name, ApiUser user, string path, object body) =>
        (name, () => user.PostAsync(path, body).Expect(200));
}
