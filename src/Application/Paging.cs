namespace OrgAuth.Application;

internal static class Paging
{
    /// <summary>Skips and takes where asked to; everything by default.</summary>
    public static IQueryable<T> Page<T>(this IQueryable<T> query, int? limit, int? offset)
    {
        if (offset > 0)
            query = query.Skip(offset.Value);

        return limit is { } count ? query.Take(count) : query;
    }
}
