using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using OrgAuth.Api.Tests.Hosting;
using OrgAuth.Domain.Users;
using OrgAuth.Infrastructure.Persistence.PostgreSql;
using OrgAuth.Infrastructure.Persistence.Sqlite;
using OrgAuth.Infrastructure.Persistence.SqlServer;

namespace OrgAuth.Api.Tests.Organizations;

/// <summary>An organization of ten thousand members is worked with page by page (contract section 5, item 6).</summary>
public sealed class LargeOrganizationTests(TestHosts hosts)
{
    private const int Members = 10_000;
    private const int Overhead = 10;

    [Theory]
    [EveryEngine]
    public async Task EveryRead_OfTenThousandMembers_ReadsAPageOnly(Engine engine)
    {
        var rows = new RowCounter();
        await using var app = await hosts.StartAsync(engine, new() { ["OrgAuth:MembershipLimit"] = string.Empty }, services => services
            .ConfigureDbContext<SqliteOrgAuthDbContext>(options => options.AddInterceptors(rows))
            .ConfigureDbContext<PostgreSqlOrgAuthDbContext>(options => options.AddInterceptors(rows))
            .ConfigureDbContext<SqlServerOrgAuthDbContext>(options => options.AddInterceptors(rows)));
        var owner = await app.SignUpAsync("owner");
        var id = await owner.CreateOrganizationAsync();
        var member = await app.JoinAsync(owner, id);
        await FillAsync(app, id);

        (await PageAsync(string.Empty)).Should().Be((100, Members), "100 is the default");
        (await PageAsync("?limit=1000")).Should().Be((1000, Members));
        (await PageAsync("?limit=50&offset=9940&sortBy=createdAt&sortDirection=desc")).Should().Be((50, Members));
        (await PageAsync($"?limit=50&offset={Members}")).Should().Be((0, Members));
        (await PageAsync("?limit=10&filterField=role&filterValue=member")).Should().Be((10, Members - 1));
        (await PageAsync("?limit=10&filterField=userId&filterValue=unknown")).Should().Be((0, 0));

        var full = await CountedAsync(100, () => owner.GetAsync("/organization/get-full-organization").Expect(200));
        full.Json.GetProperty("members").GetArrayLength().Should().Be(100);
        await CountedAsync(0, () => member.GetAsync("/organization/get-active-member").Expect(200));
        await CountedAsync(0, () => member.PostAsync("/organization/leave", new { organizationId = id }).Expect(200));
        (await PageAsync("?limit=1")).Should().Be((1, Members - 1));

        async Task<(int Page, int Total)> PageAsync(string query)
        {
            var limit = query.Contains("limit=1000", StringComparison.Ordinal) ? 1000 : 100;
            var reply = await CountedAsync(limit, () => owner.GetAsync("/organization/list-members" + query).Expect(200));
            return (reply.Json.GetProperty("members").GetArrayLength(), reply.Json.GetProperty("total").GetInt32());
        }

        async Task<ApiReply> CountedAsync(int page, Func<Task<ApiReply>> call)
        {
            rows.Count = 0;
            var reply = await call();
            rows.Count.Should().BeInRange(1, page + Overhead);
            return reply;
        }
    }

    private static async Task FillAsync(TestApp app, string organizationId)
    {
        await using var db = app.OpenDatabase();
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var organization = await db.Organizations.SingleAsync(o => o.Id == organizationId);
        for (var index = organization.MemberCount; index < Members; index++)
        {
            _ = Email.TryCreate($"member{index}@example.com", out var email);
            var user = User.SignUp($"Member {index}", email!, image: null, "no password", DateTime.UtcNow);
            db.Users.Add(user);
            db.Members.Add(Admission.Admit(organization, user));
        }

        db.ChangeTracker.DetectChanges();
        await db.SaveChangesAsync();
    }

    /// <summary>Counts the rows that the application reads; the end of each result counts as one.</summary>
    private sealed class RowCounter : DbCommandInterceptor
    {
        private int count;

        public int Count
        {
            get => count;
            set => count = value;
        }

        public override InterceptionResult DataReaderDisposing(DbCommand command, DataReaderDisposingEventData eventData, InterceptionResult result)
        {
            Interlocked.Add(ref count, eventData.ReadCount);
            return result;
        }
    }
}
