using System.Globalization;

[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace OrgAuth.Reliability.Hosting;

/// <summary>How much of everything: the short form by default, the long one with <c>ORGAUTH_RELIABILITY=long</c>.</summary>
internal static class Scale
{
    private const int DefaultSeed = 20260101;
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("ORGAUTH_RELIABILITY") == "long";

    /// <summary>What chance starts from; <c>ORGAUTH_RELIABILITY_SEED</c> repeats a run, or varies it.</summary>
    public static int Seed { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("ORGAUTH_RELIABILITY_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : DefaultSeed;

    /// <summary>One of the two, by the form that runs.</summary>
    public static int Of(int inShort, int inLong) => IsLong ? inLong : inShort;
}
