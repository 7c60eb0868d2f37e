using Microsoft.EntityFrameworkCore;
using OrgAuth.Api.Tests.Hosting;
using OrgAuth.Domain.Invitations;

namespace OrgAuth.Api.Tests.Concurrency;

/// <summary>Contract section 5, item 1: limits and unique things under many callers, spread over two nodes on one database.</summary>
public sealed class LimitRaceTests(TestHosts hosts)
{
    private const int Callers = 20;

    [Theory]
    [EveryEngine]
    public async Task Accept_TwentyForFourFreeSeats_FillsExactlyFour(Engine engine)
    {
        await using var app = await hosts.StartAsync(engine, new() { ["OrgAuth:MembershipLimit"] = "5" });
        await using var other = app.StartAnotherNode();
        var owner = await app.SignUpAsync("owner");
        var organization = await owner.CreateOrganizationAsync();
        var invited = await InviteManyAsync(app, owner, organization);

        var replies = await Race.RunAsync(invited.Select((guest, index) => (Func<Task<ApiReply>>)(() =>
            guest.User.At(index % 2 == 0 ? app : other).PostAsync("/organization/accept-invitation", new { invitationId = guest.Invitation }))));

        replies.Winners("ORGANIZATION_MEMBERSHIP_LIMIT_REACHED").Should().Be(4);
        await using var db = app.OpenDatabase();
        (await db.Members.CountAsync(member => member.OrganizationId == organization)).Should().Be(5);
        (await db.Organizations.SingleAsync(o => o.Id == organization)).MemberCount.Should().Be(5);
    }

    [Theory]
    [EveryEngine]
    public async Task Create_TwentyAtALimitOfThree_CreatesExactlyThree(Engine engine)
    {
        await using var app = await hosts.StartAsync(engine, new() { ["OrgAuth:OrganizationLimit"] = "3" });
        await using var other = app.StartAnotherNode();
        var user = await app.SignUpAsync();

        var replies = await Race.RunAsync(Enumerable.Range(0, Callers).Select(index => (Func<Task<ApiReply>>)(() =>
            user.At(index % 2 == 0 ? app : other).PostAsync("/organization/create", new { name = "Racer", slug = $"racer-{index}" }))));

        replies.Winners("YOU_HAVE_REACHED_THE_MAXIMUM_NUMBER_OF_ORGANIZATIONS").Should().Be(3);
        await using var db = app.OpenDatabase();
        (await db.Members.CountAsync(member => member.UserId == user.Id)).Should().Be(3);
    }

    [Theory]
    [EveryEngine]
    public async Task Accept_IntoManyOrganizationsAtALimitOfThree_JoinsExactlyThree(Engine engine)
    {
        await using var app = await hosts.StartAsync(engine, new() { ["OrgAuth:OrganizationLimit"] = "3" });
        await using var other = app.StartAnotherNode();
        var guest = await app.SignUpAsync("guest");
        var invitations = new List<string>();
        for (var index = 0; index < 8; index++)
        {
            var owner = await app.SignUpAsync("owner");
            invitations.Add(await owner.InviteAsync(await owner.CreateOrganizationAsync(), guest.Email));
        }

        var replies = await Race.RunAsync(invitations.Select((invitation, index) => (Func<Task<ApiReply>>)(() =>
            guest.At(index % 2 == 0 ? app : other).PostAsync("/organization/accept-invitation", new { invitationId = invitation }))));

        replies.Winners("YOU_HAVE_REACHED_THE_MAXIMUM_NUMBER_OF_ORGANIZATIONS").Should().Be(3);
    }

    [Theory]
    [EveryEngine]
    public async Task Create_TwentyOfOneSlug_CreatesExactlyOne(Engine engine)
    {
        var app = await hosts.GetAsync(engine);
        await using var other = app.StartAnotherNode();
        var slug = $"contested-{Guid.NewGuid():N}";
        var users = await SignUpManyAsync(app, Callers);

        var replies = await Race.RunAsync(users.Select((user, index) => (Func<Task<ApiReply>>)(() =>
            user.At(index % 2 == 0 ? app : other).PostAsync("/organization/create", new { name = "Racer", slug }))));

        replies.Winners("ORGANIZATION_ALREADY_EXISTS").Should().Be(1);
    }

    [Theory]
    [EveryEngine]
    public async Task Update_TenToOneSlug_RenamesExactlyOne(Engine engine)
    {
        var app = await hosts.GetAsync(engine);
        await using var other = app.StartAnotherNode();
        var slug = $"contested-{Guid.NewGuid():N}";
        var users = await SignUpManyAsync(app, 10);
        var organizations = new List<string>();
        foreach (var user in users)
            organizations.Add(await user.CreateOrganizationAsync());

        var replies = await Race.RunAsync(users.Select((user, index) => (Func<Task<ApiReply>>)(() =>
            user.At(index % 2 == 0 ? app : other).PostAsync("/organization/update", new { organizationId = organizations[index], data = new { slug } }))));

        replies.Winners("ORGANIZATION_SLUG_ALREADY_TAKEN").Should().Be(1);
    }

    [Theory]
    [EveryEngine]
    public async Task Accept_OneInvitationTwentyTimes_MakesOneMember(Engine engine)
    {
        var app = await hosts.GetAsync(engine);
        await using var other = app.StartAnotherNode();
        var owner = await app.SignUpAsync("owner");
        var organization = await owner.CreateOrganizationAsync();
        var guest = await app.SignUpAsync("guest");
        var invitation = await owner.InviteAsync(organization, guest.Email);

        var replies = await Race.RunAsync(Enumerable.Range(0, Callers).Select(index => (Func<Task<ApiReply>>)(() =>
            guest.At(index % 2 == 0 ? app : other).PostAsync("/organization/accept-invitation", new { invitationId = invitation }))));

        replies.Winners("INVITATION_NOT_FOUND").Should().Be(1);
        await using var db = app.OpenDatabase();
        (await db.Members.CountAsync(member => member.OrganizationId == organization)).Should().Be(2);
    }

    [Theory]
    [EveryEngine]
    public async Task Accept_AgainstCancel_OneOfThemWins(Engine engine)
    {
        var app = await hosts.GetAsync(engine);
        await using var other = app.StartAnotherNode();
        var owner = await app.SignUpAsync("owner");
        var organization = await owner.CreateOrganizationAsync();
        for (var round = 0; round < 20; round++)
        {
            var guest = await app.SignUpAsync("guest");
            var invitation = await owner.InviteAsync(organization, guest.Email);

            var replies = await Race.RunAsync(
            [
                () => guest.At(other).PostAsync("/organization/accept-invitation", new { invitationId = invitation }),
                () => owner.PostAsync("/organization/cancel-invitation", new { invitationId = invitation }),
            ]);

            replies.Winners("INVITATION_NOT_FOUND").Should().Be(1);
            await using var db = app.OpenDatabase();
            var status = (await db.Invitations.SingleAsync(i => i.Id == invitation)).Status;
            var isMember = await db.Members.AnyAsync(member => member.UserId == guest.Id);
            isMember.Should().Be(status == InvitationStatus.Accepted).And.Be(replies[0].Status == 200);
        }
    }

    [Theory]
    [EveryEngine]
    public async Task Invite_OneAddressTwentyTimes_InvitesOnce(Engine engine)
    {
        var app = await hosts.GetAsync(engine);
        await using var other = app.StartAnotherNode();
        var owner = await app.SignUpAsync("owner");
        var organizationId = await owner.CreateOrganizationAsync();

        var replies = await Race.RunAsync(Enumerable.Range(0, Callers).Select(index => (Func<Task<ApiReply>>)(() =>
            owner.At(index % 2 == 0 ? app : other).PostAsync("/organization/invite-member", new { organizationId, email = "one@example.com", role = "member" }))));

        replies.Winners("USER_IS_ALREADY_INVITED_TO_THIS_ORGANIZATION").Should().Be(1);
    }

    [Theory]
    [EveryEngine]
    public async Task Invite_TwentyAtALimitOfFive_InvitesExactlyFive(Engine engine)
    {
        await using var app = await hosts.StartAsync(engine, new() { ["OrgAuth:InvitationLimit"] = "5" });
        await using var other = app.StartAnotherNode();
        var owner = await app.SignUpAsync("owner");
        var organizationId = await owner.CreateOrganizationAsync();

        var replies = await Race.RunAsync(Enumerable.Range(0, Callers).Select(index => (Func<Task<ApiReply>>)(() =>
            owner.At(index % 2 == 0 ? app : other).PostAsync("/organization/invite-member", new { organizationId, email = $"g{index}@example.com", role = "member" }))));

        replies.Winners("INVITATION_LIMIT_REACHED").Should().Be(5);
    }

    [Theory]
    [EveryEngine]
    public async Task SignUp_TenOfOneAddress_MakesOneUser(Engine engine)
    {
        var app = await hosts.GetAsync(engine);
        await using var other = app.StartAnotherNode();
        var email = $"contested-{Guid.NewGuid():N}@example.com";

        var replies = await Race.RunAsync(Enumerable.Range(0, 10).Select(index => (Func<Task<ApiReply>>)(() =>
            (index % 2 == 0 ? app : other).Anonymous().PostAsync("/sign-up/email", new { name = "Racer", email, password = ApiUser.Password }))));

        replies.Winners("USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL").Should().Be(1);
        replies.Where(reply => reply.Status != 200).Should().OnlyContain(reply => reply.Status == 422 && reply.Cookies.Count == 0);
    }

    private static async Task<List<ApiUser>> SignUpManyAsync(TestApp app, int count)
    {
        var users = new List<ApiUser>();
        for (var index = 0; index < count; index++)
            users.Add(await app.SignUpAsync("racer"));

        return users;
    }

    private static async Task<List<(ApiUser User, string Invitation)>> InviteManyAsync(TestApp app, ApiUser owner, string organization)
    {
        var invited = new List<(ApiUser User, string Invitation)>();
        foreach (var user in await SignUpManyAsync(app, Callers))
            invited.Add((user, await owner.InviteAsync(organization, user.Email)));

        return invited;
    }
}
