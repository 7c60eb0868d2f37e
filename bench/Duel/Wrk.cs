using System.Globalization;
using OrgAuth.Bench.Kit;

namespace OrgAuth.Bench.Duel;

/// <summary>What wrk saw in one round.</summary>
/// <param name="Requests">Answers.</param>
/// <param name="Seconds">The time that they took.</param>
/// <param name="P50">Microseconds.</param>
/// <param name="P99">Microseconds.</param>
/// <param name="Refusals">Answers with a status of 400 or more.</param>
/// <param name="Faults">Broken or overdue connections.</param>
internal sealed record Load(long Requests, double Seconds, double P50, double P99, long Refusals, long Faults);

/// <summary>The load generator; see <c>bench/wrk/replay.lua</c>.</summary>
internal sealed class Wrk(string program, string script)
{
    private const string Mark = "duel ";

    public async Task<Load> RunAsync(Uri address, string requests, int connections, int seconds, CancellationToken cancellationToken)
    {
        string[] arguments = ["-t1", $"-c{connections}", $"-d{seconds}s", "--timeout", "5s", "-s", script, address.ToString(), "--", requests];
        var output = await Commands.RunAsync(new CommandLine(program, arguments), TimeSpan.FromSeconds(seconds + 30), cancellationToken);
        var line = output.Split('\n').LastOrDefault(line => line.StartsWith(Mark, StringComparison.Ordinal))
            ?? throw new BenchException($"wrk said nothing of use:\n{Commands.End(output)}");
        var numbers = line[Mark.Length..].Split(' ').Select(number => long.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        return new Load(numbers[0], numbers[1] / 1e6, numbers[2], numbers[3], numbers[4], numbers[5]);
    }
}
