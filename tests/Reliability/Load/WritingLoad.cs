using OrgAuth.Reliability.Hosting;

namespace OrgAuth.Reliability.Load;

/// <summary>Several writers at once, until it is stopped; writes that are not acknowledged do not end it.</summary>
internal sealed class WritingLoad : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly Task running;
    private int losses;

    public WritingLoad(HttpClient http, int writers)
    {
        running = Task.WhenAll(Enumerable.Range(0, writers).Select(index => WriteAsync(new Writer(http, Ledger, $"writer{index}"))));
    }

    /// <summary>What the writes are known to have done.</summary>
    public Ledger Ledger { get; } = new();

    /// <summary>How many writes were not acknowledged.</summary>
    public int Losses => losses;

    /// <summary>Waits until so many more writes are acknowledged.</summary>
    public async Task GrowByAsync(int writes, TimeSpan within)
    {
        var grown = Ledger.GrowByAsync(writes);
        await await Task.WhenAny(grown, running).WaitAsync(within);
    }

    /// <summary>Ends it and compares its ledger with the database.</summary>
    public async Task SettleAsync(Deployment deployment)
    {
        await stop.CancelAsync();
        await running;
        await using var db = deployment.OpenDatabase();
        Ledger.Settle(await Facts.ReadAsync(db));
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running.ContinueWith(_ => { }, TaskScheduler.Default);
        stop.Dispose();
    }

    private async Task WriteAsync(Writer writer)
    {
        while (!await writer.RunAsync(stop.Token))
            Interlocked.Increment(ref losses);
    }
}
