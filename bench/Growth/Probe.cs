using OrgAuth.Bench.Kit;

namespace OrgAuth.Bench.Growth;

/// <summary>One request of a probe.</summary>
/// <param name="Request">The request.</param>
/// <param name="IsTimed">False: it only prepares for others.</param>
internal sealed record Step(Request Request, bool IsTimed = true);

/// <summary>What one side is asked, again and again.</summary>
/// <param name="Side">Who is asked.</param>
/// <param name="Steps">The requests.</param>
/// <param name="Reset">The statement that takes their effects back after the last one, if they have any.</param>
internal sealed record Probe(Side Side, IReadOnlyList<Step> Steps, string? Reset = null);

/// <summary>Two probes whose times are compared.</summary>
/// <param name="Name">What is asked.</param>
/// <param name="Reference">The small database, or page one.</param>
/// <param name="Subject">The large database, or a deep page.</param>
/// <param name="IsDeepPage">Whether it is a matter of pages, not of databases.</param>
internal sealed record Comparison(string Name, Probe Reference, Probe Subject, bool IsDeepPage = false)
{
    /// <summary>How many times the reference's time the subject's may be.</summary>
    public double Bound => IsDeepPage ? 3 : 1.3;
}

/// <summary>What came out.</summary>
/// <param name="Engine">The database engine.</param>
/// <param name="Comparison">What was compared.</param>
/// <param name="Reference">The reference's p50.</param>
/// <param name="Subject">The subject's p50.</param>
internal sealed record Outcome(string Engine, Comparison Comparison, TimeSpan Reference, TimeSpan Subject)
{
    public double Ratio => Subject / Reference;

    public bool Holds => Ratio <= Comparison.Bound;
}
