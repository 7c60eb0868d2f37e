using OrgAuth.Api.Tests.Hosting;

namespace OrgAuth.Api.Tests.Replay.Scenarios;

/// <summary>get-active-member: somebody was removed whose session was in the organization.</summary>
internal sealed class GetActiveMemberScenario(TestApp app) : TeamScenario(app)
{
    public override async Task PrepareAsync()
    {
        await base.PrepareAsync();
        await JoinAsync("owner", Team, "exmember");
        await RemoveAsync("owner", Team, "exmember");
    }
}

/// <summary>remove-member: several to remove, and a plain member elsewhere.</summary>
internal sealed class RemoveMemberScenario(TestApp app) : TeamScenario(app)
{
    public override async Task PrepareAsync()
    {
        await base.PrepareAsync();
        await JoinAsync("owner", Team, "rm1");
        await JoinAsync("owner", Team, "rm2");
        await JoinAsync("owner", Team, "rm3", "admin");
        await JoinAsync("owner", Team, "rmowner", "owner");
        await JoinAsync("outsider", "outsider-org", "otherplain");
    }
}

/// <summary>update-member-role: one whose role changes; later a second owner, demoted twice.</summary>
internal sealed class UpdateMemberRoleScenario(TestApp app) : TeamScenario(app)
{
    public override async Task PrepareAsync()
    {
        await base.PrepareAsync();
        await JoinAsync("owner", Team, "roleuser");
    }

    public override async Task BeforeAsync(string @case)
    {
        if (@case == "happy: owner demotes another owner")
            await JoinAsync("owner", Team, "coowner", "owner");

        if (@case == "happy: one of two owners demotes himself")
        {
            var body = new { organizationId = Names[$"<org:{Team}>"], memberId = Names[$"<member:{Team}/coowner>"], role = "owner" };
            await (await ActorAsync("owner")).PostAsync("/organization/update-member-role", body).Expect(200);
        }
    }
}
