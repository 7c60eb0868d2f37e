using System.Globalization;
using System.Runtime.InteropServices;

namespace OrgAuth.Bench.Duel;

/// <summary>Where and how the duel was held, for whoever compares its table with their own.</summary>
internal static class Machine
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static async Task<IReadOnlyList<string>> DescribeAsync(Tools tools, DuelOptions options, CancellationToken cancellationToken)
    {
        var versions = new List<string>
        {
            RuntimeInformation.FrameworkDescription,
            await SayAsync(Path.Combine(tools.PostgresFolder!, "postgres"), "--version", cancellationToken),
        };
        if (tools.Node is not null)
            versions.Add($"Node {await SayAsync(tools.Node, "--version", cancellationToken)}");

        return
        [
            string.Create(CultureInfo.InvariantCulture, $"{DateTime.UtcNow:yyyy-MM-dd}, {DuelOptions.Rounds} rounds of {options.Seconds} s, medians"),
            $"{Processor()}, {Environment.ProcessorCount} logical processors, {Memory()} GiB of memory, {RuntimeInformation.OSDescription}",
            string.Join(", ", versions),
            $"PostgreSQL, servers and wrk share the machine; {(options.Fsync ? "commits wait for the disk" : "commits do not wait for the disk (fsync off)")}",
            $"load before the start (1, 5, 15 minutes): {string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ').Take(3))}",
        ];
    }

    private static string Processor() => File.ReadLines("/proc/cpuinfo")
        .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(": ", 2)[^1] ?? RuntimeInformation.ProcessArchitecture.ToString();

    private static long Memory() => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30;

    private static async Task<string> SayAsync(string program, string question, CancellationToken cancellationToken) =>
        (await Commands.RunAsync(new CommandLine(program, question), Patience, cancellationToken)).Trim();
}
