using Microsoft.EntityFrameworkCore;
using OrgAuth.Api.Tests.Hosting;

namespace OrgAuth.Api.Tests.Concurrency;

/// <summary>An organization is deleted under the commands that are about to save something in it.</summary>
public sealed class DeletionRaceTests(TestHosts hosts)
{
    private const int Rounds = 20;

    [Theory]
    [EveryEngine]
    public async Task Delete_AgainstInviteAcceptAndSetActive_LeavesNothingBehind(Engine engine)
    {
        var app = await hosts.GetAsync(engine);
        await using var other = app.StartAnotherNode();
        var owner = await app.SignUpAsync("owner");
        var guest = await app.SignUpAsync("guest");
        for (var round = 0; round < Rounds; round++)
        {
            var organizationId = await owner.CreateOrganizationAsync();
            var invitationId = await owner.InviteAsync(organizationId, guest.Email);

            await Race.RunAsync(
            [
                () => owner.At(other).PostAsync("/organization/invite-member", new { organizationId, email = "new@example.com", role = "member" }),
                () => guest.PostAsync("/organization/accept-invitation", new { invitationId }),
                () => owner.PostAsync("/organization/set-active", new { organizationId }),
                () => owner.At(other).PostAsync("/organization/delete", new { organizationId }),
            ]);

            await using var db = app.OpenDatabase();
            (await db.Organizations.AnyAsync(organization => organization.Id == organizationId)).Should().BeFalse();
            (await db.Invitations.AnyAsync(invitation => invitation.OrganizationId == organizationId)).Should().BeFalse();
            (await db.Members.AnyAsync(member => member.OrganizationId == organizationId)).Should().BeFalse();
            (await db.Sessions.AnyAsync(session => session.ActiveOrganizationId == organizationId)).Should().BeFalse();
        }
    }
}
