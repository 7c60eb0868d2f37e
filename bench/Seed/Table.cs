namespace OrgAuth.Bench.Seed;

/// <summary>The rows of one table, made one by one as they are written.</summary>
/// <param name="Name">The table.</param>
/// <param name="Columns">Those that are written.</param>
/// <param name="Count">How many rows there will be.</param>
/// <param name="Rows">A value for each column.</param>
internal sealed record Table(string Name, IReadOnlyList<string> Columns, int Count, IEnumerable<object?[]> Rows);
