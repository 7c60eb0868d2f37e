using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace OrgAuth.Application.Behaviors;

/// <summary>The meter and the activity source, both named <c>OrgAuth</c> (docs/architecture.md lists what they tell).</summary>
internal sealed class OrgAuthTelemetry
{
    public const string Name = "OrgAuth";
    public static readonly ActivitySource Source = new(Name);
    private readonly Histogram<double> duration;
    private readonly Counter<long> retries;

    public OrgAuthTelemetry(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        duration = meter.CreateHistogram<double>("orgauth.request.duration", "s", "How long requests took, by name and outcome.");
        retries = meter.CreateCounter<long>("orgauth.command.retries", "{retry}", "How often commands ran again after a lost race.");
    }

    public void Record(string request, string outcome, TimeSpan elapsed)
    {
        if (duration.Enabled)
            duration.Record(elapsed.TotalSeconds, new("orgauth.request", request), new("orgauth.outcome", outcome));
    }

    public void RecordRetry() => retries.Add(1);
}
