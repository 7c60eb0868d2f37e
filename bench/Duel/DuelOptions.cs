using System.Globalization;
using OrgAuth.Bench.Kit;

namespace OrgAuth.Bench.Duel;

/// <summary>What the command line asks for.</summary>
/// <param name="Quick">Short rounds: a look, not a measurement.</param>
/// <param name="Only">One operation, or <c>null</c> for all.</param>
/// <param name="Fsync">PostgreSQL waits for the disk at every commit.</param>
internal sealed record DuelOptions(bool Quick, string? Only, bool Fsync)
{
    public const int Rounds = 3;
    private const string Usage = "Usage: bench/duel [--quick] [--only <operation>] [--fsync]";

    /// <summary>The length of one round.</summary>
    public int Seconds => Quick ? 1 : 3;

    /// <summary>How many rounds at full load go before those that count: the runtime compiles what is hot while it serves.</summary>
    public int WarmUps => Quick ? 1 : 7;

    /// <summary>How it is measured, for the report.</summary>
    public string Method => string.Create(CultureInfo.InvariantCulture, $"{WarmUps} rounds to warm up, {Rounds} rounds of {Seconds} s, medians");

    /// <summary>What else runs on the machine, for the report.</summary>
    public string Sharing =>
        $"PostgreSQL, servers and wrk share the machine; {(Fsync ? "commits wait for the disk" : "commits do not wait for the disk (fsync off)")}";

    /// <summary>Whether the run measures everything as the published table does.</summary>
    public bool IsComplete => !Quick && Only is null && !Fsync;

    public static DuelOptions Parse(string[] arguments)
    {
        var options = new DuelOptions(Quick: false, Only: null, Fsync: false);
        for (var index = 0; index < arguments.Length; index++)
        {
            options = arguments[index] switch
            {
                "--quick" => options with { Quick = true },
                "--fsync" => options with { Fsync = true },
                "--only" when index + 1 < arguments.Length => options with { Only = Known(arguments[++index]) },
                _ => throw new BenchException(Usage),
            };
        }

        return options;
    }

    private static string Known(string operation) => Operation.All.Any(known => known.Name == operation)
        ? operation
        : throw new BenchException($"{operation} is none of {string.Join(", ", Operation.All.Select(known => known.Name))}.");
}
