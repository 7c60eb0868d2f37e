using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Npgsql;

namespace OrgAuth.Bench.Floor;

/// <summary>One prepared statement per answer.</summary>
internal sealed class Database(string connectionString) : IAsyncDisposable
{
    private const int MaxStatements = 20;
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private readonly NpgsqlDataSource source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString)
    {
        MaxAutoPrepare = MaxStatements,
        AutoPrepareMinUsages = 1,
        NoResetOnClose = true,
        Enlist = false,
    }.ConnectionString);

    /// <summary>Runs the statement and lets <paramref name="write"/> write from its first row on; without a row the request is refused.</summary>
    public async Task AnswerAsync(
        HttpContext context, string sql, NpgsqlParameter[] parameters, Func<Utf8JsonWriter, NpgsqlDataReader, ValueTask> write)
    {
        await using var connection = await source.OpenConnectionAsync(context.RequestAborted);
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var parameter in parameters)
            command.Parameters.Add(parameter);

        await using var reader = await command.ExecuteReaderAsync(context.RequestAborted);
        if (!await reader.ReadAsync(context.RequestAborted))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        context.Response.ContentType = "application/json";
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter, Relaxed);
        await write(json, reader);
    }

    public static NpgsqlParameter Value<T>(T value) => new NpgsqlParameter<T> { TypedValue = value };

    public ValueTask DisposeAsync() => source.DisposeAsync();
}

/// <summary>Columns as JSON.</summary>
internal static class JsonColumns
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static void Text(this Utf8JsonWriter json, string name, NpgsqlDataReader row, int column)
    {
        if (row.IsDBNull(column))
            json.WriteNull(name);
        else
            json.WriteString(name, row.GetString(column));
    }

    public static void Time(this Utf8JsonWriter json, string name, NpgsqlDataReader row, int column)
    {
        Span<byte> text = stackalloc byte[24];
        _ = row.GetDateTime(column).TryFormat(text, out var length, Format, CultureInfo.InvariantCulture);
        json.WriteString(name, text[..length]);
    }
}
