using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace OrgAuth.Bench.Seed;

/// <summary>Shows how far it is: bars on a terminal, a line per table elsewhere.</summary>
internal static class PlantingProgress
{
    public static Task RunAsync(IReadOnlyList<Table> tables, Func<Table, Action<int>, Task> write) =>
        AnsiConsole.Profile.Out.IsTerminal ? ShowBarsAsync(tables, write) : WriteLinesAsync(tables, write);

    private static Task ShowBarsAsync(IReadOnlyList<Table> tables, Func<Table, Action<int>, Task> write) => AnsiConsole.Progress()
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
        .StartAsync(context => Task.Run(async () =>
        {
            var bars = tables.Select(table => context.AddTask($"{table.Name} ({table.Count:N0})", maxValue: table.Count)).ToList();
            foreach (var (table, bar) in tables.Zip(bars))
                await write(table, count => bar.Value = count);
        }));

    private static async Task WriteLinesAsync(IReadOnlyList<Table> tables, Func<Table, Action<int>, Task> write)
    {
        foreach (var table in tables)
        {
            var started = Stopwatch.GetTimestamp();
            await write(table, _ => { });
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"  {table.Name}: {table.Count:N0} rows in {Stopwatch.GetElapsedTime(started).TotalSeconds:N1} s"));
        }
    }
}
