using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OrgAuth.Infrastructure.Persistence;

namespace OrgAuth.Reliability.Hosting;

/// <summary>Everything that a database holds, as text, a row at a time.</summary>
internal static class DatabaseRows
{
    public static async Task<IReadOnlyList<string>> ReadAsync(OrgAuthDbContext db)
    {
        var rows = new List<string>();
        await db.Database.OpenConnectionAsync();
        foreach (var table in db.Model.GetEntityTypes().Select(entity => entity.GetTableName()))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // The names are the model's own.
            command.CommandText = $"SELECT * FROM \"{table}\"";
#pragma warning restore CA2100
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                rows.Add($"{table}: {string.Join(" | ", Enumerable.Range(0, reader.FieldCount).Select(column => Show(reader.GetValue(column))))}");
        }

        return rows;
    }

    /// <summary>Bytes are shown as what they would spell and as digits.</summary>
    private static string Show(object value) => value is byte[] bytes
        ? $"{Encoding.Latin1.GetString(bytes)} {Convert.ToHexString(bytes)}"
        : Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
