using System.Diagnostics;
using NSubstitute;
using OrgAuth.Application.Tests.Builders;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Members;

namespace OrgAuth.Application.Tests.Behaviors;

public sealed class PipelineTests
{
    [Fact]
    public async Task Send_OfAGoodCommand_PassesEveryStationInOrder()
    {
        using var pipeline = new Pipeline(Given.Member("member"));
        using var test = new Activity("test").Start();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "OrgAuth",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStarted = activity => pipeline.Log.AddRange(activity.TraceId == test.TraceId ? ["telemetry"] : Array.Empty<string>()),
        };
        ActivitySource.AddActivityListener(listener);

        (await pipeline.SendAsync()).Value.Should().Be("done");

        pipeline.Log.Should().Equal("telemetry", "validation", "transaction", "access", "handler");
    }

    [Fact]
    public async Task Send_OfAnInvalidCommand_EndsBeforeTheTransaction()
    {
        using var pipeline = new Pipeline(Given.Member("member"));

        var result = await pipeline.SendAsync(string.Empty);

        result.Status.Should().Be(ResultStatus.Invalid);
        result.ValidationErrors.Should().Equal(new ValidationError("secret", "is empty"));
        pipeline.Log.Should().Equal("validation");
    }

    [Fact]
    public async Task Send_ByAStranger_EndsBeforeTheHandler()
    {
        using var pipeline = new Pipeline(Given.Session with { Organization = Given.Organization });

        var result = await pipeline.SendAsync();

        result.Error.Should().Be(MemberErrors.CallerNotFound);
        pipeline.Log.Should().Equal("validation", "transaction", "access");
    }

    [Fact]
    public async Task Send_OfACommand_ForgetsWhatAnEarlierAttemptSaid()
    {
        using var pipeline = new Pipeline(Given.Member("member"));

        _ = await pipeline.SendAsync();

        pipeline.Carrier.Received(1).Reset();
    }
}
