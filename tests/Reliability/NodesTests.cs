using Microsoft.EntityFrameworkCore;
using OrgAuth.Reliability.Hosting;
using OrgAuth.Reliability.Load;

namespace OrgAuth.Reliability;

/// <summary>Three server processes behind nginx, on one PostgreSQL.</summary>
public sealed class NodesTests(TestDatabases databases)
{
    private const int Callers = 20;
    private const int Writers = 8;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public Task SignUp_OnOneNode_CountsOnAllUntilSignOutOnAny() => WithThreeNodesAsync(async (deployment, _) =>
    {
        var clients = deployment.Nodes.Select(node => deployment.CreateClient(node.Address)).ToList();
        var user = await Caller.SignUpAsync(clients[0], "user@example.com");
        await user.CreateOrganizationAsync("everywhere");

        foreach (var client in clients)
            (await user.At(client).GetAsync("/organization/get-full-organization").Expect(200)).Text.Should().Contain("everywhere");

        await user.At(clients[2]).PostAsync("/sign-out", new { }).Expect(200);
        foreach (var client in clients)
            (await user.At(client).GetAsync("/get-session").Expect(200)).Text.Should().Be("null");
    });

    [Fact]
    public Task Accept_TwentyForFourSeatsOverThreeNodes_FillsExactlyFour() => WithThreeNodesAsync(
        async (deployment, http) =>
        {
            var owner = await Caller.SignUpAsync(http, "owner@example.com");
            var organization = await owner.CreateOrganizationAsync("seats");
            var guests = await SignUpManyAsync(http, "guest");
            var invitations = await Task.WhenAll(guests.Select(guest => owner.InviteAsync(organization, guest.Email)));

            var replies = await Task.WhenAll(guests.Zip(invitations, (guest, id) => guest.PostAsync("/organization/accept-invitation", new { invitationId = id })));

            Winners(replies, "ORGANIZATION_MEMBERSHIP_LIMIT_REACHED").Should().Be(4);
            await using var db = deployment.OpenDatabase();
            (await db.Members.CountAsync()).Should().Be(5);
        },
        ("OrgAuth:MembershipLimit", "5"));

    [Fact]
    public Task Create_TwentyOfOneSlugOverThreeNodes_CreatesExactlyOne() => WithThreeNodesAsync(async (_, http) =>
    {
        var users = await SignUpManyAsync(http, "user");

        var replies = await Task.WhenAll(users.Select(user => user.PostAsync("/organization/create", new { name = "Racer", slug = "contested" })));

        Winners(replies, "ORGANIZATION_ALREADY_EXISTS").Should().Be(1);
    });

    [Fact]
    public Task Leave_BothOwnersOverThreeNodes_OneStays() => WithThreeNodesAsync(async (_, http) =>
    {
        var first = await Caller.SignUpAsync(http, "first@example.com");
        var second = await Caller.SignUpAsync(http, "second@example.com");
        for (var round = 0; round < Scale.Of(20, 200); round++)
        {
            var organizationId = await first.CreateOrganizationAsync($"pair-{round}");
            var invitationId = await first.InviteAsync(organizationId, second.Email, "owner");
            await second.PostAsync("/organization/accept-invitation", new { invitationId }).Expect(200);

            var replies = await Task.WhenAll(
                first.PostAsync("/organization/leave", new { organizationId }), second.PostAsync("/organization/leave", new { organizationId }));

            Winners(replies, "YOU_CANNOT_LEAVE_THE_ORGANIZATION_AS_THE_ONLY_OWNER").Should().Be(1);
        }
    });

    [Fact]
    public Task Kill_OneOfThreeUnderLoad_CostsAtMostItsRequestsInFlight() => WithThreeNodesAsync(async (deployment, http) =>
    {
        await using var load = new WritingLoad(http, Writers);
        for (var kill = 1; kill <= Scale.Of(2, 10); kill++)
        {
            var node = deployment.Nodes[kill % deployment.Nodes.Count];
            await load.GrowByAsync(100, Patience);
            node.Kill();
            await load.GrowByAsync(100, Patience);
            await node.StartAsync();
            await load.GrowByAsync(100, Patience);

            load.Losses.Should().BeLessThanOrEqualTo(kill * Writers, "each writer has one request in flight");
        }

        await load.SettleAsync(deployment);
    });

    private async Task WithThreeNodesAsync(Func<Deployment, HttpClient, Task> test, params (string Name, string Value)[] settings)
    {
        Assert.SkipWhen(Nginx.WhyNot is not null, Nginx.WhyNot ?? string.Empty);
        Assert.SkipWhen(PostgresServer.WhyNot is not null, PostgresServer.WhyNot ?? string.Empty);
        using var deployment = await Deployment.StartAsync(
            Engine.PostgreSql, await databases.Shared.CreateAsync(Engine.PostgreSql), nodes: 3, [("OrgAuth:KnownProxies", "127.0.0.1"), .. settings]);
        using var nginx = new Nginx(deployment);
        var http = deployment.CreateClient(nginx.Address);
        await Eventually.IsTrueAsync(() => AnswersAsync(http), Patience, "nginx should start");
        await test(deployment, http);
        await deployment.AssertSoundAsync();
    }

    private static async Task<bool> AnswersAsync(HttpClient http)
    {
        try
        {
            return (await http.GetAsync(new Uri("/health/ready", UriKind.Relative))).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static Task<Caller[]> SignUpManyAsync(HttpClient http, string name) =>
        Task.WhenAll(Enumerable.Range(0, Callers).Select(index => Caller.SignUpAsync(http, $"{name}{index}@example.com")));

    /// <summary>How many succeeded; all others must have been refused with this code.</summary>
    private static int Winners(IReadOnlyList<Reply> replies, string refusal)
    {
        replies.Where(reply => reply.Status != 200).Should().OnlyContain(reply => reply.Code == refusal);
        return replies.Count(reply => reply.Status == 200);
    }
}
