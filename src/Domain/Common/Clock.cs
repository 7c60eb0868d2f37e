namespace OrgAuth.Domain.Common;

/// <summary>Reads a <see cref="TimeProvider"/> the way OrgAuth stores time: UTC, whole milliseconds.</summary>
public static class Clock
{
    /// <summary>The current time, UTC, cut to milliseconds: what the wire shows and every database engine keeps exactly.</summary>
    public static DateTime Now(this TimeProvider time)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return new DateTime(now.Ticks - (now.Ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);
    }
}
