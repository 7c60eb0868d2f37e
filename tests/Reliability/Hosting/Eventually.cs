using System.Diagnostics;

namespace OrgAuth.Reliability.Hosting;

/// <summary>Waits for other processes.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Asks until the answer is yes; fails when that takes longer than <paramref name="within"/>.</summary>
    public static async Task IsTrueAsync(Func<Task<bool>> question, TimeSpan within, string because)
    {
        var watch = Stopwatch.StartNew();
        while (!await question())
        {
            watch.Elapsed.Should().BeLessThan(within, "{0}", because);
            await Task.Delay(Pause);
        }
    }
}
