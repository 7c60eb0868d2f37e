using OrgAuth.Api.Tests.Hosting;

namespace OrgAuth.Api.Tests.Replay.Scenarios;

/// <summary>
/// The organization that most recordings are about: an owner, an admin, a member and another who owns two more organizations, an invitation
/// not answered yet, and an outsider with an organization of their own.
/// </summary>
internal class TeamScenario(TestApp app) : Scenario(app)
{
    protected const string Team = "team-org";

    public override async Task PrepareAsync()
    {
        await CreateAsync("owner", Team, "Team Org 2", new { });
        await JoinAsync("owner", Team, "admin", "admin");
        await JoinAsync("owner", Team, "member");
        await CreateAsync("zoe", "z1", "Z1");
        await CreateAsync("zoe", "z2", "Z2", new { k = 1 });
        await JoinAsync("owner", Team, "zoe");
        await InviteAsync("owner", Team, "pending");
        await CreateAsync("outsider", "outsider-org", "Outsider Org");
    }
}
