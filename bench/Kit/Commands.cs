using System.Diagnostics;

namespace OrgAuth.Bench.Kit;

/// <summary>A program with what it is told.</summary>
internal sealed record CommandLine(string Program, params string[] Arguments)
{
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>The working directory.</summary>
    public string Folder { get; init; } = "/";

    public override string ToString() => $"{Program} {string.Join(' ', Arguments)}";
}

/// <summary>Starts other programs, their output going to a file: a pipe would stay open as long as a server that inherited it.</summary>
internal static class Commands
{
    private const int ShownLines = 20;

    public static Process Start(CommandLine command, string log)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$0\" \"$@\" >\"$BENCH_LOG\" 2>&1", command.Program, .. command.Arguments])
        {
            WorkingDirectory = command.Folder,
        };
        start.Environment["BENCH_LOG"] = log;
        foreach (var (name, value) in command.Environment)
            start.Environment[name] = value;

        return Process.Start(start)!;
    }

    /// <summary>Runs a program to its end and gives what it wrote.</summary>
    /// <exception cref="BenchException">It failed, or took longer than <paramref name="limit"/>.</exception>
    public static async Task<string> RunAsync(CommandLine command, TimeSpan limit, CancellationToken cancellationToken)
    {
        var log = Path.GetTempFileName();
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timer.CancelAfter(limit);
        using var process = Start(command, log);
        try
        {
            await process.WaitForExitAsync(timer.Token);
            var output = await File.ReadAllTextAsync(log, cancellationToken);
            return process.ExitCode == 0 ? output : throw new BenchException($"{command} ended with {process.ExitCode}:\n{End(output)}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new BenchException($"{command} took longer than {limit}.");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);

            File.Delete(log);
        }
    }

    /// <summary>The last lines of a program's output.</summary>
    public static string End(string output) => string.Join('\n', output.TrimEnd().Split('\n').TakeLast(ShownLines));
}
