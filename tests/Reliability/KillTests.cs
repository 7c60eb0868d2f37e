using OrgAuth.Infrastructure.Persistence;
using OrgAuth.Reliability.Hosting;
using OrgAuth.Reliability.Load;

namespace OrgAuth.Reliability;

/// <summary>The server dies in the middle of its work.</summary>
public sealed class KillTests(TestDatabases databases)
{
    private const int Writers = 8;

    [Theory]
    [EveryEngine]
    public async Task Kill_InTheMiddleOfWrites_LosesAndHalvesNothing(Engine engine)
    {
        using var deployment = await Deployment.StartAsync(databases, engine);
        var ledger = new Ledger();
        var http = deployment.CreateClient();
        var writers = Enumerable.Range(0, Writers).Select(index => new Writer(http, ledger, $"writer{index}")).ToList();
        var random = new Random(Scale.Seed);

        for (var kill = 0; kill < Scale.Of(3, 20); kill++)
        {
            var load = Task.WhenAll(writers.Select(writer => writer.RunAsync(CancellationToken.None)));
            await Task.WhenAny(ledger.GrowByAsync(random.Next(100, 300)), load);
            deployment.Node.Kill();
            await load;
            await deployment.Node.StartAsync();

            await using var db = deployment.OpenDatabase();
            ledger.Settle(await Facts.ReadAsync(db));
            var output = new StringWriter();
            (await new DatabaseCheck(db, TimeProvider.System).RunAsync(output, CancellationToken.None)).Should().BeTrue("{0}", output);
        }

        await deployment.AssertSoundAsync();
    }
}
