using System.Reflection;
using OrgAuth.Api.Tests.Hosting;
using OrgAuth.Application.Configuration;
using Xunit.Sdk;
using Xunit.v3;

namespace OrgAuth.Api.Tests.Replay;

/// <summary>
/// OrgAuth answers as the reference's recordings do, but for the <see cref="Deviations"/> that the contract orders. The recordings of teams
/// and of stored roles (<c>teams.json</c>, <c>dynamic-access-control.json</c>) are not among them: OrgAuth has neither yet.
/// </summary>
public sealed class ReplayTests(TestHosts hosts)
{
    [Theory]
    [EveryEngineAndRecording]
    public async Task Replay_OfARecording_AnswersAsTheReferenceDid(Engine engine, string recording)
    {
        var replayed = Recording.All.Single(known => known.ToString() == recording);

        var differences = await ReplayAsync(engine, replayed, Deviations.All.Where(deviation => deviation.Trace == replayed.Trace));

        differences.Should().BeEmpty();
    }

    [Fact]
    public async Task Replay_OfADeviationThatDoesNotHappen_SaysSo()
    {
        var stale = new Deviation("has-permission", "edge: unknown action -> false", "2") { Text = ("false", "true") };

        var differences = await ReplayAsync(Engine.Sqlite, Recording.All.Single(recording => recording.Trace == "has-permission"), [stale]);

        differences.Should().BeEquivalentTo(
            "edge: unknown action -> false: is answered as recorded, although it is listed as a deviation",
            "happy: member ac:read -> true: body.success is false instead of true");
    }

    [Fact]
    public void Recordings_OfAllTraces_AreReplayedOrLeftOutByName()
    {
        var recorded = Trace.Names
            .SelectMany(name => Trace.Read(name, new Dictionary<string, string>()).Select(turn => (name, turn.Server)))
            .Distinct();

        var known = Recording.All.SelectMany(recording => recording.Servers.Select(server => (recording.Trace, server)))
            .Concat(Recording.LeftOut.Select(left => (left.Trace, left.Server)));

        known.Should().BeEquivalentTo(recorded);
    }

    [Fact]
    public void Deviations_All_AreOfReplayedCases()
    {
        var replayed = Recording.All.SelectMany(recording => recording.Cases.Select(turn => (recording.Trace, turn.Case)));

        Deviations.All.Select(deviation => (deviation.Trace, deviation.Case)).Should().OnlyHaveUniqueItems().And.BeSubsetOf(replayed);
    }

    private async Task<IReadOnlyList<string>> ReplayAsync(Engine engine, Recording recording, IEnumerable<Deviation> deviations)
    {
        await using var app = await hosts.StartAsync(engine, new(recording.Settings)
        {
            ["OrgAuth:ErrorStatuses"] = nameof(ErrorStatuses.BetterAuth),
            ["OrgAuth:BaseUrl"] = TraceReplayer.Origin,
            ["OrgAuth:TrustedOrigins"] = "http://localhost",
        });
        return await new TraceReplayer(recording.Scenario(app), deviations).ReplayAsync(recording.Cases);
    }

    private sealed class EveryEngineAndRecordingAttribute : DataAttribute
    {
        public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker)
        {
            var rows =
                from engine in Enum.GetValues<Engine>()
                from recording in Recording.All
                select (ITheoryDataRow)new TheoryDataRow(engine, recording.ToString()) { Skip = Databases.WhyNot(engine) };
            return new(rows.ToList());
        }

        public override bool SupportsDiscoveryEnumeration() => true;
    }
}
