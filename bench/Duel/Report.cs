using System.Globalization;
using System.Text;
using OrgAuth.Bench.Kit;

namespace OrgAuth.Bench.Duel;

/// <summary>What was measured, as Markdown that also reads well on a terminal.</summary>
internal sealed class Report(IReadOnlyList<string> machine, IReadOnlyDictionary<string, TimeSpan> firstAnswers)
{
    private static readonly string[] Head =
    [
        "operation", "connections", "server", "requests/s", "p50 ms", "p99 ms", "CPU µs/request", "MiB", "statements", "to better-auth", "to the floor",
    ];

    private readonly List<Measurement> measurements = [];
    private readonly Dictionary<(string Operation, string Contestant), IReadOnlyList<string>> statements = [];

    /// <summary>Requests that were not answered, or not with success.</summary>
    public long Failures => measurements.Sum(measurement => measurement.Failures);

    public void Add(Measurement measurement) => measurements.Add(measurement);

    public void Add(string operation, string contestant, IReadOnlyList<string> asked) => statements[(operation, contestant)] = asked;

    /// <summary>Writes the table, and beside it the statements behind each operation.</summary>
    public async Task SaveAsync(string folder, bool isComplete, CancellationToken cancellationToken)
    {
        var name = isComplete ? "duel" : "duel-partial";
        await File.WriteAllTextAsync(Path.Combine(folder, $"{name}.md"), $"# The duel\n\n{this}", cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, $"{name}-statements.md"), Statements(), cancellationToken);
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var line in machine)
            text.Append("- ").Append(line).Append('\n');

        var starts = firstAnswers.Select(entry => string.Create(CultureInfo.InvariantCulture, $"{entry.Key} {entry.Value.TotalMilliseconds:N0} ms"));
        text.Append("- first answer after process start: ").AppendJoin(", ", starts).Append("\n\n");
        if (measurements.Count > 0)
            MarkdownTable.Append(text, [Head, .. measurements.Select(Row)], 0, 2);

        if (Failures > 0)
            text.Append(CultureInfo.InvariantCulture, $"\n**{Failures} requests failed: this run does not count.**\n");

        foreach (var bad in measurements.Where(measurement => measurement.Failures > 0))
            text.Append(CultureInfo.InvariantCulture, $"- {bad.Operation}, {bad.Connections} connection(s), {bad.Contestant}: {bad.Failures}\n");

        return text.ToString();
    }

    private string[] Row(Measurement line) =>
    [
        line.Operation,
        line.Connections.ToString(CultureInfo.InvariantCulture),
        line.Contestant,
        Number(line.RequestsPerSecond, "N0"),
        Number(line.P50 / 1000, "N2"),
        Number(line.P99 / 1000, "N2"),
        Number(line.CpuPerRequest, "N0"),
        Number(line.MemoryMiB, "N0"),
        Number(statements[(line.Operation, line.Contestant)].Count, "N0"),
        Ratio(line, Contestant.BetterAuth),
        Ratio(line, Contestant.Floor),
    ];

    private string Ratio(Measurement line, string contestant)
    {
        var other = measurements.FirstOrDefault(measurement =>
            measurement.Contestant == contestant && measurement.Operation == line.Operation && measurement.Connections == line.Connections);
        return other is null ? "-" : Number(line.RequestsPerSecond / other.RequestsPerSecond, "N2") + " x";
    }

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private string Statements()
    {
        var text = new StringBuilder("# What each operation asks the database\n\nOne request each, from PostgreSQL's log; `<unnamed>` is parsed and planned anew each time.\n");
        foreach (var ((operation, contestant), asked) in statements)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {operation}, {contestant}: {asked.Count}\n\n");
            foreach (var statement in asked)
                text.Append("- `").Append(statement.Replace('`', '\'')).Append("`\n");
        }

        return text.ToString();
    }
}
