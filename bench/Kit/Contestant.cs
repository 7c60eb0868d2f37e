namespace OrgAuth.Bench.Kit;

/// <summary>A server that takes part: where its data is, where it listens and how it is started.</summary>
internal sealed record Contestant(string Name, string Database, Uri Address, CommandLine Command)
{
    public const string OrgAuth = "OrgAuth";
    public const string BetterAuth = "better-auth";
    public const string Floor = "floor";
}
