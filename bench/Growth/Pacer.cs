using System.Diagnostics;
using System.Text;
using OrgAuth.Bench.Kit;

namespace OrgAuth.Bench.Growth;

/// <summary>Asks one probe's requests one after the other over one connection, and measures each from sending to the body's end.</summary>
internal sealed class Pacer(Probe probe) : IDisposable
{
    /// <summary>How many requests are measured before it is the other side's turn: what else the machine does then hits both alike.</summary>
    public const int Turn = 20;

    private readonly HttpClient client = new(new SocketsHttpHandler { UseCookies = false, MaxConnectionsPerServer = 1 });
    private readonly string origin = probe.Side.Contestant.Address.GetLeftPart(UriPartial.Authority);
    private List<TimeSpan> times = [];
    private int next;

    /// <summary>The time measured since <see cref="Begin"/>.</summary>
    public TimeSpan Spent { get; private set; }

    /// <summary>The median since <see cref="Begin"/>.</summary>
    public TimeSpan P50 => times.Order().ElementAt(times.Count / 2);

    public void Begin()
    {
        times = [];
        Spent = TimeSpan.Zero;
    }

    public async Task TakeTurnAsync(CancellationToken cancellationToken)
    {
        var end = times.Count + Turn;
        while (times.Count < end)
        {
            var step = probe.Steps[next];
            var time = await AskAsync(step.Request, cancellationToken);
            if (step.IsTimed)
            {
                times.Add(time);
                Spent += time;
            }

            await AdvanceAsync(cancellationToken);
        }
    }

    /// <summary>Ends in the state of the beginning.</summary>
    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        while (probe.Reset is not null && next != 0)
        {
            _ = await AskAsync(probe.Steps[next].Request, cancellationToken);
            await AdvanceAsync(cancellationToken);
        }
    }

    public void Dispose() => client.Dispose();

    private async Task AdvanceAsync(CancellationToken cancellationToken)
    {
        next = (next + 1) % probe.Steps.Count;
        if (next == 0 && probe.Reset is not null)
            await probe.Side.ExecuteAsync(probe.Reset, cancellationToken);
    }

    private async Task<TimeSpan> AskAsync(Request request, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), new Uri(probe.Side.Contestant.Address, request.Path));
        message.Headers.TryAddWithoutValidation("Cookie", request.Cookie);
        message.Headers.TryAddWithoutValidation("Origin", origin);
        if (request.Body.Length > 0)
            message.Content = new StringContent(request.Body, Encoding.UTF8, "application/json");

        var started = Stopwatch.GetTimestamp();
        using var response = await client.SendAsync(message, cancellationToken);
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        var time = Stopwatch.GetElapsedTime(started);
        return response.IsSuccessStatusCode
            ? time
            : throw new BenchException(
                $"{probe.Side.Contestant.Name} answers {request.Method} {request.Path} with {(int)response.StatusCode}: {Encoding.UTF8.GetString(body)}");
    }
}
