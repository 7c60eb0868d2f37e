using OrgAuth.Api.Tests.Hosting;

namespace OrgAuth.Api.Tests.Replay.Scenarios;

/// <summary>create: nothing is there yet.</summary>
internal sealed class CreateScenario(TestApp app) : Scenario(app)
{
    public override Task PrepareAsync() => ActorAsync("alice");

    public override async Task<ApiUser> SenderAsync(TraceCase turn)
    {
        var sender = await base.SenderAsync(turn);
        if (turn.Case == "fail: forged cookie")
            (Names["<token>"], Names["<signature>"]) = (new string('t', 43), new string('s', 43) + "=");

        return sender;
    }
}

/// <summary>update: the organization begins with another name and a logo, and somebody else has a slug that it wants.</summary>
internal sealed class UpdateScenario(TestApp app) : TeamScenario(app)
{
    public override async Task PrepareAsync()
    {
        await base.PrepareAsync();
        await CreateAsync("alice", "acme", "Acme Inc");
        await UpdateAsync(new { name = "Team Org", logo = "https://x.test/logo.png" });
    }

    public override Task BeforeAsync(string @case) =>
        @case == "happy: metadata {}" ? UpdateAsync(new { slug = Team }) : Task.CompletedTask;

    private async Task UpdateAsync(object data) => await (await ActorAsync("owner"))
        .PostAsync("/organization/update", new { organizationId = Names[$"<org:{Team}>"], data }).Expect(200);
}

/// <summary>leave: a member and a second owner leave.</summary>
internal sealed class LeaveScenario(TestApp app) : TeamScenario(app)
{
    public override async Task PrepareAsync()
    {
        await base.PrepareAsync();
        await JoinAsync("owner", Team, "leaver");
        await JoinAsync("owner", Team, "leaveowner", "owner");
    }
}
