using System.Runtime.InteropServices;
using OrgAuth.Bench.Duel;
using OrgAuth.Bench.Kit;

using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(45));
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
try
{
    return await Duel.RunAsync(DuelOptions.Parse(args), stop.Token);
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
