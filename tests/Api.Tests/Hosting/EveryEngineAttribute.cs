using System.Reflection;
using OrgAuth.Application.Configuration;
using Xunit.Sdk;
using Xunit.v3;

namespace OrgAuth.Api.Tests.Hosting;

/// <summary>Runs a test once on every database engine; one that is not at hand is skipped by name, with the reason.</summary>
public sealed class EveryEngineAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new(Enum.GetValues<Engine>().Select(engine => (ITheoryDataRow)new TheoryDataRow(engine) { Skip = Databases.WhyNot(engine) }).ToList());

    public override bool SupportsDiscoveryEnumeration() => true;
}

/// <summary>Runs a test on every database engine in both status modes (contract section 4).</summary>
public sealed class EveryEngineAndModeAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) => new((
        from engine in Enum.GetValues<Engine>()
        from mode in Enum.GetValues<ErrorStatuses>()
        select (ITheoryDataRow)new TheoryDataRow(engine, mode) { Skip = Databases.WhyNot(engine) }).ToList());

    public override bool SupportsDiscoveryEnumeration() => true;
}

/// <summary>Runs a test in both status modes on SQLite, for what no engine has a say in.</summary>
public sealed class EveryModeAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new(Enum.GetValues<ErrorStatuses>().Select(mode => (ITheoryDataRow)new TheoryDataRow(mode)).ToList());

    public override bool SupportsDiscoveryEnumeration() => true;
}
