using System.Globalization;
using System.Runtime.InteropServices;

namespace OrgAuth.Bench.Kit;

/// <summary>Where and how something was measured, for whoever compares its table with their own.</summary>
internal static class Machine
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static async Task<IReadOnlyList<string>> DescribeAsync(
        Tools tools, string method, string sharing, CancellationToken cancellationToken)
    {
        var versions = new List<string>
        {
            RuntimeInformation.FrameworkDescription,
        };
        if (tools.PostgresFolder is not null)
            versions.Add(await SayAsync(Path.Combine(tools.PostgresFolder, "postgres"), "--version", cancellationToken));

        if (tools.Node is not null)
            versions.Add($"Node {await SayAsync(tools.Node, "--version", cancellationToken)}");

        return
        [
            string.Create(CultureInfo.InvariantCulture, $"{DateTime.UtcNow:yyyy-MM-dd}, {method}"),
            $"{Processor()}, {Environment.ProcessorCount} logical processors, {Memory()} GiB of memory, {RuntimeInformation.OSDescription}",
            string.Join(", ", versions),
            sharing,
            $"load before the start (1, 5, 15 minutes): {string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ').Take(3))}",
        ];
    }

    private static string Processor() => File.ReadLines("/proc/cpuinfo")
        .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(": ", 2)[^1] ?? RuntimeInformation.ProcessArchitecture.ToString();

    private static long Memory() => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30;

    private static async Task<string> SayAsync(string program, string question, CancellationToken cancellationToken) =>
        (await Commands.RunAsync(new CommandLine(program, question), Patience, cancellationToken)).Trim();
}
