using System.Collections.Concurrent;
using OrgAuth.Reliability.Fuzz;
using OrgAuth.Reliability.Hosting;

namespace OrgAuth.Reliability;

/// <summary>Every operation of the OpenAPI document gets generated nonsense: 20,000 requests in the short form, half of them on each engine.</summary>
public sealed class FuzzTests(TestDatabases databases)
{
    private const int Callers = 16;
    private const int ReplenishEvery = 500;

    [Theory]
    [EveryEngine]
    public async Task Nonsense_AtEveryOperation_IsAnsweredAsDocumentedAndHarmsNobody(Engine engine)
    {
        using var deployment = await Deployment.StartAsync(databases, engine);
        deployment.Secrets.AddCredential(World.Password);
        var http = deployment.CreateClient();
        await using var db = deployment.OpenDatabase();
        var world = await World.CreateAsync(http, db);
        var operations = (await ApiDocument.ReadAsync(http)).Operations.OrderBy(operation => operation.ToString(), StringComparer.Ordinal).ToList();
        var before = await world.ShowVictimAsync(db);
        var complaints = new ConcurrentQueue<string>();
        var answers = new ConcurrentDictionary<(string Operation, int Status), int>();

        await Parallel.ForEachAsync(
            Enumerable.Range(1, Scale.Of(10_000, 100_000)), new ParallelOptions { MaxDegreeOfParallelism = Callers }, async (number, _) =>
            {
                if (number % ReplenishEvery == 0)
                    await world.ReplenishAsync(number);

                var request = new FuzzRequest(number, operations[number % operations.Count], world);
                if (await SendAsync(http, request) is not { } reply)
                {
                    complaints.Enqueue($"No answer to {request}");
                    return;
                }

                answers.AddOrUpdate((request.Operation.ToString(), reply.Status), 1, (_, count) => count + 1);
                if (Complaint(request.Operation, reply) is { } complaint)
                    complaints.Enqueue($"{complaint}: {reply.Status} {reply.Text} to {request}");

                if (request.EndsSessions && reply.Status == 200)
                    await world.RenewAsync(request.Attacker);
            });

        complaints.Take(10).Should().BeEmpty();
        answers.Keys.Count(answer => answer.Status == 200).Should().BeGreaterThan(operations.Count / 2, "nonsense alone tests little");
        (await world.ShowVictimAsync(db)).Should().Be(before);
        await deployment.AssertSoundAsync();
    }

    private static async Task<Reply?> SendAsync(HttpClient http, FuzzRequest request)
    {
        try
        {
            using var message = request.ToMessage(http.BaseAddress!);
            using var response = await http.SendAsync(message);
            return await Reply.ReadAsync(response);
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private static string? Complaint(ApiOperation operation, Reply reply) => reply switch
    {
        { Status: >= 500 } => "The server failed",
        _ when !operation.Statuses.Contains(reply.Status) => "No documented status",
        { Status: < 400 } => null,
        { ContentType: not "application/problem+json" } => "No problem",
        _ => operation.Promises(reply.Status, reply.Code ?? "none") ? null : "No documented code",
    };
}
