using System.Text.Json;
using Npgsql;

namespace OrgAuth.Bench.Floor;

/// <summary>What reads and writes both answer.</summary>
internal static class Rows
{
    public static void WriteOrganization(Utf8JsonWriter json, NpgsqlDataReader row)
    {
        json.WriteStartObject();
        json.Text("id", row, 0);
        json.Text("name", row, 1);
        json.Text("slug", row, 2);
        json.Text("logo", row, 3);
        json.Time("createdAt", row, 4);
        json.Text("metadata", row, 5);
        json.WriteEndObject();
    }

    /// <summary>The fields of a member, from five columns beginning with <paramref name="first"/>.</summary>
    public static void WriteMember(Utf8JsonWriter json, NpgsqlDataReader row, int first)
    {
        json.Text("id", row, first);
        json.Text("organizationId", row, first + 1);
        json.Text("userId", row, first + 2);
        json.Text("role", row, first + 3);
        json.Time("createdAt", row, first + 4);
    }

    public static void WriteInvitation(Utf8JsonWriter json, NpgsqlDataReader row)
    {
        json.Text("id", row, 0);
        json.Text("organizationId", row, 1);
        json.Text("email", row, 2);
        json.Text("role", row, 3);
        json.Text("status", row, 4);
        json.Time("expiresAt", row, 5);
        json.Time("createdAt", row, 6);
        json.Text("inviterId", row, 7);
    }
}
