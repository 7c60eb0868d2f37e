using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrgAuth.Application.Configuration;
using OrgAuth.Application.Mail;

namespace OrgAuth.Infrastructure.Outbox;

/// <summary>
/// Delivers what commands left in the outbox (docs/adr/0013): at once after a commit on this node, and by looking from time to time. When
/// the host stops, it takes nothing more and finishes what it has begun.
/// </summary>
internal sealed partial class OutboxDispatcher(
    IServiceScopeFactory scopes, OutboxSignal signal, OutboxTelemetry telemetry, IOptions<OrgAuthOptions> options, ILogger<OutboxDispatcher> logger)
    : BackgroundService
{
    private const int Batch = 100;
    private readonly MailOptions mail = options.Value.Mail;
    private readonly bool isOn = options.Value.DeliverMail();

    /// <summary>Delivers everything that is due.</summary>
    public async Task DrainAsync(CancellationToken stopping)
    {
        List<DueMessage> due;
        do
        {
            due = await ReadDueAsync(stopping);
            await Parallel.ForEachAsync(
                due, new ParallelOptions { MaxDegreeOfParallelism = mail.Parallelism, CancellationToken = stopping }, (message, _) => DeliverAsync(message));
        }
        while (due.Count == Batch);
    }

    /// <summary>A delivery that nobody makes stops the start.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!isOn)
            return;

        await using (var scope = scopes.CreateAsyncScope())
            scope.ServiceProvider.GetRequiredService<IEmailSender>();

        await base.StartAsync(cancellationToken);
    }

    /// <summary>A node that cannot look stays up and looks again: its requests do not depend on mail.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await DrainAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogInterrupted(MailFailure.Describe(exception));
            }

            await signal.WaitAsync(mail.PollInterval, stoppingToken);
        }
    }

    private async Task<List<DueMessage>> ReadDueAsync(CancellationToken stopping)
    {
        await using var scope = scopes.CreateAsyncScope();
        var queue = scope.ServiceProvider.GetRequiredService<OutboxQueue>();
        telemetry.RecordBacklog(await queue.MeasureAsync(stopping));
        return await queue.ReadDueAsync(
            scope.ServiceProvider.GetRequiredService<Postman>().Kinds, scope.ServiceProvider.GetRequiredService<AttemptPolicy>().Now, Batch, stopping);
    }

    private async ValueTask DeliverAsync(DueMessage message)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Delivery>().DeliverAsync(message);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The outbox could not be worked through and will be looked at again: {Error}")]
    private partial void LogInterrupted(string error);
}
