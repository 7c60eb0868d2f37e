using OrgAuth.Api.Tests.Hosting;
using OrgAuth.Application.Configuration;

namespace OrgAuth.Api.Tests.Invitations;

/// <summary>accept-, reject- and cancel-invitation (reference sections 11.18 to 11.20; contract section 5, items 4 and 5).</summary>
public sealed class AnswerTests(TestHosts hosts)
{
    private const string Accept = "/organization/accept-invitation";
    private const string Reject = "/organization/reject-invitation";
    private const string Cancel = "/organization/cancel-invitation";

    [Theory]
    [EveryEngineAndMode]
    public async Task Accept_ByTheRecipient_MakesAMemberAndTheOrganizationActive(Engine engine, ErrorStatuses mode)
    {
        var tenant = await Tenant.CreateAsync(await hosts.GetAsync(engine, mode));

        var reply = await tenant.Guest.PostAsync(Accept, new { invitationId = tenant.Invitation }).Expect(200);

        reply.Cookies.Should().BeEmpty();
        reply.Json.GetProperty("invitation").GetProperty("status").GetString().Should().Be("accepted");
        reply.Json.GetProperty("member").GetProperty("role").GetString().Should().Be("member");
        var member = await tenant.Guest.GetAsync("/organization/get-active-member").Expect(200);
        member.Json.GetProperty("id").GetString().Should().Be(reply.Json.GetProperty("member").GetProperty("id").GetString());
        member.Json.GetProperty("organizationId").GetString().Should().Be(tenant.Id);
    }

    [Theory]
    [EveryEngineAndMode]
    public async Task Reject_ByTheRecipient_DecidesIt(Engine engine, ErrorStatuses mode)
    {
        var tenant = await Tenant.CreateAsync(await hosts.GetAsync(engine, mode));

        var reply = await tenant.Guest.PostAsync(Reject, new { invitationId = tenant.Invitation }).Expect(200);

        reply.Json.GetProperty("invitation").GetProperty("status").GetString().Should().Be("rejected");
        reply.Json.GetProperty("member").ValueKind.Should().Be(System.Text.Json.JsonValueKind.Null);
        (await tenant.Guest.GetAsync("/organization/list").Expect(200)).Text.Should().Be("[]");
    }

    [Theory]
    [EveryEngineAndMode]
    public async Task Cancel_ByAnotherAdmin_DecidesIt(Engine engine, ErrorStatuses mode)
    {
        var tenant = await Tenant.CreateAsync(await hosts.GetAsync(engine, mode));

        var reply = await tenant.Admin.PostAsync(Cancel, new { invitationId = tenant.Invitation }).Expect(200);

        reply.Json.GetProperty("id").GetString().Should().Be(tenant.Invitation);
        reply.Json.GetProperty("status").GetString().Should().Be("canceled");
    }

    [Theory]
    [EveryEngineAndMode]
    public async Task Answer_Refused_SaysWhyAndChangesNothing(Engine engine, ErrorStatuses mode)
    {
        var tenant = await Tenant.CreateAsync(await hosts.GetAsync(engine, mode));
        var body = new { invitationId = tenant.Invitation };
        Refusal[] Common(string path, string unknownMessage) =>
        [
            new($"{path} without session", () => tenant.Anonymous.PostAsync(path, body), 401, 401, "UNAUTHORIZED", "Unauthorized"),
            new($"{path} without id", () => tenant.Guest.PostAsync(path, new { }),
                400, 400, "VALIDATION_ERROR", "[body.invitationId] Invalid input: expected string, received undefined"),
            new($"{path}, unknown", () => tenant.Guest.PostAsync(path, new { invitationId = "unknown" }),
                404, 400, "INVITATION_NOT_FOUND", unknownMessage),
        ];
        Refusal NotRecipient(string path) => new($"{path} by the inviter", () => tenant.Owner.PostAsync(path, body),
            403, 403, "YOU_ARE_NOT_THE_RECIPIENT_OF_THE_INVITATION", "You are not the recipient of the invitation");

        await tenant.AssertRefusesAsync(mode, [.. Common(Accept, "Invitation not found"), NotRecipient(Accept)]);
        await tenant.AssertRefusesAsync(mode, [.. Common(Reject, "Invitation not found!"), NotRecipient(Reject)]);
        await tenant.AssertRefusesAsync(mode, Common(Cancel, "Invitation not found"));
        await tenant.AssertRefusesAsync(
            mode,
            new("cancel by a stranger", () => tenant.Stranger.PostAsync(Cancel, body), 403, 400, "MEMBER_NOT_FOUND", "Member not found"),
            new("cancel by its recipient", () => tenant.Guest.PostAsync(Cancel, body), 403, 400, "MEMBER_NOT_FOUND", "Member not found"),
            new("cancel by a plain member", () => tenant.Member.PostAsync(Cancel, body),
                403, 403, "YOU_ARE_NOT_ALLOWED_TO_CANCEL_THIS_INVITATION", "You are not allowed to cancel this invitation"));
    }

    [Theory]
    [EveryEngineAndMode]
    public async Task Answer_WhatIsDecided_IsNotFoundAgain(Engine engine, ErrorStatuses mode)
    {
        var tenant = await Tenant.CreateAsync(await hosts.GetAsync(engine, mode));
        var body = new { invitationId = tenant.Invitation };
        await tenant.Guest.PostAsync(Accept, body).Expect(200);

        await tenant.AssertRefusesAsync(
            mode,
            new("accepted by this user already", () => tenant.Guest.PostAsync(Accept, body), 409, 400, "INVITATION_NOT_FOUND", "Invitation not found"),
            new("reject what was accepted", () => tenant.Guest.PostAsync(Reject, body), 404, 400, "INVITATION_NOT_FOUND", "Invitation not found!"),
            new("cancel what was accepted", () => tenant.Owner.PostAsync(Cancel, body), 404, 400, "INVITATION_NOT_FOUND", "Invitation not found"));
    }

    [Theory]
    [EveryEngineAndMode]
    public async Task Answer_WhatIsExpired_IsNotFound(Engine engine, ErrorStatuses mode)
    {
        await using var app = await hosts.StartAsync(engine, new() { ["OrgAuth:ErrorStatuses"] = mode.ToString() });
        var tenant = await Tenant.CreateAsync(app);
        var body = new { invitationId = tenant.Invitation };
        app.Time.Advance(TimeSpan.FromHours(48));
        await Task.WhenAll(new[] { tenant.Guest, tenant.Owner }.Select(user => user.GetAsync("/get-session").Expect(200)));

        await tenant.AssertRefusesAsync(
            mode,
            new("accept", () => tenant.Guest.PostAsync(Accept, body), 404, 400, "INVITATION_NOT_FOUND", "Invitation not found"),
            new("reject", () => tenant.Guest.PostAsync(Reject, body), 404, 400, "INVITATION_NOT_FOUND", "Invitation not found!"),
            new("cancel", () => tenant.Owner.PostAsync(Cancel, body), 404, 400, "INVITATION_NOT_FOUND", "Invitation not found"));
    }

    [Theory]
    [EveryEngineAndMode]
    public async Task Accept_FromAnInviterWhoMayNoLongerGrantIt_IsRefused(Engine engine, ErrorStatuses mode)
    {
        var tenant = await Tenant.CreateAsync(await hosts.GetAsync(engine, mode));
        await tenant.Owner.PostAsync("/organization/update-member-role", new { memberId = tenant.AdminMember, role = "owner" }).Expect(200);
        var ownerOffer = await tenant.Admin.InviteAsync(tenant.Id, tenant.Stranger.Email, "owner");
        await tenant.Owner.PostAsync("/organization/update-member-role", new { memberId = tenant.AdminMember, role = "admin" }).Expect(200);
        Refusal InviterGone(string when, ApiUser user, string invitation) => new(
            when, () => user.PostAsync(Accept, new { invitationId = invitation }),
            409, 400, "INVITER_IS_NO_LONGER_A_MEMBER_OF_THE_ORGANIZATION", "Inviter is no longer a member of the organization");

        await tenant.AssertRefusesAsync(mode, InviterGone("the inviter is no longer an owner", tenant.Stranger, ownerOffer));
        await tenant.Owner.PostAsync("/organization/remove-member", new { memberIdOrEmail = tenant.AdminMember }).Expect(200);
        await tenant.AssertRefusesAsync(mode, InviterGone("the inviter has left", tenant.Stranger, ownerOffer));
    }

    [Theory]
    [EveryEngineAndMode]
    public async Task Accept_WhileAlreadyAMember_IsRefusedAndKeepsTheInvitation(Engine engine, ErrorStatuses mode)
    {
        await using var app = await hosts.StartAsync(engine, new() { ["OrgAuth:ErrorStatuses"] = mode.ToString() });
        var tenant = await Tenant.CreateAsync(app);
        await using (var db = app.OpenDatabase())
        {
            var guest = await db.Users.FindAsync(tenant.Guest.Id);
            var organization = await db.Organizations.FindAsync(tenant.Id);
            db.Members.Add(Admission.Admit(organization!, guest!));
            await db.SaveChangesAsync();
        }

        await tenant.AssertRefusesAsync(
            mode,
            new Refusal("already a member", () => tenant.Guest.PostAsync(Accept, new { invitationId = tenant.Invitation }),
                409, 400, "USER_IS_ALREADY_A_MEMBER_OF_THIS_ORGANIZATION", "User is already a member of this organization"));
    }

    [Theory]
    [EveryMode]
    public async Task Accept_AtTheLimits_IsRefusedAndKeepsTheInvitation(ErrorStatuses mode)
    {
        await using var full = await hosts.StartAsync(mode, ("OrgAuth:MembershipLimit", "3"));
        var tenant = await Tenant.CreateAsync(full);
        await tenant.AssertRefusesAsync(
            mode,
            new Refusal("three members of three", () => tenant.Guest.PostAsync(Accept, new { invitationId = tenant.Invitation }),
                403, 403, "ORGANIZATION_MEMBERSHIP_LIMIT_REACHED", "Organization membership limit reached"));

        await using var narrow = await hosts.StartAsync(mode, ("OrgAuth:OrganizationLimit", "1"));
        var second = await Tenant.CreateAsync(narrow);
        await second.Guest.CreateOrganizationAsync();
        await second.AssertRefusesAsync(
            mode,
            new Refusal("one organization of one", () => second.Guest.PostAsync(Accept, new { invitationId = second.Invitation }),
                403, 403, "YOU_HAVE_REACHED_THE_MAXIMUM_NUMBER_OF_ORGANIZATIONS", "You have reached the maximum number of organizations"));
    }

    [Theory]
    [EveryMode]
    public async Task Answer_WhereAddressesMustBeVerified_IsRefusedUntilThen(ErrorStatuses mode)
    {
        await using var app = await hosts.StartAsync(mode, ("OrgAuth:RequireEmailVerificationOnInvitation", "true"));
        var owner = await app.SignUpAsync("owner");
        var guest = await app.SignUpAsync("guest");
        var body = new { invitationId = await owner.InviteAsync(await owner.CreateOrganizationAsync(), guest.Email) };
        var get = $"/organization/get-invitation?id={body.invitationId}";

        foreach (var path in new[] { Accept, Reject })
        {
            await new Refusal(
                path, () => guest.PostAsync(path, body), 403, 403, "EMAIL_VERIFICATION_REQUIRED_BEFORE_ACCEPTING_OR_REJECTING_INVITATION",
                "Email verification required before accepting or rejecting invitation").AssertAsync(mode);
        }

        await guest.GetAsync(get).Expect(403, "EMAIL_VERIFICATION_REQUIRED_FOR_INVITATION");
        await app.VerifyAsync(guest);
        await guest.GetAsync(get).Expect(200);
        await guest.PostAsync(Accept, body).Expect(200);
    }
}
