using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using OrgAuth.Application.Behaviors;
using OrgAuth.Application.Tests.Builders;
using OrgAuth.Domain.Common;

namespace OrgAuth.Application.Tests.Behaviors;

/// <summary>Name, outcome and duration; never the request's content.</summary>
public sealed class TelemetryTests : IDisposable
{
    private const string Content = "hunter2-hunter2";
    private readonly Pipeline pipeline = new(Given.Member("member"));
    private readonly MeterListener meters = new();
    private readonly ActivityListener activities;
    private readonly List<(string Instrument, double Value, Dictionary<string, object?> Tags)> measured = [];
    private readonly List<Activity> traced = [];
    private readonly Activity test = new Activity("test").Start();

    public TelemetryTests()
    {
        var factory = pipeline.Services.GetRequiredService<IMeterFactory>();
        meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "OrgAuth" && instrument.Meter.Scope == factory)
                listener.EnableMeasurementEvents(instrument);
        };
        meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => measured.Add((instrument.Name, value, new(tags.ToArray()))));
        meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => measured.Add((instrument.Name, value, new(tags.ToArray()))));
        meters.Start();
        activities = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "OrgAuth",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                if (activity.TraceId == test.TraceId)
                    traced.Add(activity);
            },
        };
        ActivitySource.AddActivityListener(activities);
    }

    [Fact]
    public async Task Send_ThatSucceeds_IsOk()
    {
        _ = await pipeline.SendAsync(Content);

        ShouldTell("Ok");
    }

    [Fact]
    public async Task Send_ThatIsRefused_TellsTheCode()
    {
        pipeline.Handler = () => Error.Conflict("TAKEN", $"It is taken: {Content}");

        _ = await pipeline.SendAsync(Content);

        ShouldTell("TAKEN");
    }

    [Fact]
    public async Task Send_ThatIsInvalid_TellsSo()
    {
        _ = await pipeline.SendAsync(string.Empty);

        ShouldTell("Invalid");
    }

    [Fact]
    public async Task Send_ThatThrows_TellsSoAndNotWhat()
    {
        pipeline.Handler = () => throw new InvalidOperationException(Content);

        await pipeline.Invoking(it => it.SendAsync(Content)).Should().ThrowAsync<InvalidOperationException>();

        ShouldTell("Exception");
    }

    [Fact]
    public void RecordRetry_CountsOne()
    {
        pipeline.Services.GetRequiredService<OrgAuthTelemetry>().RecordRetry();

        measured.Should().ContainSingle().Which.Should().BeEquivalentTo(("orgauth.command.retries", 1d, new Dictionary<string, object?>()));
    }

    public void Dispose()
    {
        test.Dispose();
        activities.Dispose();
        meters.Dispose();
        pipeline.Dispose();
    }

    private void ShouldTell(string outcome)
    {
        var (instrument, value, tags) = measured.Should().ContainSingle().Subject;
        instrument.Should().Be("orgauth.request.duration");
        value.Should().BeGreaterThan(0).And.BeLessThan(60);
        tags.Should().BeEquivalentTo(new Dictionary<string, object?> { ["orgauth.request"] = "Probe", ["orgauth.outcome"] = outcome });

        var activity = traced.Should().ContainSingle().Subject;
        activity.OperationName.Should().Be("Probe");
        activity.TagObjects.Should().BeEquivalentTo(new Dictionary<string, object?> { ["orgauth.outcome"] = outcome });
        activity.Events.Should().BeEmpty();
        activity.StatusDescription.Should().BeNull();
    }
}
