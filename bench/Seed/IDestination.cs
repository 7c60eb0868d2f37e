namespace OrgAuth.Bench.Seed;

/// <summary>A migrated, empty database that takes rows fast.</summary>
internal interface IDestination : IAsyncDisposable
{
    /// <summary>Writes all rows of a table.</summary>
    /// <param name="table">The rows.</param>
    /// <param name="written">Told now and then how many there are by now.</param>
    /// <param name="cancellationToken">Stops in the middle.</param>
    Task WriteAsync(Table table, Action<int> written, CancellationToken cancellationToken);

    /// <summary>Leaves the database as a server that ran for long would have it.</summary>
    Task FinishAsync(CancellationToken cancellationToken);
}
