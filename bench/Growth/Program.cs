using System.Runtime.InteropServices;
using OrgAuth.Bench.Growth;
using OrgAuth.Bench.Kit;

using var stop = new CancellationTokenSource();
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
try
{
    await Growth.RunAsync(GrowthOptions.Parse(args), Environment.CurrentDirectory, stop.Token);
    return 0;
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
