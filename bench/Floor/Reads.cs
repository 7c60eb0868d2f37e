using System.Globalization;
using System.Text.Json;
using Npgsql;

namespace OrgAuth.Bench.Floor;

/// <summary>The reads, each from one statement.</summary>
internal sealed class Reads(SessionCookie cookie, Database database)
{
    private const string Session = """
        select s."Id", s."UserId", s."ExpiresAt", s."CreatedAt", s."UpdatedAt", s."IpAddress", s."UserAgent", s."ActiveOrganizationId",
          u."Name", u."Email", u."EmailVerified", u."Image", u."CreatedAt", u."UpdatedAt"
        from "Sessions" s join "Users" u on u."Id" = s."UserId"
        where s."TokenHash" = $1 and s."ExpiresAt" > now()
        """;

    private const string Role = """
        select m."Role"
        from "Sessions" s join "Members" m on m."OrganizationId" = s."ActiveOrganizationId" and m."UserId" = s."UserId"
        where s."TokenHash" = $1 and s."ExpiresAt" > now()
        """;

    private const string ActiveMember = """
        select m."Id", m."OrganizationId", m."UserId", m."Role", m."CreatedAt", u."Name", u."Email", u."Image"
        from "Sessions" s
        join "Members" m on m."OrganizationId" = s."ActiveOrganizationId" and m."UserId" = s."UserId"
        join "Users" u on u."Id" = s."UserId"
        where s."TokenHash" = $1 and s."ExpiresAt" > now()
        """;

    private const string Organizations = """
        select o."Id", o."Name", o."Slug", o."Logo", o."CreatedAt", o."Metadata"
        from "Sessions" s
        left join "Members" m on m."UserId" = s."UserId"
        left join "Organizations" o on o."Id" = m."OrganizationId"
        where s."TokenHash" = $1 and s."ExpiresAt" > now()
        order by m."CreatedAt", m."Id"
        """;

    private const string Members = """
        select m."Id", m."OrganizationId", m."UserId", m."Role", m."CreatedAt", u."Name", u."Email", u."Image", o."MemberCount"
        from "Sessions" s
        join "Members" caller on caller."OrganizationId" = s."ActiveOrganizationId" and caller."UserId" = s."UserId"
        join "Organizations" o on o."Id" = caller."OrganizationId"
        cross join lateral (
          select * from "Members" where "OrganizationId" = o."Id" order by "CreatedAt", "Id" limit $2
        ) m
        join "Users" u on u."Id" = m."UserId"
        where s."TokenHash" = $1 and s."ExpiresAt" > now()
        order by m."CreatedAt", m."Id"
        """;

    private static readonly Dictionary<string, HashSet<string>> Grants = new()
    {
        ["owner"] = ["organization:update", "organization:delete", "member:create", "member:update", "member:delete", "invitation:create", "invitation:cancel"],
        ["admin"] = ["organization:update", "member:create", "member:update", "member:delete", "invitation:create", "invitation:cancel"],
        ["member"] = [],
    };

    public Task GetSessionAsync(HttpContext context) => ForCallerAsync(context, Session, [], (token, json, row) =>
    {
        json.WriteStartObject();
        json.WriteStartObject("session");
        json.Text("id", row, 0);
        json.WriteString("token", token);
        json.Text("userId", row, 1);
        json.Time("expiresAt", row, 2);
        json.Time("createdAt", row, 3);
        json.Time("updatedAt", row, 4);
        json.Text("ipAddress", row, 5);
        json.Text("userAgent", row, 6);
        json.Text("activeOrganizationId", row, 7);
        json.WriteEndObject();
        json.WriteStartObject("user");
        json.Text("id", row, 1);
        json.Text("name", row, 8);
        json.Text("email", row, 9);
        json.WriteBoolean("emailVerified", row.GetBoolean(10));
        json.Text("image", row, 11);
        json.Time("createdAt", row, 12);
        json.Time("updatedAt", row, 13);
        json.WriteEndObject();
        json.WriteEndObject();
        return default;
    });

    public async Task HasPermissionAsync(HttpContext context)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        var asked = body.RootElement.GetProperty("permissions").EnumerateObject()
            .SelectMany(resource => resource.Value.EnumerateArray().Select(action => $"{resource.Name}:{action.GetString()}"))
            .ToArray();
        await ForCallerAsync(context, Role, [], (_, json, row) =>
        {
            json.WriteStartObject();
            json.WriteNull("error");
            json.WriteBoolean("success", row.GetString(0).Split(',').Any(role => asked.All(Grants[role].Contains)));
            json.WriteEndObject();
            return default;
        });
    }

    public Task GetActiveMemberAsync(HttpContext context) => ForCallerAsync(context, ActiveMember, [], (_, json, row) =>
    {
        WriteMember(json, row);
        return default;
    });

    public Task ListAsync(HttpContext context) => ForCallerAsync(context, Organizations, [], async (_, json, row) =>
    {
        json.WriteStartArray();
        var hasOrganization = !row.IsDBNull(0);
        while (hasOrganization)
        {
            Rows.WriteOrganization(json, row);
            hasOrganization = await row.ReadAsync();
        }

        json.WriteEndArray();
    });

    public Task ListMembersAsync(HttpContext context)
    {
        var limit = int.Parse(context.Request.Query["limit"].ToString(), CultureInfo.InvariantCulture);
        return ForCallerAsync(context, Members, [Database.Value(limit)], async (_, json, row) =>
        {
            json.WriteStartObject();
            json.WriteNumber("total", row.GetInt32(8));
            json.WriteStartArray("members");
            do
                WriteMember(json, row);
            while (await row.ReadAsync());
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static void WriteMember(Utf8JsonWriter json, NpgsqlDataReader row)
    {
        json.WriteStartObject();
        Rows.WriteMember(json, row, 0);
        json.WriteStartObject("user");
        json.Text("id", row, 2);
        json.Text("name", row, 5);
        json.Text("email", row, 6);
        json.Text("image", row, 7);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private Task ForCallerAsync(
        HttpContext context, string sql, NpgsqlParameter[] parameters, Func<string, Utf8JsonWriter, NpgsqlDataReader, ValueTask> write)
    {
        if (cookie.Read(context) is { } token)
            return database.AnswerAsync(context, sql, [Database.Value(SessionCookie.Hash(token)), .. parameters], (json, row) => write(token, json, row));

        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }
}
