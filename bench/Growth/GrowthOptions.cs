using System.Globalization;
using OrgAuth.Bench.Kit;
using OrgAuth.Bench.Seed;

namespace OrgAuth.Bench.Growth;

/// <summary>What the command line asks for.</summary>
/// <param name="Quick">A large database twenty times smaller and short rounds: a look, not a measurement.</param>
/// <param name="Only">One engine, or <c>null</c> for both.</param>
/// <param name="Seed">Of the data.</param>
internal sealed record GrowthOptions(bool Quick, string? Only, int Seed)
{
    public const int Rounds = 3;
    private const string Usage = "Usage: bench/growth [--quick] [--only Sqlite|PostgreSql] [--seed <number>]";

    public Shape Large => Quick ? Shape.Large.DividedBy(20) : Shape.Large;

    /// <summary>How long each side of a comparison is asked in one round.</summary>
    public TimeSpan Time => TimeSpan.FromSeconds(Quick ? 0.3 : 1);

    /// <summary>Whether the run measures everything as the published table does.</summary>
    public bool IsComplete => !Quick && Only is null;

    /// <summary>How it is measured, for the report.</summary>
    public string Method => string.Create(
        CultureInfo.InvariantCulture, $"{Rounds} rounds of {Time.TotalSeconds} s for each side, in turns of {Pacer.Turn} requests, medians; seed {Seed}");

    public static GrowthOptions Parse(string[] arguments)
    {
        var options = new GrowthOptions(Quick: false, Only: null, Seed: 1);
        for (var index = 0; index < arguments.Length; index++)
        {
            options = (arguments[index], arguments.ElementAtOrDefault(index + 1)) switch
            {
                ("--quick", _) => options with { Quick = true },
                ("--only", "Sqlite" or "PostgreSql") => options with { Only = arguments[++index] },
                ("--seed", var number) when int.TryParse(number, out var seed) && index++ >= 0 => options with { Seed = seed },
                _ => throw new BenchException(Usage),
            };
        }

        return options;
    }
}
