using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OrgAuth.Api.Tests.Hosting;
using OrgAuth.Infrastructure.Persistence;

namespace OrgAuth.Api.Tests.Plans;

/// <summary>Asks a database how it would run statements, and says what of it takes longer the more rows there are.</summary>
internal sealed class QueryPlans(Engine engine, OrgAuthDbContext db)
{
    // The largest page.
    private const int SortedRows = 1000;

    // More than a user has memberships, less than an organization has members.
    private const int FilteredRows = 10;

    /// <param name="statements">What was sent.</param>
    /// <param name="dropping">Indexes that are missing meanwhile.</param>
    /// <returns>A line for every whole table read or sorted.</returns>
    public async Task<IReadOnlyList<string>> FindSlowAsync(IEnumerable<Statement> statements, params string[] dropping)
    {
        await db.Database.OpenConnectionAsync();
        var connection = db.Database.GetDbConnection();
        await using var transaction = await connection.BeginTransactionAsync();
        foreach (var index in dropping)
            await ExecuteAsync(new Statement($"DROP INDEX \"{index}\"", new Dictionary<string, object?>()), connection, _ => 0);

        var slow = new List<string>();
        foreach (var statement in statements)
        {
            var complaints = engine == Engine.PostgreSql ? await AskPostgresAsync(statement, connection) : await AskSqliteAsync(statement, connection);
            slow.AddRange(complaints.Select(complaint => $"{complaint} in {statement.Text}"));
        }

        return slow;
    }

    private static async Task<IEnumerable<string>> AskPostgresAsync(Statement statement, DbConnection connection)
    {
        var plans = await ExecuteAsync(
            statement with { Text = $"EXPLAIN (FORMAT JSON) {statement.Text}" }, connection, reader => JsonElement.Parse(reader.GetString(0)));
        return plans.SelectMany(plan => Nodes(plan[0].GetProperty("Plan"))).Select(Complain).OfType<string>();
    }

    private static IEnumerable<JsonElement> Nodes(JsonElement node) => node.TryGetProperty("Plans", out var children)
        ? children.EnumerateArray().SelectMany(Nodes).Prepend(node)
        : [node];

    private static string? Complain(JsonElement node)
    {
        var type = node.GetProperty("Node Type").GetString();
        return type switch
        {
            "Seq Scan" => $"Seq Scan on {node.GetProperty("Relation Name")}",
            "Index Scan" or "Index Only Scan" or "Bitmap Index Scan" when !node.TryGetProperty("Index Cond", out _) =>
                $"{type} of all of {node.GetProperty("Index Name")}",
            "Nested Loop" when node.TryGetProperty("Join Filter", out var filter)
                && node.GetProperty("Plans")[1].GetProperty("Plan Rows").GetDouble() > FilteredRows => $"Nested Loop that looks at rows for {filter}",
            "Sort" when node.GetProperty("Plans")[0].GetProperty("Plan Rows").GetDouble() is > SortedRows and var rows =>
                string.Create(CultureInfo.InvariantCulture, $"Sort of {rows} rows"),
            _ => null,
        };
    }

    private static async Task<IEnumerable<string>> AskSqliteAsync(Statement statement, DbConnection connection)
    {
        var steps = await ExecuteAsync(
            statement with { Text = $"EXPLAIN QUERY PLAN {statement.Text}" },
            connection,
            reader => (Level: reader.GetInt64(1), Text: reader.GetString(3)));
        var results = steps
            .Where(step => step.Text.StartsWith("CO-ROUTINE ", StringComparison.Ordinal) || step.Text.StartsWith("MATERIALIZE ", StringComparison.Ordinal))
            .Select(step => $"SCAN {step.Text.Split(' ', 2)[1]}")
            .ToHashSet();

        // What is read from a result of the statement's own is at most a page, and may be sorted.
        return steps
            .Where(step => step.Text.StartsWith("SCAN ", StringComparison.Ordinal)
                ? step.Text != "SCAN CONSTANT ROW" && !results.Contains(step.Text)
                : step.Text.StartsWith("USE TEMP B-TREE", StringComparison.Ordinal)
                    && !steps.Any(other => other.Level == step.Level && results.Contains(other.Text)))
            .Select(step => step.Text);
    }

    private static async Task<List<T>> ExecuteAsync<T>(Statement statement, DbConnection connection, Func<DbDataReader, T> read)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // What the application itself sent.
        command.CommandText = statement.Text;
#pragma warning restore CA2100
        foreach (var (name, value) in statement.Parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }

        var rows = new List<T>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            rows.Add(read(reader));

        return rows;
    }
}
