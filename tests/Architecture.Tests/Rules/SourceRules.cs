using System.Text.RegularExpressions;

namespace OrgAuth.Architecture.Tests.Rules;

/// <summary>What sources may not hold. Each rule gives where it is broken.</summary>
internal static partial class SourceRules
{
    public const int MaxLines = 200;

    public static IEnumerable<string> TooLong(IEnumerable<Source> sources) =>
        sources.Where(source => source.Lines.Count > MaxLines).Select(source => $"{source.Path} has {source.Lines.Count} lines");

    /// <summary>The clock is <see cref="TimeProvider"/>, ids come from <c>EntityId</c> and <c>Secrets</c>.</summary>
    public static IEnumerable<string> Unpredictable(IEnumerable<Source> sources) => Find(sources, Ambient());

    /// <summary>Whoever names a layer's namespace knows that layer.</summary>
    public static IEnumerable<string> Knowing(IEnumerable<Source> sources, string layer) =>
        Find(sources, new Regex($@"\bOrgAuth\.{layer}\b(?!\.Tests)"));

    private static IEnumerable<string> Find(IEnumerable<Source> sources, Regex pattern) =>
        from source in sources
        from line in source.Lines.Index()
        where !line.Item.TrimStart().StartsWith("//", StringComparison.Ordinal) && pattern.IsMatch(line.Item)
        select $"{source.Path}:{line.Index + 1}";

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Utc)?(Now|Today)\b|\bGuid\.NewGuid\b|\bnew Random\b", RegexOptions.ExplicitCapture)]
    private static partial Regex Ambient();
}
