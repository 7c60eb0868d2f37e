using OrgAuth.Reliability.Hosting;

[assembly: AssemblyFixture(typeof(TestDatabases))]

namespace OrgAuth.Reliability.Hosting;

/// <summary>The database servers that all tests share, each with databases of its own.</summary>
public sealed class TestDatabases : IDisposable
{
    internal Databases Shared { get; } = new();

    public void Dispose() => Shared.Dispose();
}
