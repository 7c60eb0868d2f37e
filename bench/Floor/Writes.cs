using System.Security.Cryptography;
using System.Text.Json;
using Npgsql;

namespace OrgAuth.Bench.Floor;

/// <summary>
/// The writes, each one statement that checks, changes and answers. They change the same rows as OrgAuth's commands but, unlike those, decide
/// on what the statement saw when it began: a limit may be exceeded in a race.
/// </summary>
internal sealed class Writes(SessionCookie cookie, Database database, int membershipLimit, int invitationLimit)
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private const string Activate = """
        update "Sessions" s set "ActiveOrganizationId" = o."Id"
        from "Organizations" o, "Members" m
        where s."TokenHash" = $1 and s."ExpiresAt" > now() and o."Id" = $2 and m."OrganizationId" = o."Id" and m."UserId" = s."UserId"
        returning o."Id", o."Name", o."Slug", o."Logo", o."CreatedAt", o."Metadata"
        """;

    private const string Invite = """
        with caller as (
          select s."UserId", m."OrganizationId"
          from "Sessions" s join "Members" m on m."OrganizationId" = $2 and m."UserId" = s."UserId"
          where s."TokenHash" = $1 and s."ExpiresAt" > now() and string_to_array(m."Role", ',') && array['owner', 'admin']
        ), organization as (
          update "Organizations" o set "Version" = o."Version" + 1 from caller where o."Id" = caller."OrganizationId" returning o."Id"
        )
        insert into "Invitations" ("Id", "OrganizationId", "Email", "Role", "Status", "InviterId", "ExpiresAt", "CreatedAt", "PendingEmail")
        select $3, organization."Id", $4, $5, 'pending', caller."UserId", $6 + interval '2 days', $6, $4
        from organization, caller
        where not exists (
            select from "Users" u join "Members" m on m."UserId" = u."Id" and m."OrganizationId" = organization."Id" where u."Email" = $4)
          and (
            select count(*) from "Invitations" i
            where i."OrganizationId" = organization."Id" and i."PendingEmail" is not null and i."ExpiresAt" > $6) < $7
        on conflict ("OrganizationId", "PendingEmail") where "PendingEmail" is not null do nothing
        returning "Id", "OrganizationId", "Email", "Role", "Status", "ExpiresAt", "CreatedAt", "InviterId"
        """;

    private const string Accept = """
        with caller as (
          select s."Id", s."UserId", u."Email"
          from "Sessions" s join "Users" u on u."Id" = s."UserId"
          where s."TokenHash" = $1 and s."ExpiresAt" > now()
        ), accepted as (
          update "Invitations" i set "Status" = 'accepted', "PendingEmail" = null
          from caller, "Members" inviter
          where i."Id" = $2 and i."Status" = 'pending' and i."ExpiresAt" > now() and i."Email" = caller."Email"
            and inviter."OrganizationId" = i."OrganizationId" and inviter."UserId" = i."InviterId"
          returning i.*
        ), organization as (
          update "Organizations" o set "MemberCount" = o."MemberCount" + 1, "Version" = o."Version" + 1
          from accepted
          where o."Id" = accepted."OrganizationId" and o."MemberCount" < $5
          returning o."Id"
        ), member as (
          insert into "Members" ("Id", "OrganizationId", "UserId", "Role", "CreatedAt", "Version")
          select $3, organization."Id", caller."UserId", accepted."Role", $4, 0 from organization, caller, accepted
          returning *
        ), activated as (
          update "Sessions" s set "ActiveOrganizationId" = organization."Id" from organization, caller where s."Id" = caller."Id"
        )
        select i."Id", i."OrganizationId", i."Email", i."Role", i."Status", i."ExpiresAt", i."CreatedAt", i."InviterId",
          m."Id", m."OrganizationId", m."UserId", m."Role", m."CreatedAt"
        from accepted i, member m
        """;

    public Task SetActiveAsync(HttpContext context) => ForCallerAsync(
        context,
        Activate,
        (_, body) => [Database.Value(Text(body, "organizationId"))],
        (token, json, row) =>
        {
            cookie.Write(context, token);
            Rows.WriteOrganization(json, row);
            return default;
        });

    public Task InviteMemberAsync(HttpContext context) => ForCallerAsync(
        context,
        Invite,
        (now, body) =>
        [
            Database.Value(Text(body, "organizationId")),
            Database.Value(RandomNumberGenerator.GetString(Alphabet, 32)),
            Database.Value(Text(body, "email")),
            Database.Value(Text(body, "role")),
            Database.Value(now),
            Database.Value(invitationLimit),
        ],
        (_, json, row) =>
        {
            json.WriteStartObject();
            Rows.WriteInvitation(json, row);
            json.WriteEndObject();
            return default;
        });

    public Task AcceptInvitationAsync(HttpContext context) => ForCallerAsync(
        context,
        Accept,
        (now, body) =>
        [
            Database.Value(Text(body, "invitationId")),
            Database.Value(Guid.CreateVersion7(now).ToString("N")),
            Database.Value(now),
            Database.Value(membershipLimit),
        ],
        (_, json, row) =>
        {
            json.WriteStartObject();
            json.WriteStartObject("invitation");
            Rows.WriteInvitation(json, row);
            json.WriteEndObject();
            json.WriteStartObject("member");
            Rows.WriteMember(json, row, 8);
            json.WriteEndObject();
            json.WriteEndObject();
            return default;
        });

    private static string Text(JsonElement body, string name) => body.GetProperty(name).GetString()!;

    private async Task ForCallerAsync(
        HttpContext context,
        string sql,
        Func<DateTime, JsonElement, NpgsqlParameter[]> parameters,
        Func<string, Utf8JsonWriter, NpgsqlDataReader, ValueTask> write)
    {
        if (cookie.Read(context) is not { } token)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        await database.AnswerAsync(
            context,
            sql,
            [Database.Value(SessionCookie.Hash(token)), .. parameters(DateTime.UtcNow, body.RootElement)],
            (json, row) => write(token, json, row));
    }
}
