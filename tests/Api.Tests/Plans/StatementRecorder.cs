using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using OrgAuth.Infrastructure.Persistence.PostgreSql;
using OrgAuth.Infrastructure.Persistence.Sqlite;
using OrgAuth.Infrastructure.Persistence.SqlServer;

namespace OrgAuth.Api.Tests.Plans;

/// <summary>A statement as it was sent.</summary>
internal sealed record Statement(string Text, IReadOnlyDictionary<string, object?> Parameters);

/// <summary>Listens to what a host sends to its database.</summary>
internal sealed class StatementRecorder : DbCommandInterceptor
{
    private static readonly string[] Verbs = ["SELECT", "INSERT", "UPDATE", "DELETE", "WITH"];
    private readonly List<Statement> statements = [];

    /// <summary>Has a host's contexts tell this recorder.</summary>
    public void ListenTo(IServiceCollection services) => services
        .ConfigureDbContext<SqliteOrgAuthDbContext>(options => options.AddInterceptors(this))
        .ConfigureDbContext<PostgreSqlOrgAuthDbContext>(options => options.AddInterceptors(this))
        .ConfigureDbContext<SqlServerOrgAuthDbContext>(options => options.AddInterceptors(this));

    /// <summary>What was sent while something was done.</summary>
    public async Task<IReadOnlyList<Statement>> ListenAsync(Func<Task> act)
    {
        statements.Clear();
        await act();
        return [.. statements];
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Record(command);
        return new(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Record(command);
        return new(result);
    }

    /// <summary>Saved changes come several in one text, which is why it is taken apart.</summary>
    private void Record(DbCommand command)
    {
        var parameters = command.Parameters.Cast<DbParameter>().ToDictionary(parameter => parameter.ParameterName.TrimStart('@'), parameter => parameter.Value);
        foreach (var text in command.CommandText.ReplaceLineEndings("\n").Split(";\n").Select(part => part.Trim().TrimEnd(';')))
        {
            if (Verbs.Any(verb => text.StartsWith(verb, StringComparison.Ordinal)))
                statements.Add(new(text, parameters.Where(parameter => text.Contains($"@{parameter.Key}", StringComparison.Ordinal)).ToDictionary()));
        }
    }
}
