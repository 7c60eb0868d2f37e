using Microsoft.EntityFrameworkCore;
using OrgAuth.Api.Tests.Hosting;
using OrgAuth.Infrastructure.Persistence;

namespace OrgAuth.Api.Tests.Plans;

/// <summary>No operation reads or sorts a whole table: what the databases themselves say of every statement that is sent.</summary>
public sealed class HotQueryTests(LargeHosts hosts) : IClassFixture<LargeHosts>
{
    public static TheoryData<Engine> Engines()
    {
        var engines = new TheoryData<Engine>();
        foreach (var engine in new[] { Engine.Sqlite, Engine.PostgreSql })
            engines.Add(new TheoryDataRow<Engine>(engine) { Skip = Databases.WhyNot(engine) });

        return engines;
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task EveryOperation_OnALargeDatabase_ReadsAndSortsNoTable(Engine engine)
    {
        var host = await hosts.GetAsync(engine);
        var slow = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var (name, act) in HotOperations.Of(host))
        {
            var statements = await host.Statements.ListenAsync(act);
            statements.Should().NotBeEmpty("{0} asks the database", name);
            await using var db = host.App.OpenDatabase();
            slow[name] = await new QueryPlans(engine, db).FindSlowAsync(statements);
        }

        slow.Where(operation => operation.Value.Count > 0)
            .Select(operation => $"{operation.Key}: {string.Join("\n", operation.Value)}")
            .Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task FindSlow_WithoutAnIndex_SaysWhatIsReadOrSorted(Engine engine)
    {
        var host = await hosts.GetAsync(engine);
        var session = await host.Statements.ListenAsync(() => host.Member(1).GetAsync("/get-session").Expect(200));
        var page = await host.Statements.ListenAsync(() => host.Member(1).GetAsync("/organization/list-members").Expect(200));
        await using var db = host.App.OpenDatabase();
        var plans = new QueryPlans(engine, db);

        (await plans.FindSlowAsync(session, "IX_Sessions_TokenHash")).Should().Contain(line => line.Contains("Scan", StringComparison.OrdinalIgnoreCase));
        (await plans.FindSlowAsync(page, "IX_Members_OrganizationId_CreatedAt_Id"))
            .Should().Contain(line => line.Contains("Sort of", StringComparison.Ordinal) || line.Contains("TEMP B-TREE", StringComparison.Ordinal));
    }

    /// <summary>Deleting a row looks for what refers to it, which no plan shows.</summary>
    [Theory]
    [InlineData(Engine.Sqlite, "Data Source=model.db")]
    [InlineData(Engine.PostgreSql, "Host=localhost;Database=model")]
    [InlineData(Engine.SqlServer, "Server=localhost;Database=model")]
    public void EveryForeignKey_LeadsAnIndex(Engine engine, string connectionString)
    {
        using var db = Databases.Open(engine, connectionString);

        var keys = db.Model.GetEntityTypes().SelectMany(entity => entity.GetForeignKeys()).ToList();

        keys.Should().NotBeEmpty();
        keys.Should().OnlyContain(key => key.DeclaringEntityType.GetIndexes().Any(index => index.Properties.Take(key.Properties.Count).SequenceEqual(key.Properties)));
    }

    [Fact]
    public void EveryEngine_HasTheSameIndexes()
    {
        using var sqlite = Databases.Open(Engine.Sqlite, "Data Source=model.db");
        using var postgres = Databases.Open(Engine.PostgreSql, "Host=localhost;Database=model");
        using var sqlServer = Databases.Open(Engine.SqlServer, "Server=localhost;Database=model");

        Indexes(postgres).Should().Equal(Indexes(sqlite)).And.NotBeEmpty();
        Indexes(sqlServer).Should().Equal(Indexes(sqlite));
    }

    private static List<string> Indexes(OrgAuthDbContext db) => db.Model.GetEntityTypes()
        .SelectMany(entity => entity.GetIndexes())
        .Select(index => $"{index.GetDatabaseName()} {index.GetFilter()?.Replace('[', '"').Replace(']', '"')}")
        .Order(StringComparer.Ordinal)
        .ToList();
}
