namespace OrgAuth.Application.Abstractions;

/// <summary>
/// Counts, for all nodes together, how often something happened of late. Every count is written at once and for good, whatever becomes of the command:
/// count before the command has locked or saved anything, or not from within it.
/// </summary>
internal interface IThrottle
{
    /// <summary>How often it happened, and when last.</summary>
    Task<Tally> ReadAsync(byte[] key, CancellationToken cancellationToken);

    /// <summary>It happened again; it is remembered for <paramref name="memory"/> from now on.</summary>
    Task AddAsync(byte[] key, TimeSpan memory, CancellationToken cancellationToken);

    /// <summary>Counts it, unless it happened <paramref name="limit"/> times already within <paramref name="period"/> of the first time.</summary>
    /// <returns>Whether it was counted.</returns>
    Task<bool> TryAddAsync(byte[] key, int limit, TimeSpan period, CancellationToken cancellationToken);

    /// <summary>It never happened.</summary>
    Task ForgetAsync(byte[] key, CancellationToken cancellationToken);
}

/// <summary>How often something happened.</summary>
/// <param name="Count">How often.</param>
/// <param name="LastAt">When last (UTC).</param>
internal readonly record struct Tally(int Count, DateTime LastAt);
