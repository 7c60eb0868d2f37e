namespace OrgAuth.Domain.Common;

/// <summary>
/// Ids of everything but invitations: 32 lower-case hexadecimal digits of a UUID version 7 (RFC 9562), so that they grow with time and
/// clustered indexes grow at their end (contract section 5, item 10). Opaque to clients.
/// </summary>
public static class EntityId
{
    /// <summary>The length of every id, in characters.</summary>
    public const int Length = 32;

    /// <summary>Makes an id that sorts, ordinally, after those of earlier milliseconds.</summary>
    public static string New(DateTime now) => Guid.CreateVersion7(new DateTimeOffset(now)).ToString("N");
}
