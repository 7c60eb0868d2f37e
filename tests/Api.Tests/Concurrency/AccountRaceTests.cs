using OrgAuth.Api.Tests.Accounts;
using OrgAuth.Api.Tests.Hosting;
using OrgAuth.Api.Tests.Mail;

namespace OrgAuth.Api.Tests.Concurrency;

/// <summary>Accounts over two nodes: a token works once, an organization is never left without an owner, and counts stay true.</summary>
public sealed class AccountRaceTests(TestHosts hosts)
{
    private const int Rounds = 20;

    [Theory]
    [EveryEngine]
    public async Task Reset_WithOneTokenTwentyTimes_WorksOnce(Engine engine)
    {
        await using var host = await MailHost.StartAsync(hosts, engine);
        await using var other = host.StartAnotherNode();
        var user = await host.App.SignUpAsync();
        var token = (await host.RecoverAsync(user)).Token;

        var replies = await Race.RunAsync(Enumerable.Range(0, 20).Select(index => (Func<Task<ApiReply>>)(() =>
            (index % 2 == 0 ? host : other).App.Anonymous().PostAsync("/reset-password", new { token, newPassword = $"kettle number {index}" }))));

        replies.Winners("INVALID_TOKEN").Should().Be(1);
        var winner = replies.ToList().FindIndex(reply => reply.Status == 200);
        await host.SignInAsync(user.Email, $"kettle number {winner}").Expect(200);
    }

    [Theory]
    [EveryEngine]
    public async Task VerifyEmail_WithOneTokenTwentyTimes_WorksOnce(Engine engine)
    {
        await using var host = await MailHost.StartAsync(hosts, engine);
        await using var other = host.StartAnotherNode();
        var user = await host.App.SignUpAsync();
        var token = (await host.AskToVerifyAsync(user.Email)).Token;

        var replies = await Race.RunAsync(Enumerable.Range(0, 20).Select(index => (Func<Task<ApiReply>>)(() =>
            (index % 2 == 0 ? host : other).App.Anonymous().GetAsync($"/verify-email?token={token}"))));

        replies.Winners("INVALID_TOKEN").Should().Be(1);
    }

    [Theory]
    [EveryEngine]
    public Task Delete_WhileTheOtherOwnerLeaves_OneStays(Engine engine) => RunAsync(
        engine, pair => pair.Second.PostAsync("/organization/leave", new { organizationId = pair.Organization }));

    [Theory]
    [EveryEngine]
    public Task Delete_WhileTheOtherOwnerStepsDown_OneStays(Engine engine) => RunAsync(
        engine,
        pair => pair.Second.PostAsync("/organization/update-member-role", new { organizationId = pair.Organization, memberId = pair.SecondMember, role = "member" }));

    [Theory]
    [EveryEngine]
    public Task Delete_WhileTheOtherOwnerDeletesThemselves_OneStays(Engine engine) => RunAsync(
        engine, pair => pair.Second.PostAsync("/delete-user", new { password = ApiUser.Password }));

    [Theory]
    [EveryEngine]
    public async Task Delete_WhileJoining_LeavesTrueCounts(Engine engine)
    {
        var app = await hosts.GetAsync(engine);
        await using var other = app.StartAnotherNode();
        var owner = await app.SignUpAsync();
        for (var round = 0; round < Rounds; round++)
        {
            var organization = await owner.CreateOrganizationAsync();
            var user = await app.SignUpAsync();
            var invitationId = await owner.InviteAsync(organization, user.Email);

            var replies = await Race.RunAsync(
            [
                () => user.PostAsync("/delete-user", new { password = ApiUser.Password }),
                () => user.At(other).PostAsync("/organization/accept-invitation", new { invitationId }),
            ]);

            replies[0].Status.Should().Be(200, replies[0].Text);
            await DeleteUserTests.AssertCountsAsync(app, organization, members: 1);
        }
    }

    private async Task RunAsync(Engine engine, Func<Owners, Task<ApiReply>> meanwhile)
    {
        var app = await hosts.GetAsync(engine);
        await using var other = app.StartAnotherNode();
        for (var round = 0; round < Rounds; round++)
        {
            var (first, second) = (await app.SignUpAsync("first"), (await app.SignUpAsync("second")).At(other));
            var organization = await first.CreateOrganizationAsync();
            var invitationId = await first.InviteAsync(organization, second.Email, "owner");
            await second.PostAsync("/organization/accept-invitation", new { invitationId }).Expect(200);
            var pair = new Owners(organization, second, await first.MemberIdAsync(organization, second.Id));

            var replies = await Race.RunAsync([() => first.PostAsync("/delete-user", new { password = ApiUser.Password }), () => meanwhile(pair)]);

            replies.Count(reply => reply.Status == 200).Should().Be(1, "{0}", string.Join(" / ", replies.Select(reply => reply.Text)));
            await using var db = app.OpenDatabase();
            var kept = db.Organizations.Single(o => o.Id == organization);
            await DeleteUserTests.AssertCountsAsync(app, organization, kept.MemberCount);
        }
    }

    private sealed record Owners(string Organization, ApiUser Second, string SecondMember);
}
