using Microsoft.EntityFrameworkCore;
using OrgAuth.Api.Errors;
using OrgAuth.Api.Tests.Hosting;
using OrgAuth.Application.Configuration;

namespace OrgAuth.Api.Tests.Invitations;

/// <summary>POST /organization/invite-member (reference sections 11.14 and 17; contract section 5, items 8 and 10).</summary>
public sealed class InviteMemberTests(TestHosts hosts)
{
    private const string Path = "/organization/invite-member";

    [Theory]
    [EveryEngineAndMode]
    public async Task InviteMember_NewAddress_AnswersAPendingInvitation(Engine engine, ErrorStatuses mode)
    {
        var tenant = await Tenant.CreateAsync(await hosts.GetAsync(engine, mode));
        var email = $"New.{Guid.NewGuid():N}@Example.com";

        var reply = await tenant.Admin.PostAsync(Path, new { email, role = new[] { " admin ", "member,admin" } }).Expect(200);

        var invitation = reply.Json;
        invitation.EnumerateObject().Select(property => property.Name).Should().BeEquivalentTo(
            "id", "organizationId", "email", "role", "status", "expiresAt", "createdAt", "inviterId");
        invitation.GetProperty("id").GetString().Should().MatchRegex("^[A-Za-z0-9]{32}$");
        invitation.GetProperty("email").GetString().Should().Be(email.ToLowerInvariant());
        invitation.GetProperty("role").GetString().Should().Be("admin,member");
        invitation.GetProperty("status").GetString().Should().Be("pending");
        invitation.GetProperty("inviterId").GetString().Should().Be(tenant.Admin.Id);
        var life = invitation.GetProperty("expiresAt").GetDateTime() - invitation.GetProperty("createdAt").GetDateTime();
        life.Should().Be(TimeSpan.FromHours(48));
    }

    [Theory]
    [EveryEngine]
    public async Task InviteMember_Resend_ProlongsTheSameInvitation(Engine engine)
    {
        await using var app = await hosts.StartAsync(engine);
        var tenant = await Tenant.CreateAsync(app);
        app.Time.Advance(TimeSpan.FromHours(1));

        var reply = await tenant.Owner.PostAsync(Path, new { email = tenant.Guest.Email, role = "admin", resend = true }).Expect(200);

        reply.Json.GetProperty("id").GetString().Should().Be(tenant.Invitation);
        reply.Json.GetProperty("role").GetString().Should().Be("member", "the request's role is ignored");
        var life = reply.Json.GetProperty("expiresAt").GetDateTime() - reply.Json.GetProperty("createdAt").GetDateTime();
        life.Should().BeGreaterThanOrEqualTo(TimeSpan.FromHours(49));
    }

    [Theory]
    [EveryEngine]
    public async Task InviteMember_AfterRejectionOrExpiry_InvitesAnew(Engine engine)
    {
        await using var app = await hosts.StartAsync(engine);
        var tenant = await Tenant.CreateAsync(app);
        await tenant.Guest.PostAsync("/organization/reject-invitation", new { invitationId = tenant.Invitation }).Expect(200);

        var second = await tenant.Owner.InviteAsync(tenant.Id, tenant.Guest.Email);
        app.Time.Advance(TimeSpan.FromHours(48));
        var third = await tenant.Owner.InviteAsync(tenant.Id, tenant.Guest.Email);

        third.Should().NotBe(second);
        await tenant.Guest.PostAsync("/organization/accept-invitation", new { invitationId = second }).Expect(404, "INVITATION_NOT_FOUND");
        await tenant.Guest.PostAsync("/organization/accept-invitation", new { invitationId = third }).Expect(200);
    }

    [Theory]
    [EveryEngineAndMode]
    public async Task InviteMember_Refused_SaysWhyAndChangesNothing(Engine engine, ErrorStatuses mode)
    {
        var tenant = await Tenant.CreateAsync(await hosts.GetAsync(engine, mode));
        var ownerOffer = $"{Guid.NewGuid():N}@example.com";
        await tenant.Owner.InviteAsync(tenant.Id, ownerOffer, "owner");
        var fresh = $"{Guid.NewGuid():N}@example.com";
        object Body(string email, object role, string? organizationId = null) => new { email, role, organizationId = organizationId ?? tenant.Id };
        Refusal InvalidEmail(string email) =>
            new($"the address {email}", () => tenant.Owner.PostAsync(Path, Body(email, "member")), 400, 400, "INVALID_EMAIL", "Invalid email");

        await tenant.AssertRefusesAsync(
            mode,
            new("no session", () => tenant.Anonymous.PostAsync(Path, Body(fresh, "member")), 401, 401, "UNAUTHORIZED", "Unauthorized"),
            new("nothing", () => tenant.Owner.PostAsync(Path, new { }),
                400, 400, "VALIDATION_ERROR", "[body.email] Invalid input: expected string, received undefined; [body.role] Invalid input"),
            new("nothing active", () => tenant.Guest.PostAsync(Path, new { email = fresh, role = "member" }),
                400, 400, "ORGANIZATION_NOT_FOUND", "Organization not found"),
            InvalidEmail("nobody"),
            InvalidEmail("a@b.c"),
            InvalidEmail(" a@b.co"),
            InvalidEmail($"{new string('a', 250)}@b.co"),
            new("unknown organization", () => tenant.Owner.PostAsync(Path, Body(fresh, "member", "unknown")),
                404, 400, "MEMBER_NOT_FOUND", "Member not found")
            { HidesUnknownOrganization = true },
            new("a stranger", () => tenant.Stranger.PostAsync(Path, Body(fresh, "member")), 403, 400, "MEMBER_NOT_FOUND", "Member not found"),
            new("a plain member", () => tenant.Member.PostAsync(Path, Body(fresh, "member")),
                403, 403, "YOU_ARE_NOT_ALLOWED_TO_INVITE_USERS_TO_THIS_ORGANIZATION", "You are not allowed to invite users to this organization"),
            new("no role", () => tenant.Owner.PostAsync(Path, Body(fresh, " , ")), 400, 400, "ROLE_NOT_FOUND", "Role not found"),
            new("unknown roles", () => tenant.Owner.PostAsync(Path, Body(fresh, new[] { "boss", "admin", "chief" })),
                400, 400, "ROLE_NOT_FOUND", "ROLE_NOT_FOUND: boss, chief", ReferenceBody.MessageOnly),
            new("an admin, as owner", () => tenant.Admin.PostAsync(Path, Body(fresh, "admin, owner")),
                403, 403, "YOU_ARE_NOT_ALLOWED_TO_INVITE_USER_WITH_THIS_ROLE", "You are not allowed to invite a user with this role"),
            new("an admin, resending an owner's offer",
                () => tenant.Admin.PostAsync(Path, new { email = ownerOffer, role = "member", organizationId = tenant.Id, resend = true }),
                403, 403, "YOU_ARE_NOT_ALLOWED_TO_INVITE_USER_WITH_THIS_ROLE", "You are not allowed to invite a user with this role"),
            new("a member's address", () => tenant.Owner.PostAsync(Path, Body(tenant.Member.Email.ToUpperInvariant(), "member")),
                409, 400, "USER_IS_ALREADY_A_MEMBER_OF_THIS_ORGANIZATION", "User is already a member of this organization"),
            new("an invited address", () => tenant.Admin.PostAsync(Path, Body(tenant.Guest.Email, "member")),
                409, 400, "USER_IS_ALREADY_INVITED_TO_THIS_ORGANIZATION", "User is already invited to this organization"));
    }

    [Theory]
    [EveryMode]
    public async Task InviteMember_AtTheInvitationLimit_CountsOpenOnesOnly(ErrorStatuses mode)
    {
        await using var app = await hosts.StartAsync(mode, ("OrgAuth:InvitationLimit", "1"));
        var owner = await app.SignUpAsync("owner");
        var id = await owner.CreateOrganizationAsync();
        await owner.InviteAsync(id, "first@example.com");

        await new Refusal(
            "one of one", () => owner.PostAsync(Path, new { email = "second@example.com", role = "member" }),
            403, 403, "INVITATION_LIMIT_REACHED", "Invitation limit reached").AssertAsync(mode);

        await owner.PostAsync(Path, new { email = "first@example.com", role = "member", resend = true }).Expect(200);
        app.Time.Advance(TimeSpan.FromHours(49));
        await owner.InviteAsync(id, "second@example.com");
    }

    [Fact]
    public async Task InviteMember_LimitEmpty_IsUnlimited()
    {
        await using var app = await hosts.StartAsync(ErrorStatuses.Documented, ("OrgAuth:InvitationLimit", string.Empty));
        var owner = await app.SignUpAsync("owner");
        var id = await owner.CreateOrganizationAsync();

        for (var index = 0; index <= 100; index++)
            await owner.InviteAsync(id, $"invited{index}@example.com");

        (await owner.GetAsync("/organization/list-invitations").Expect(200)).Json.GetArrayLength().Should().Be(101, "lists are not cut");
    }

    [Theory]
    [EveryEngine]
    public async Task InviteMember_WhereReInvitesCancel_ReplacesThePendingOne(Engine engine)
    {
        await using var app = await hosts.StartAsync(engine, new()
        {
            ["OrgAuth:CancelPendingInvitationsOnReInvite"] = "true",
            ["OrgAuth:InvitationLimit"] = "1",
        });
        var owner = await app.SignUpAsync("owner");
        var id = await owner.CreateOrganizationAsync();
        var first = await owner.InviteAsync(id, "guest@example.com");

        var second = await owner.InviteAsync(id, "guest@example.com", "admin");

        await using var db = app.OpenDatabase();
        var stages = await db.Invitations.ToDictionaryAsync(invitation => invitation.Id, invitation => invitation.Status);
        stages.Should().Equal(new Dictionary<string, string> { [first] = "canceled", [second] = "pending" });
    }

    [Theory]
    [InlineData("3600", 1)]
    [InlineData("1.12:00:00", 36)]
    public async Task InviteMember_ConfiguredLifetime_IsSecondsOrATimeSpan(string configured, int hours)
    {
        await using var app = await hosts.StartAsync(ErrorStatuses.Documented, ("OrgAuth:InvitationExpiresIn", configured));
        var owner = await app.SignUpAsync("owner");
        var guest = await app.SignUpAsync("guest");
        var invitation = await owner.InviteAsync(await owner.CreateOrganizationAsync(), guest.Email);

        app.Time.Advance(TimeSpan.FromHours(hours) - TimeSpan.FromMinutes(1));
        await guest.GetAsync($"/organization/get-invitation?id={invitation}").Expect(200);
        app.Time.Advance(TimeSpan.FromMinutes(1));
        await guest.GetAsync($"/organization/get-invitation?id={invitation}").Expect(404, "INVITATION_NOT_FOUND");
    }
}
