using OrgAuth.Api.Tests.Hosting;

namespace OrgAuth.Api.Tests.Replay.Scenarios;

/// <summary>options: an organization and guests; <c>&lt;id&gt;</c> in a request is the invitation of the last one.</summary>
internal sealed class OptionScenario(TestApp app, string? creator = null, string? slug = null, params string[] guests) : Scenario(app)
{
    public override async Task PrepareAsync()
    {
        if (creator is null)
            return;

        await CreateAsync(creator, slug!, slug!.ToUpperInvariant());
        foreach (var guest in guests)
        {
            await InviteAsync(creator, slug, guest);
            Names["<id>"] = Names[$"<invitation:{guest}>"];
        }
    }

    public override async Task BeforeAsync(string @case)
    {
        switch (@case)
        {
            case "membershipLimit (2) reached on accept":
                await AcceptAsync("limp", slug!);
                break;
            case "requireEmailVerification: accept once verified":
                await VerifyEmailAsync("vw");
                break;
            case "custom roles: has-permission project:share as auditor":
                Names["<invitation:ck2>"] = Replies["custom roles: invite auditor"].Json.GetProperty("id").GetString()!;
                await AcceptAsync("ck2", slug!);
                break;
        }
    }
}
