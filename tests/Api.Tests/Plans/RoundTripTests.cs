using OrgAuth.Api.Tests.Hosting;

namespace OrgAuth.Api.Tests.Plans;

/// <summary>What is asked most often asks the database as seldom as it can (docs/adr/0018).</summary>
public sealed class RoundTripTests(TestHosts hosts)
{
    [Theory]
    [EveryEngine]
    public async Task FrequentOperation_WhereNobodyContends_AsksNoMoreThanItMust(Engine engine)
    {
        var statements = new StatementRecorder();
        await using var app = await hosts.StartAsync(engine, new() { ["OrgAuth:Mail:Delivery"] = "None" }, statements.ListenTo);
        var tenant = await Tenant.CreateAsync(app);
        var (owner, guest, organizationId) = (tenant.Owner, tenant.Guest, tenant.Id);

        (int Queries, Func<Task> Act)[] operations =
        [
            (1, () => owner.GetAsync("/get-session").Expect(200)),
            (1, () => owner.PostAsync("/organization/has-permission", new { permissions = new { member = new[] { "update" } } }).Expect(200)),
            (1, () => owner.GetAsync("/organization/get-active-member").Expect(200)),
            (1, () => owner.GetAsync("/organization/list").Expect(200)),
            (2, () => owner.GetAsync("/organization/list-members").Expect(200)),
            (1, () => owner.PostAsync("/organization/set-active", new { organizationId }).Expect(200)),
            (2, () => owner.PostAsync("/organization/set-active", new { organizationSlug = tenant.Slug }).Expect(200)),
            (1, () => owner.PostAsync("/organization/invite-member", new { email = "first@example.com", role = "member" }).Expect(200)),
            (1, () => owner.PostAsync("/organization/invite-member", new { organizationId, email = "new@example.com", role = "member" }).Expect(200)),
            (1, () => guest.PostAsync("/organization/accept-invitation", new { invitationId = tenant.Invitation }).Expect(200)),
        ];

        var asked = new List<int>();
        foreach (var (_, act) in operations)
            asked.Add((await statements.ListenAsync(act)).Count(statement => statement.Text.StartsWith("SELECT", StringComparison.Ordinal)));

        asked.Should().Equal(operations.Select(operation => operation.Queries));
    }
}
