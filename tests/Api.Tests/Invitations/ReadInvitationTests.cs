using OrgAuth.Api.Errors;
using OrgAuth.Api.Tests.Hosting;
using OrgAuth.Application.Configuration;

namespace OrgAuth.Api.Tests.Invitations;

/// <summary>get-invitation, list-invitations and list-user-invitations (reference sections 11.15 to 11.17).</summary>
public sealed class ReadInvitationTests(TestHosts hosts)
{
    private const string Get = "/organization/get-invitation";
    private const string List = "/organization/list-invitations";
    private const string ListOwn = "/organization/list-user-invitations";

    [Theory]
    [EveryEngineAndMode]
    public async Task GetInvitation_ByItsRecipient_TellsWhoInvitesWhereTo(Engine engine, ErrorStatuses mode)
    {
        var tenant = await Tenant.CreateAsync(await hosts.GetAsync(engine, mode));

        var invitation = (await tenant.Guest.GetAsync($"{Get}?id={tenant.Invitation}").Expect(200)).Json;

        invitation.GetProperty("id").GetString().Should().Be(tenant.Invitation);
        invitation.GetProperty("organizationName").GetString().Should().Be("Organization");
        invitation.GetProperty("organizationSlug").GetString().Should().Be(tenant.Slug);
        invitation.GetProperty("inviterEmail").GetString().Should().Be(tenant.Owner.Email);
    }

    [Theory]
    [EveryEngineAndMode]
    public async Task GetInvitation_Refused_SaysWhy(Engine engine, ErrorStatuses mode)
    {
        var tenant = await Tenant.CreateAsync(await hosts.GetAsync(engine, mode));
        var canceled = await tenant.Admin.InviteAsync(tenant.Id, tenant.Stranger.Email);
        await tenant.Admin.PostAsync("/organization/cancel-invitation", new { invitationId = canceled }).Expect(200);
        var orphan = await tenant.Admin.InviteAsync(tenant.Id, tenant.Stranger.Email);
        await tenant.Admin.PostAsync("/organization/leave", new { organizationId = tenant.Id }).Expect(200);

        await tenant.AssertRefusesAsync(
            mode,
            new("no session", () => tenant.Anonymous.GetAsync($"{Get}?id={tenant.Invitation}"),
                401, 401, "UNAUTHORIZED", "Not authenticated", ReferenceBody.MessageOnly),
            new("no id", () => tenant.Guest.GetAsync(Get), 400, 400, "VALIDATION_ERROR", "[query.id] Invalid input: expected string, received undefined"),
            new("unknown", () => tenant.Guest.GetAsync($"{Get}?id=unknown"), 404, 400, "INVITATION_NOT_FOUND", "Invitation not found"),
            new("canceled", () => tenant.Stranger.GetAsync($"{Get}?id={canceled}"), 404, 400, "INVITATION_NOT_FOUND", "Invitation not found"),
            new("the inviter", () => tenant.Owner.GetAsync($"{Get}?id={tenant.Invitation}"),
                403, 403, "YOU_ARE_NOT_THE_RECIPIENT_OF_THE_INVITATION", "You are not the recipient of the invitation"),
            new("the inviter has left", () => tenant.Stranger.GetAsync($"{Get}?id={orphan}"),
                409, 400, "INVITER_IS_NO_LONGER_A_MEMBER_OF_THE_ORGANIZATION", "Inviter is no longer a member of the organization"));
    }

    [Theory]
    [EveryEngineAndMode]
    public async Task ListInvitations_OfAllStages_IsInTheOrderOfCreationAndHidesOwnerOffers(Engine engine, ErrorStatuses mode)
    {
        var tenant = await Tenant.CreateAsync(await hosts.GetAsync(engine, mode));
        var offer = await tenant.Owner.InviteAsync(tenant.Id, $"{Guid.NewGuid():N}@example.com", "admin,owner");
        async Task<List<(string? Id, string? Status)>> ListAsync(ApiUser user, string query = "") =>
            (await user.GetAsync(List + query).Expect(200)).Json.EnumerateArray()
            .Select(invitation => (invitation.GetProperty("id").GetString(), invitation.GetProperty("status").GetString())).ToList();

        var all = await ListAsync(tenant.Owner);

        all.Select(invitation => invitation.Status).Should().Equal("accepted", "accepted", "pending", "pending");
        all.Select(invitation => invitation.Id).Should().EndWith([tenant.Invitation, offer]);
        (await ListAsync(tenant.Admin, $"?organizationId={tenant.Id}")).Should().Equal(all.SkipLast(1));
        (await ListAsync(tenant.Owner, "?limit=2&offset=1")).Should().Equal(all.Skip(1).Take(2));
    }

    [Theory]
    [EveryEngineAndMode]
    public async Task ListInvitations_Refused_SaysWhy(Engine engine, ErrorStatuses mode)
    {
        var tenant = await Tenant.CreateAsync(await hosts.GetAsync(engine, mode));

        await tenant.AssertRefusesAsync(
            mode,
            new("no session", () => tenant.Anonymous.GetAsync(List), 401, 401, "UNAUTHORIZED", "Unauthorized"),
            new("nothing active", () => tenant.Guest.GetAsync(List),
                400, 400, "ORGANIZATION_ID_IS_REQUIRED", "Organization ID is required", ReferenceBody.MessageOnly),
            new("unknown organization", () => tenant.Owner.GetAsync($"{List}?organizationId=unknown"),
                404, 403, "YOU_ARE_NOT_A_MEMBER_OF_THIS_ORGANIZATION", "You are not a member of this organization", ReferenceBody.MessageOnly)
            {
                HidesUnknownOrganization = true,
            },
            new("a stranger", () => tenant.Stranger.GetAsync($"{List}?organizationId={tenant.Id}"),
                403, 403, "YOU_ARE_NOT_A_MEMBER_OF_THIS_ORGANIZATION", "You are not a member of this organization", ReferenceBody.MessageOnly),
            new("a plain member", () => tenant.Member.GetAsync(List),
                403, 403, "YOU_ARE_NOT_ALLOWED_TO_LIST_INVITATIONS", "You are not allowed to list invitations for this organization"),
            new("a negative limit", () => tenant.Owner.GetAsync($"{List}?limit=-1"),
                400, 400, "VALIDATION_ERROR", "[query.limit] Too small: expected number to be >=0"));
    }

    [Theory]
    [EveryEngineAndMode]
    public async Task ListUserInvitations_OfAVerifiedAddress_ListsOpenOnesOnly(Engine engine, ErrorStatuses mode)
    {
        var tenant = await Tenant.CreateAsync(await hosts.GetAsync(engine, mode));
        await tenant.App.VerifyAsync(tenant.Guest);
        var rejected = await tenant.Stranger.InviteAsync(tenant.StrangersId, tenant.Guest.Email);
        await tenant.Guest.PostAsync("/organization/reject-invitation", new { invitationId = rejected }).Expect(200);

        var invitations = (await tenant.Guest.GetAsync(ListOwn).Expect(200)).Json;

        var invitation = invitations.EnumerateArray().Should().ContainSingle().Subject;
        invitation.GetProperty("id").GetString().Should().Be(tenant.Invitation);
        invitation.GetProperty("organizationName").GetString().Should().Be("Organization");
    }

    [Fact]
    public async Task ListUserInvitations_AfterExpiry_IsEmpty()
    {
        await using var app = await hosts.StartAsync(ErrorStatuses.Documented);
        var tenant = await Tenant.CreateAsync(app);
        await app.VerifyAsync(tenant.Guest);
        app.Time.Advance(TimeSpan.FromHours(48));

        (await tenant.Guest.GetAsync(ListOwn).Expect(200)).Text.Should().Be("[]");
    }

    [Theory]
    [EveryEngineAndMode]
    public async Task ListUserInvitations_Refused_SaysWhy(Engine engine, ErrorStatuses mode)
    {
        var tenant = await Tenant.CreateAsync(await hosts.GetAsync(engine, mode));

        await tenant.AssertRefusesAsync(
            mode,
            new("no session", () => tenant.Anonymous.GetAsync(ListOwn),
                401, 400, "UNAUTHORIZED", "Missing session headers, or email query parameter.", ReferenceBody.MessageOnly),
            new("an address given", () => tenant.Guest.GetAsync($"{ListOwn}?email={tenant.Member.Email}"),
                400, 400, "USER_EMAIL_CANNOT_BE_PASSED_FOR_CLIENT_SIDE_API_CALLS", "User email cannot be passed for client side API calls.",
                ReferenceBody.MessageOnly),
            new("not verified", () => tenant.Guest.GetAsync(ListOwn),
                403, 403, "EMAIL_VERIFICATION_REQUIRED_FOR_INVITATION",
                "Email verification required to view or list invitations for the session email"));
    }
}
