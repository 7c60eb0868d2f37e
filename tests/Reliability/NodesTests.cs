using Microsoft.EntityFrameworkCore;
using OrgAuth.Reliability.Hosting;
using OrgAuth.Reliability.Load;

namespace OrgAuth.Reliability;

/// <summary>Three server processes behind nginx, on one PostgreSQL.</summary>
public sealed class NodesTests(TestDatabases databases, NodesTests.Shared shared) : IClassFixture<NodesTests.Shared>
{
    private const int Callers = 20;
    private const int Writers = 8;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public Task SignUp_OnOneNode_CountsOnAllUntilSignOutOnAny() => WithSharedNodesAsync(async (deployment, _) =>
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
    public Task Accept_TwentyForFourSeatsOverThreeNodes_FillsExactlyFour() => WithSharedNodesAsync(async (deployment, http) =>
    {
        var owner = await Caller.SignUpAsync(http, "host@example.com");
        var organization = await owner.CreateOrganizationAsync("seats");
        var guests = await SignUpManyAsync(http, "guest");
        var invitations = await Task.WhenAll(guests.Select(guest => owner.InviteAsync(organization, guest.Email)));

        var replies = await Task.WhenAll(guests.Zip(invitations, (guest, id) => guest.PostAsync("/organization/accept-invitation", new { invitationId = id })));

        Winners(replies, "ORGANIZATION_MEMBERSHIP_LIMIT_REACHED").Should().Be(4);
        await using var db = deployment.OpenDatabase();
        (await db.Members.CountAsync(member => member.OrganizationId == organization)).Should().Be(5);
    });

    [Fact]
    public Task Create_TwentyOfOneSlugOverThreeNodes_CreatesExactlyOne() => WithSharedNodesAsync(async (_, http) =>
    {
        var users = await SignUpManyAsync(http, "racer");

        var replies = await Task.WhenAll(users.Select(user => user.PostAsync("/organization/create", new { name = "Racer", slug = "contested" })));

        Winners(replies, "ORGANIZATION_ALREADY_EXISTS").Should().Be(1);
    });

    [Fact]
    public Task Leave_BothOwnersOverThreeNodes_OneStays() => WithSharedNodesAsync(async (_, http) =>
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
    public Task Kill_OneOfThreeUnderLoad_CostsAtMostItsRequestsInFlight() => WithNodesOfItsOwnAsync(async (deployment, http) =>
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

    private async Task WithNodesOfItsOwnAsync(Func<Deployment, HttpClient, Task> test)
    {
        SkipIfMissing();
        await using var nodes = new Shared(databases);
        await nodes.InitializeAsync();
        await test(nodes.Deployment, nodes.Http);
    }

    private async Task WithSharedNodesAsync(Func<Deployment, HttpClient, Task> test)
    {
        SkipIfMissing();
        await test(shared.Deployment, shared.Http);
    }

    private static void SkipIfMissing()
    {
        Assert.SkipWhen(Nginx.WhyNot is not null, Nginx.WhyNot ?? string.Empty);
        Assert.SkipWhen(PostgresServer.WhyNot is not null, PostgresServer.WhyNot ?? string.Empty);
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

    /// <summary>Three nodes and nginx, unless something is missing.</summary>
    public sealed class Shared(TestDatabases databases) : IAsyncLifetime
    {
        private Nginx? nginx;

        internal Deployment Deployment { get; private set; } = null!;

        internal HttpClient Http { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            if (Nginx.WhyNot is not null || PostgresServer.WhyNot is not null)
                return;

            Deployment = await Deployment.StartAsync(
                Engine.PostgreSql, await databases.Shared.CreateAsync(Engine.PostgreSql), nodes: 3,
                ("OrgAuth:KnownProxies", "127.0.0.1"), ("OrgAuth:MembershipLimit", "5"));
            nginx = new Nginx(Deployment);
            Http = Deployment.CreateClient(nginx.Address);
            await Eventually.IsTrueAsync(() => AnswersAsync(Http), Patience, "nginx should start");
        }

        public async ValueTask DisposeAsync()
        {
            if (nginx is null)
                return;

            using (Deployment)
            using (nginx)
                await Deployment.AssertSoundAsync();
        }
    }
}
