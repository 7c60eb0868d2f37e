using Microsoft.EntityFrameworkCore;
using OrgAuth.Api.Errors;
using OrgAuth.Api.Tests.Hosting;
using OrgAuth.Api.Tests.Mail;
using OrgAuth.Application.Configuration;

namespace OrgAuth.Api.Tests.Accounts;

/// <summary>Deleting oneself: what goes, what stays, and when it is refused.</summary>
public sealed class DeleteUserTests(TestHosts hosts)
{
    private const string Path = "/delete-user";

    [Theory]
    [EveryEngine]
    public async Task Delete_OfAMember_TakesWhatIsTheUsersAndNothingElse(Engine engine)
    {
        var app = await hosts.GetAsync(engine);
        var tenant = await Tenant.CreateAsync(app);
        var (admin, joined) = (tenant.Admin, await app.SignUpAsync("joined"));
        await joined.PostAsync("/organization/accept-invitation", new { invitationId = await admin.InviteAsync(tenant.Id, joined.Email) }).Expect(200);
        await admin.InviteAsync(tenant.Id, "pending@example.com");
        await tenant.Stranger.InviteAsync(tenant.StrangersId, admin.Email);
        await app.VerifyAsync(admin);
        await admin.PostAsync("/request-password-reset", new { email = admin.Email }).Expect(200);

        var reply = await admin.PostAsync(Path, new { password = ApiUser.Password }).Expect(200);

        reply.Text.Should().Be("""{"success":true,"message":"User deleted"}""");
        reply.Cookies.Should().OnlyContain(cookie => cookie.Contains("Max-Age=0", StringComparison.Ordinal));
        (await admin.WhoAmIAsync()).Should().BeNull();
        await app.Anonymous().PostAsync("/sign-in/email", new { email = admin.Email, password = ApiUser.Password }).Expect(401);
        await using var db = app.OpenDatabase();
        (await db.Users.AnyAsync(user => user.Id == admin.Id, TestContext.Current.CancellationToken)).Should().BeFalse();
        (await db.Sessions.AnyAsync(session => session.UserId == admin.Id, TestContext.Current.CancellationToken)).Should().BeFalse();
        (await db.Verifications.AnyAsync(leave => leave.UserId == admin.Id || leave.Email == admin.Email, TestContext.Current.CancellationToken)).Should().BeFalse();
        (await db.Invitations.AnyAsync(i => i.InviterId == admin.Id || i.Email == admin.Email, TestContext.Current.CancellationToken)).Should().BeFalse();
        (await db.Invitations.AnyAsync(i => i.Id == tenant.Invitation, TestContext.Current.CancellationToken)).Should().BeTrue("another sent it");
        await AssertCountsAsync(app, tenant.Id, members: 3);
        (await tenant.Owner.GetAsync("/organization/list-members").Expect(200)).Text.Should().Contain(joined.Id).And.NotContain(admin.Id);
    }

    [Theory]
    [EveryEngineAndMode]
    public async Task Delete_OfAnOnlyOwner_IsRefusedNamingTheOrganizations(Engine engine, ErrorStatuses mode)
    {
        var app = await hosts.GetAsync(engine, mode);
        var tenant = await Tenant.CreateAsync(app);
        await tenant.Owner.PostAsync("/organization/create", new { name = "Second", slug = $"second-{Guid.NewGuid():N}" }).Expect(200);
        const string message = "You are the only owner of Organization, Second. Make somebody else an owner, or delete the organization, first.";

        await tenant.AssertRefusesAsync(
            mode, new Refusal("the only owner", () => tenant.Owner.PostAsync(Path, new { password = ApiUser.Password }), 409, 400, "USER_IS_THE_ONLY_OWNER", message));

        await tenant.Owner.PostAsync("/organization/update-member-role", new { organizationId = tenant.Id, memberId = tenant.AdminMember, role = "owner" }).Expect(200);
        await tenant.Owner.PostAsync("/organization/delete", new { organizationId = await ActiveAsync(tenant.Owner) }).Expect(200);
        await tenant.Owner.PostAsync(Path, new { password = ApiUser.Password }).Expect(200);
        await AssertCountsAsync(app, tenant.Id, members: 2);
    }

    [Theory]
    [EveryMode]
    public async Task Delete_ThatCannotBe_IsRefused(ErrorStatuses mode)
    {
        await using var app = await hosts.StartAsync(mode);
        await using var off = await hosts.StartAsync(mode, ("OrgAuth:DeleteUser:Enabled", "false"));
        var (tenant, bound) = (await Tenant.CreateAsync(app), await off.SignUpAsync());
        await using (var db = app.OpenDatabase())
            await db.Users.Where(user => user.Id == tenant.Guest.Id).ExecuteUpdateAsync(row => row.SetProperty(user => user.PasswordHash, (string?)null), TestContext.Current.CancellationToken);

        await tenant.AssertRefusesAsync(
            mode,
            new("signed out", () => tenant.Anonymous.PostAsync(Path, new { password = ApiUser.Password }), 401, 401, "UNAUTHORIZED", "Unauthorized"),
            new("a wrong password", () => tenant.Member.PostAsync(Path, new { password = "wrong-kettle-42" }), 400, 400, "INVALID_PASSWORD", "Invalid password"),
            new("too long a password", () => tenant.Member.PostAsync(Path, new { password = new string('p', 129) }), 400, 400, "PASSWORD_TOO_LONG", "Password too long"),
            new("no password to have", () => tenant.Guest.PostAsync(Path, new { password = ApiUser.Password }), 400, 400, "CREDENTIAL_ACCOUNT_NOT_FOUND", "Credential account not found"),
            new("a token that is none", () => tenant.Member.PostAsync(Path, new { token = "x" }), 404, 404, "INVALID_TOKEN", "Invalid token"),
            new("a link that is none", () => tenant.Member.GetAsync("/delete-user/callback?token=x"), 404, 404, "INVALID_TOKEN", "Invalid token"),
            new("a link, signed out", () => tenant.Anonymous.GetAsync("/delete-user/callback?token=x"), 401, 404, "FAILED_TO_GET_USER_INFO", "Failed to get user info"),
            new("switched off", () => bound.PostAsync(Path, new { }), 404, 404, "NOT_FOUND", "Not found", ReferenceBody.Empty),
            new("a link, switched off", () => bound.GetAsync("/delete-user/callback?token=x"), 404, 404, "NOT_FOUND", "Not found"));
        app.Time.Advance(TimeSpan.FromDays(1));
        await tenant.Member.GetAsync("/get-session").Expect(200);
        await tenant.AssertRefusesAsync(
            mode, new Refusal("a session of yesterday", () => tenant.Member.PostAsync(Path, new { }), 400, 400, "SESSION_EXPIRED", "Session expired. Re-authenticate to perform this action."));
        await tenant.Member.PostAsync(Path, new { password = ApiUser.Password }).Expect(200);
    }

    [Fact]
    public async Task Delete_InAFreshSession_NeedsNoPassword()
    {
        var user = await (await hosts.GetAsync(Engine.Sqlite)).SignUpAsync();

        await user.PostAsync(Path, new { }).Expect(200);

        (await user.WhoAmIAsync()).Should().BeNull();
    }

    [Theory]
    [EveryEngine]
    public async Task Delete_ConfirmedByMail_TakesTheLinkInTheUsersOwnBrowser(Engine engine)
    {
        await using var host = await MailHost.StartAsync(hosts, engine, ("OrgAuth:DeleteUser:ConfirmByMail", "true"));
        var (user, other) = (await host.App.SignUpAsync(), await host.App.SignUpAsync());
        (await user.PostAsync(Path, new { callbackURL = "/goodbye" }).Expect(200)).Text.Should().Be("""{"success":true,"message":"Verification email sent"}""");
        var letter = await Letter.ToAsync(host, user.Email);

        (await letter.FollowAsync(other)).Location().Should().Be("/goodbye?error=INVALID_TOKEN");
        (await letter.FollowAsync(host.App.Anonymous())).Location().Should().Be("/goodbye?error=FAILED_TO_GET_USER_INFO");
        (await user.WhoAmIAsync()).Should().NotBeNull();
        (await letter.FollowAsync(user)).Location().Should().Be("/goodbye");

        (await user.WhoAmIAsync()).Should().BeNull();
        (await other.WhoAmIAsync()).Should().NotBeNull();
        var owner = await host.App.SignUpAsync();
        await owner.CreateOrganizationAsync();
        await owner.PostAsync(Path, new { }).Expect(409, "USER_IS_THE_ONLY_OWNER");
        await other.PostAsync(Path, new { }).Expect(200);
        await other.PostAsync(Path, new { token = (await Letter.ToAsync(host, other.Email)).Token }).Expect(200);
        (await other.WhoAmIAsync()).Should().BeNull();
    }

    [Theory]
    [EveryEngine]
    public async Task Delete_OfAnUnverifiedUser_LeavesInvitationsToTheAddress(Engine engine)
    {
        var app = await hosts.GetAsync(engine);
        var tenant = await Tenant.CreateAsync(app);

        await tenant.Guest.PostAsync(Path, new { }).Expect(200);

        await using var db = app.OpenDatabase();
        (await db.Invitations.AnyAsync(i => i.Id == tenant.Invitation, TestContext.Current.CancellationToken))
            .Should().BeTrue("whoever signs up with an address cannot take back what was sent to it");
    }

    internal static async Task AssertCountsAsync(TestApp app, string organizationId, int members, int owners = 1)
    {
        await using var db = app.OpenDatabase();
        var organization = await db.Organizations.SingleAsync(o => o.Id == organizationId, TestContext.Current.CancellationToken);
        var roles = await db.Members.Where(m => m.OrganizationId == organizationId).Select(m => m.Role).ToListAsync(TestContext.Current.CancellationToken);
        (organization.MemberCount, organization.OwnerCount).Should().Be((members, owners));
        (roles.Count, roles.Count(role => role == "owner")).Should().Be((members, owners));
    }

    private static async Task<string> ActiveAsync(ApiUser user) =>
        (await user.GetAsync("/get-session").Expect(200)).Json.GetProperty("session").GetProperty("activeOrganizationId").GetString()!;
}
