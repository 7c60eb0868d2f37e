using System.Diagnostics;
using System.Globalization;

namespace OrgAuth.Bench.Kit;

/// <summary>A contestant's running server and the operating system's accounts of it.</summary>
internal sealed class ServerProcess : IDisposable
{
    // USER_HZ, in which Linux counts the time of processes for programs.
    private const long TicksPerSecond = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly string log = Path.GetTempFileName();
    private readonly Process process;

    private ServerProcess(Contestant contestant)
    {
        Contestant = contestant;
        process = Commands.Start(contestant.Command, log);
    }

    public Contestant Contestant { get; }

    /// <summary>From the start of the process to the end of its first answer.</summary>
    public TimeSpan FirstAnswer { get; private set; }

    /// <summary>The processor time used so far, user and system, in microseconds.</summary>
    public long CpuMicroseconds
    {
        get
        {
            var line = File.ReadAllText($"/proc/{process.Id}/stat");
            var fields = line[(line.LastIndexOf(')') + 2)..].Split(' ');
            var ticks = long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture);
            return ticks * (1_000_000 / TicksPerSecond);
        }
    }

    /// <summary>The resident memory now, in MiB.</summary>
    public double MemoryMiB
    {
        get
        {
            var line = File.ReadLines($"/proc/{process.Id}/status").Single(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
            return double.Parse(line["VmRSS:".Length..line.LastIndexOf(' ')], CultureInfo.InvariantCulture) / 1024;
        }
    }

    /// <summary>Starts the server and waits until it answers <paramref name="request"/>.</summary>
    public static async Task<ServerProcess> StartAsync(Contestant contestant, Request request, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var server = new ServerProcess(contestant);
        try
        {
            while (!await AnswersAsync(contestant, request, cancellationToken))
            {
                if (server.process.HasExited || Stopwatch.GetElapsedTime(started) > Patience)
                    throw new BenchException($"{contestant.Name} does not answer:\n{Commands.End(await File.ReadAllTextAsync(server.log, cancellationToken))}");

                await Task.Delay(2, cancellationToken);
            }

            server.FirstAnswer = Stopwatch.GetElapsedTime(started);
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }

        process.Dispose();
        File.Delete(log);
    }

    private static async Task<bool> AnswersAsync(Contestant contestant, Request request, CancellationToken cancellationToken)
    {
        try
        {
            _ = await Answers.GetAsync(contestant, request, cancellationToken);
            return true;
        }
        catch (HttpRequestException exception) when (exception.StatusCode is null)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
