using Microsoft.Data.Sqlite;
using OrgAuth.Application.Abstractions;

namespace OrgAuth.Infrastructure.Persistence;

/// <summary>The configured database as the host sees it.</summary>
internal sealed class Database(DatabaseOptions options, IEngine engine) : IDatabase
{
    public string? Folder
    {
        get
        {
            var file = options.Provider == DatabaseProvider.Sqlite ? new SqliteConnectionStringBuilder(options.ConnectionString).DataSource : string.Empty;
            return file.Length == 0 || file == ":memory:" ? null : Path.GetDirectoryName(Path.GetFullPath(file));
        }
    }

    /// <summary>A race that is still lost after every retry, and a commit that was not confirmed, leave the client nothing but to try again.</summary>
    public bool IsUnavailable(Exception exception) =>
        exception is CommitFailedException || engine.IsUnavailable(exception) || engine.IsLostRace(exception);
}
