using Microsoft.EntityFrameworkCore;
using OrgAuth.Api.Tests.Hosting;
using OrgAuth.Domain.Invitations;

namespace OrgAuth.Api.Tests.Replay.Scenarios;

/// <summary>invite-member: in the end somebody is invited again who declined.</summary>
internal sealed class InviteMemberScenario(TestApp app) : TeamScenario(app)
{
    public override async Task BeforeAsync(string @case)
    {
        if (@case != "happy: re-invite after a rejection makes a new invitation")
            return;

        await InviteAsync("owner", Team, "rejecter");
        await AnswerAsync("rejecter", "reject", "rejecter");
    }
}

/// <summary>list-invitations: what the recordings of the other endpoints left behind.</summary>
internal sealed class ListInvitationsScenario(TestApp app) : TeamScenario(app)
{
    public override async Task PrepareAsync()
    {
        await base.PrepareAsync();
        await JoinAsync("owner", Team, "exmember");
        await InviteAsync("owner", Team, "new.user");
        await InviteAsync("owner", Team, "multi", "admin,member");
        await InviteAsync("owner", Team, "multi2", "admin,member");
        await InviteAsync("admin", Team, "byadmin", "admin");
        await InviteAsync("owner", Team, "resend-new");
        await InviteAsync("owner", Team, "spaces", "admin, member");
        await InviteAsync("owner", Team, "dups", "member,member");
        await InviteAsync("owner", Team, "team");
        await InviteAsync("owner", Team, "guest");
        await JoinAsync("owner", Team, "tmpadmin", "admin");
        await JoinAsync("tmpadmin", Team, "guest2");
    }
}

/// <summary>A guest invited by the owner, and another by an admin who is gone. The first invitation expires where a case says so.</summary>
internal class GuestScenario(TestApp app) : TeamScenario(app)
{
    public override async Task PrepareAsync()
    {
        await base.PrepareAsync();
        await InviteAsync("owner", Team, "guest");
        await JoinAsync("owner", Team, "tmpadmin", "admin");
        await InviteAsync("tmpadmin", Team, "guest2");
        await RemoveAsync("owner", Team, "tmpadmin");
    }

    public override Task BeforeAsync(string @case) => @case == "fail: expired" ? ExpireAsync("guest") : Task.CompletedTask;
}

/// <summary>list-user-invitations: the guests' addresses get verified.</summary>
internal sealed class ListUserInvitationsScenario(TestApp app) : GuestScenario(app)
{
    public override async Task BeforeAsync(string @case)
    {
        switch (@case)
        {
            case "edge: verified; an expired pending invitation is still listed":
                await VerifyEmailAsync("guest");
                await ExpireAsync("guest");
                break;
            case "happy: verified":
                await RenewAsync("guest");
                break;
            case "happy: none":
                await VerifyEmailAsync("guest3");
                break;
        }
    }
}

/// <summary>accept-invitation: with a canceled invitation, and an open one of somebody who is a member already.</summary>
internal sealed class AcceptInvitationScenario(TestApp app) : GuestScenario(app)
{
    public override async Task PrepareAsync()
    {
        await base.PrepareAsync();
        await InviteAsync("owner", Team, "cancelee");
        await AnswerAsync("owner", "cancel", "cancelee");
        await JoinAsync("owner", Team, "dup", "admin");
        await ReopenAsync("dup");
    }

    public override Task BeforeAsync(string @case) =>
        @case.StartsWith("happy: (no cookie", StringComparison.Ordinal) ? RenewAsync("guest") : base.BeforeAsync(@case);

    /// <summary>OrgAuth itself leaves a member no open invitation.</summary>
    private async Task ReopenAsync(string name)
    {
        var id = Names[$"<invitation:{name}>"];
        await using var db = OpenDatabase();
        await db.Invitations.Where(invitation => invitation.Id == id).ExecuteUpdateAsync(set => set
            .SetProperty(invitation => invitation.Status, InvitationStatus.Pending)
            .SetProperty(invitation => invitation.PendingEmail, invitation => invitation.Email)
            .SetProperty(invitation => invitation.Role, "member"));
    }
}

/// <summary>reject-invitation: invited again after declining, until that expires.</summary>
internal sealed class RejectInvitationScenario(TestApp app) : TeamScenario(app)
{
    public override async Task PrepareAsync()
    {
        await base.PrepareAsync();
        await InviteAsync("owner", Team, "rejecter");
    }

    public override async Task BeforeAsync(string @case)
    {
        if (@case != "edge: an expired invitation can still be rejected")
            return;

        await InviteAsync("owner", Team, "rejecter", name: "rejecter#2");
        await ExpireAsync("rejecter#2");
    }
}

/// <summary>cancel-invitation: one invitation open, one accepted.</summary>
internal sealed class CancelInvitationScenario(TestApp app) : TeamScenario(app)
{
    public override async Task PrepareAsync()
    {
        await base.PrepareAsync();
        await InviteAsync("owner", Team, "cancelee");
        await JoinAsync("owner", Team, "guest");
    }
}
