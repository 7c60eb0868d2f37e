using Microsoft.Extensions.Logging;

namespace OrgAuth.Infrastructure.Outbox;

/// <summary>
/// Takes one message and delivers it. A message lives until its mail was handed over: whatever happens before, even the end of the
/// process, leaves it to be due again.
/// </summary>
internal sealed partial class Delivery(
    OutboxQueue queue, Postman postman, AttemptPolicy policy, OutboxTelemetry telemetry, ILogger<Delivery> logger)
{
    public async Task DeliverAsync(DueMessage message)
    {
        var leaseEnd = policy.LeaseEnd;
        if (!await queue.TryTakeAsync(message, leaseEnd))
            return;

        try
        {
            using var limit = new CancellationTokenSource(policy.Timeout);
            if (await postman.SendAsync(message, limit.Token))
                telemetry.RecordSent();
        }
        catch (Exception exception)
        {
            await KeepAsync(message, leaseEnd, MailFailure.Describe(exception));
            return;
        }

        await queue.DeleteAsync(message);
    }

    private async Task KeepAsync(DueMessage message, DateTime leaseEnd, string error)
    {
        var attempts = message.Attempts + 1;
        telemetry.RecordFailed();
        if (policy.NextAttempt(attempts) is { } next)
        {
            LogFailed(message.Id, message.Kind, attempts, error);
            await queue.PostponeAsync(message, leaseEnd, next, error);
        }
        else
        {
            telemetry.RecordGivenUp();
            LogGivenUp(message.Id, message.Kind, attempts, error);
            await queue.BuryAsync(message, leaseEnd, policy.Now, error);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail {Message} ({Kind}) was not handed over in attempt {Attempt} and will be tried again: {Error}")]
    private partial void LogFailed(string message, string kind, int attempt, string error);

    [LoggerMessage(Level = LogLevel.Error, Message = "Mail {Message} ({Kind}) was given up after attempt {Attempt}: {Error}")]
    private partial void LogGivenUp(string message, string kind, int attempt, string error);
}
