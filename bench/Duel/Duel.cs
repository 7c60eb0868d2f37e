using OrgAuth.Bench.Kit;

namespace OrgAuth.Bench.Duel;

/// <summary>Holds the duel: every operation on every contestant, in turns.</summary>
internal sealed class Duel(DuelOptions options, Lab lab, Wrk? wrk)
{
    private static readonly int[] ConnectionCounts = [1, 16];
    private readonly StatementLog statements = new(lab.Postgres);

    /// <returns>The exit code: 0 if every answer was a good one.</returns>
    public static async Task<int> RunAsync(DuelOptions options, CancellationToken cancellationToken)
    {
        var tools = Tools.Find();
        foreach (var missing in tools.Missing())
            await Console.Error.WriteLineAsync(missing);

        if (tools.PostgresFolder is null)
            return 1;

        var machine = await Machine.DescribeAsync(tools, options.Method, options.Sharing, cancellationToken);
        await using var lab = await Lab.SetUpAsync(options, tools, cancellationToken);
        var wrk = tools.Wrk is null ? null : new Wrk(tools.Wrk, Path.Combine(Lab.Root, "bench", "wrk", "replay.lua"));
        var duel = new Duel(options, lab, wrk);
        var report = new Report(machine, lab.FirstAnswers);
        foreach (var operation in Operation.All.Where(operation => options.Only is null || operation.Name == options.Only))
        {
            await duel.CompareAsync(operation, report, cancellationToken);
            await duel.MeasureAsync(operation, report, cancellationToken);
        }

        Console.WriteLine();
        Console.WriteLine(report.ToString());
        await report.SaveAsync(Path.Combine(Lab.Root, "bench", "results"), options.IsComplete && lab.Servers.Count == 3, cancellationToken);
        return report.Failures == 0 ? 0 : 1;
    }

    /// <summary>All contestants must answer the same before any of them is measured.</summary>
    private async Task CompareAsync(Operation operation, Report report, CancellationToken cancellationToken)
    {
        Console.WriteLine($"{operation.Name}: comparing answers");
        var requests = operation.Requests(lab.Data).Take(2).ToList();
        var expected = default(string);
        foreach (var server in lab.Servers)
        {
            var contestant = server.Contestant;
            await ResetAsync(operation, contestant, cancellationToken);
            var answer = Essence.Of(await Answers.GetAsync(contestant, requests[0], cancellationToken), operation);
            expected ??= answer;
            if (answer != expected)
                throw new BenchException($"{operation.Name}: {contestant.Name} answers\n{answer}\nwhere {lab.Servers[0].Contestant.Name} answers\n{expected}");

            var asked = await statements.ListenAsync(
                contestant.Database, () => Answers.GetAsync(contestant, requests[1], cancellationToken), cancellationToken);
            report.Add(operation.Name, contestant.Name, asked);
        }
    }

    private async Task MeasureAsync(Operation operation, Report report, CancellationToken cancellationToken)
    {
        if (wrk is null)
            return;

        var requests = await lab.WriteAsync(operation, cancellationToken);
        for (var round = 1; round <= options.WarmUps; round++)
        {
            foreach (var server in lab.Servers)
                _ = await RunAsync(wrk, operation, server, requests, ConnectionCounts[^1], cancellationToken);
        }

        foreach (var connections in ConnectionCounts)
        {
            var rounds = lab.Servers.ToDictionary(server => server, _ => new List<Round>());
            for (var round = 1; round <= DuelOptions.Rounds; round++)
            {
                Console.WriteLine($"{operation.Name}: {connections} connection(s), round {round} of {DuelOptions.Rounds}");
                foreach (var server in lab.Servers)
                    rounds[server].Add(await RunAsync(wrk, operation, server, requests, connections, cancellationToken));
            }

            foreach (var server in lab.Servers)
                report.Add(Measurement.Of(operation.Name, connections, server.Contestant.Name, rounds[server]));
        }
    }

    private async Task<Round> RunAsync(
        Wrk wrk, Operation operation, ServerProcess server, string requests, int connections, CancellationToken cancellationToken)
    {
        await ResetAsync(operation, server.Contestant, cancellationToken);
        var before = server.CpuMicroseconds;
        var load = await wrk.RunAsync(server.Contestant.Address, requests, connections, options.Seconds, cancellationToken);
        return new Round(load, server.CpuMicroseconds - before, server.MemoryMiB);
    }

    private Task ResetAsync(Operation operation, Contestant contestant, CancellationToken cancellationToken) =>
        operation.Writes ? lab.ResetAsync(contestant, cancellationToken) : Task.CompletedTask;
}
