namespace OrgAuth.Bench.Duel;

/// <summary>One line of the table: the medians of the rounds.</summary>
internal sealed record Measurement(
    string Operation, int Connections, string Contestant, double RequestsPerSecond, double P50, double P99, double CpuPerRequest, double MemoryMiB, long Failures)
{
    public static Measurement Of(string operation, int connections, string contestant, IReadOnlyList<Round> rounds) => new(
        operation,
        connections,
        contestant,
        Median(rounds, round => round.Load.Requests / round.Load.Seconds),
        Median(rounds, round => round.Load.P50),
        Median(rounds, round => round.Load.P99),
        Median(rounds, round => round.CpuMicroseconds / (double)Math.Max(1, round.Load.Requests)),
        rounds[^1].MemoryMiB,
        rounds.Sum(round => round.Load.Refusals + round.Load.Faults));

    private static double Median(IReadOnlyList<Round> rounds, Func<Round, double> value) => rounds.Select(value).Order().ElementAt(rounds.Count / 2);
}

/// <summary>One round against one server.</summary>
internal sealed record Round(Load Load, long CpuMicroseconds, double MemoryMiB);
