using Microsoft.EntityFrameworkCore;
using OrgAuth.Api.Tests.Hosting;
using OrgAuth.Domain.Users;

namespace OrgAuth.Api.Tests.Members;

/// <summary>Pages that are counted off from either end are the pages that one would get by walking through all of them.</summary>
public sealed class DeepPageTests(TestHosts hosts)
{
    private const int Members = 260;

    [Theory]
    [EveryEngine]
    public async Task ListMembers_FromAnyOffset_IsThatPartOfTheWholeList(Engine engine)
    {
        await using var app = await hosts.StartAsync(engine, new() { ["OrgAuth:MembershipLimit"] = string.Empty });
        var owner = await app.SignUpAsync("owner");
        await FillAsync(app, await owner.CreateOrganizationAsync());

        foreach (var direction in new[] { "asc", "desc" })
        {
            var all = await PageAsync(1000, 0, direction);
            all.Should().HaveCount(Members).And.OnlyHaveUniqueItems();
            foreach (var (limit, offset) in new[] { (20, 99), (20, 100), (100, 125), (20, 130), (20, 131), (50, 205), (100, 210), (100, 259), (10, 260), (10, 5000) })
                (await PageAsync(limit, offset, direction)).Should().Equal(all.Skip(offset).Take(limit), "{0} from {1}, {2}", limit, offset, direction);
        }

        async Task<List<string>> PageAsync(int limit, int offset, string direction)
        {
            var reply = await owner.GetAsync($"/organization/list-members?limit={limit}&offset={offset}&sortDirection={direction}&sortBy=createdAt").Expect(200);
            reply.Json.GetProperty("total").GetInt32().Should().Be(Members);
            return reply.Json.GetProperty("members").EnumerateArray().Select(member => member.GetProperty("id").GetString()!).ToList();
        }
    }

    /// <summary>Many of them at the same moment, so that their ids decide.</summary>
    private static async Task FillAsync(TestApp app, string organizationId)
    {
        await using var db = app.OpenDatabase();
        var organization = await db.Organizations.SingleAsync(o => o.Id == organizationId);
        for (var index = organization.MemberCount; index < Members; index++)
        {
            _ = Email.TryCreate($"member{index}-{organizationId}@example.com", out var email);
            var user = User.SignUp($"Member {index}", email!, image: null, "no password", DateTime.UtcNow);
            db.Users.Add(user);
            db.Members.Add(Admission.Admit(organization, user));
        }

        await db.SaveChangesAsync();
    }
}
