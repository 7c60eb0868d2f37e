using System.Runtime.InteropServices;

namespace OrgAuth.Bench.Kit;

/// <summary>Runs a measurement until it ends, is told to stop, or takes longer than it may.</summary>
internal static class Run
{
    /// <returns>The exit code: 1 if it did not come to its end.</returns>
    public static async Task<int> MeasureAsync(TimeSpan limit, Func<CancellationToken, Task<int>> measure)
    {
        using var stop = new CancellationTokenSource(limit);
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            return await measure(stop.Token);
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped before the end.");
        }
        catch (BenchException problem)
        {
            await Console.Error.WriteLineAsync(problem.Message);
        }

        return 1;

        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            stop.Cancel();
        }
    }
}
