using Microsoft.EntityFrameworkCore;
using OrgAuth.Api.Tests.Hosting;

namespace OrgAuth.Api.Tests.Concurrency;

/// <summary>Contract section 5, item 1: two owners at once, fifty rounds each over two nodes; an owner is always left.</summary>
public sealed class OwnerRaceTests(TestHosts hosts)
{
    private const int Rounds = 50;

    [Theory]
    [EveryEngine]
    public Task Leave_BothOwners_OneStays(Engine engine) => RunAsync(engine, pair =>
    [
        () => pair.First.PostAsync("/organization/leave", new { organizationId = pair.Organization }),
        () => pair.Second.PostAsync("/organization/leave", new { organizationId = pair.Organization }),
    ]);

    [Theory]
    [EveryEngine]
    public Task RemoveEachOther_BothOwners_OneStays(Engine engine) => RunAsync(engine, pair =>
    [
        () => pair.First.PostAsync("/organization/remove-member", new { organizationId = pair.Organization, memberIdOrEmail = pair.SecondMember }),
        () => pair.Second.PostAsync("/organization/remove-member", new { organizationId = pair.Organization, memberIdOrEmail = pair.FirstMember }),
    ]);

    [Theory]
    [EveryEngine]
    public Task DemoteEachOther_BothOwners_OneStaysOwner(Engine engine) => RunAsync(engine, pair =>
    [
        () => pair.First.PostAsync("/organization/update-member-role", new { organizationId = pair.Organization, memberId = pair.SecondMember, role = "member" }),
        () => pair.Second.PostAsync("/organization/update-member-role", new { organizationId = pair.Organization, memberId = pair.FirstMember, role = "member" }),
    ]);

    [Theory]
    [EveryEngine]
    public Task DemoteThemselves_BothOwners_OneStaysOwner(Engine engine) => RunAsync(engine, pair =>
    [
        () => pair.First.PostAsync("/organization/update-member-role", new { organizationId = pair.Organization, memberId = pair.FirstMember, role = "member" }),
        () => pair.Second.PostAsync("/organization/update-member-role", new { organizationId = pair.Organization, memberId = pair.SecondMember, role = "member" }),
    ]);

    private async Task RunAsync(Engine engine, Func<Owners, IEnumerable<Func<Task<ApiReply>>>> calls)
    {
        var app = await hosts.GetAsync(engine);
        await using var other = app.StartAnotherNode();
        var first = await app.SignUpAsync("first");
        var second = (await app.SignUpAsync("second")).At(other);
        for (var round = 0; round < Rounds; round++)
        {
            var organization = await first.CreateOrganizationAsync();
            var invitation = await first.InviteAsync(organization, second.Email, "owner");
            await second.PostAsync("/organization/accept-invitation", new { invitationId = invitation }).Expect(200);
            var pair = new Owners(
                organization, first, second, await first.MemberIdAsync(organization, first.Id), await first.MemberIdAsync(organization, second.Id));

            var replies = await Race.RunAsync(calls(pair));

            replies.Count(reply => reply.Status == 200).Should().Be(1, "{0}", string.Join(" / ", replies.Select(reply => reply.Text)));
            await AssertOwnedAsync(app, organization);
        }
    }

    private static async Task AssertOwnedAsync(TestApp app, string organizationId)
    {
        await using var db = app.OpenDatabase();
        var organization = await db.Organizations.SingleAsync(o => o.Id == organizationId);
        var roles = await db.Members.Where(member => member.OrganizationId == organizationId).Select(member => member.Role).ToListAsync();
        roles.Should().HaveCount(organization.MemberCount);
        roles.Count(role => role == "owner").Should().Be(organization.OwnerCount).And.Be(1);
    }

    private sealed record Owners(string Organization, ApiUser First, ApiUser Second, string FirstMember, string SecondMember);
}
