using System.Globalization;
using System.Text;
using OrgAuth.Bench.Kit;
using OrgAuth.Bench.Seed;

namespace OrgAuth.Bench.Growth;

/// <summary>What was measured, as Markdown that also reads well on a terminal.</summary>
internal sealed class GrowthReport(IReadOnlyList<string> machine, Shape large)
{
    private readonly List<Outcome> outcomes = [];

    public void Add(Outcome outcome) => outcomes.Add(outcome);

    public Task SaveAsync(string file, CancellationToken cancellationToken) => File.WriteAllTextAsync(file, $"# Growth\n\n{this}", cancellationToken);

    /// <summary>One outcome, while the others are still being measured.</summary>
    public static string Line(Outcome outcome) =>
        $"{outcome.Engine}, {outcome.Comparison.Name}: {Milliseconds(outcome.Reference)} ms, {Milliseconds(outcome.Subject)} ms, {Ratio(outcome)}";

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var line in machine.Append($"small: {Describe(Shape.Small)}").Append($"large: {Describe(large)}"))
            text.Append("- ").Append(line).Append('\n');

        AppendTable(text, ["engine", "operation", "small, p50 ms", "large, p50 ms", "large / small", "at most"], isDeepPage: false);
        AppendTable(text, ["engine", "page of the large organization", "page one, p50 ms", "this page, p50 ms", "this / page one", "at most"], isDeepPage: true);
        var exceeded = outcomes.Where(outcome => !outcome.Holds).ToList();
        text.Append(exceeded.Count == 0 ? "\nEvery bound holds.\n" : "\n**Bounds exceeded:**\n\n");
        foreach (var outcome in exceeded)
            text.Append("- ").Append(Line(outcome)).Append('\n');

        return text.ToString();
    }

    private void AppendTable(StringBuilder text, string[] head, bool isDeepPage)
    {
        text.Append('\n');
        MarkdownTable.Append(text, [head, .. outcomes.Where(outcome => outcome.Comparison.IsDeepPage == isDeepPage).Select(Row)], 0, 1);
    }

    private static string[] Row(Outcome outcome) =>
    [
        outcome.Engine,
        outcome.Comparison.Name,
        Milliseconds(outcome.Reference),
        Milliseconds(outcome.Subject),
        Ratio(outcome),
        outcome.Comparison.Bound.ToString("N1", CultureInfo.InvariantCulture),
    ];

    private static string Milliseconds(TimeSpan time) => time.TotalMilliseconds.ToString("N2", CultureInfo.InvariantCulture);

    private static string Ratio(Outcome outcome) => outcome.Ratio.ToString("N2", CultureInfo.InvariantCulture) + " x";

    private static string Describe(Shape shape) => string.Create(
        CultureInfo.InvariantCulture,
        $"{shape.Users:N0} users with a session each, {shape.Organizations:N0} organizations, {shape.Memberships:N0} memberships, " +
        $"{shape.LargestOrganization:N0} of them in one organization and {shape.BusiestUser:N0} of one user, " +
        $"{shape.OpenInvitations:N0} open and {shape.OldInvitations:N0} old invitations");
}
