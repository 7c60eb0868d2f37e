using System.Diagnostics.Metrics;
using OrgAuth.Application.Behaviors;
using OrgAuth.Domain.Common;

namespace OrgAuth.Infrastructure.Outbox;

/// <summary>What the dispatcher tells (docs/architecture.md lists it). The backlog is as it was when this node last looked.</summary>
internal sealed class OutboxTelemetry
{
    private readonly Counter<long> sent;
    private readonly Counter<long> failed;
    private readonly Counter<long> buried;
    private OutboxBacklog backlog = new(0, null, 0);

    public OutboxTelemetry(IMeterFactory meters, TimeProvider time)
    {
        var meter = meters.Create(OrgAuthTelemetry.Name);
        sent = meter.CreateCounter<long>("orgauth.mail.sent", "{mail}", "Mails handed over.");
        failed = meter.CreateCounter<long>("orgauth.mail.failed", "{attempt}", "Attempts to hand a mail over that failed.");
        buried = meter.CreateCounter<long>("orgauth.mail.given_up", "{mail}", "Mails given up after the last attempt.");
        meter.CreateObservableGauge("orgauth.mail.backlog", () => backlog.Waiting, "{mail}", "Mails that wait.");
        meter.CreateObservableGauge("orgauth.mail.dead", () => backlog.Dead, "{mail}", "Mails that were given up and are kept.");
        meter.CreateObservableGauge(
            "orgauth.mail.oldest.age", () => backlog.OldestSince is { } since ? (time.Now() - since).TotalSeconds : 0, "s", "How long the oldest mail has waited.");
    }

    public void RecordBacklog(OutboxBacklog now) => backlog = now;

    public void RecordSent() => sent.Add(1);

    public void RecordFailed() => failed.Add(1);

    public void RecordGivenUp() => buried.Add(1);
}
