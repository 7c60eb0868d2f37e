namespace OrgAuth.Bench.Kit;

/// <summary>One request as every server gets it.</summary>
internal sealed record Request(string Method, string Path, string Cookie, string Body)
{
    /// <summary>The line that <c>replay.lua</c> reads.</summary>
    public override string ToString() => $"{Method}\t{Path}\t{Cookie}\t{Body}";
}
