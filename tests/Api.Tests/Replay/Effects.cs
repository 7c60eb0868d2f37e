using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OrgAuth.Api.Tests.Hosting;
using OrgAuth.Domain.Common;
using OrgAuth.Infrastructure.Persistence;

namespace OrgAuth.Api.Tests.Replay;

/// <summary>Observes what the recorder observed after a case: in the reply, in somebody's session, or in the database.</summary>
internal sealed class Effects(Scenario scenario)
{
    private const string TeamId = "<org:team-org>";

    /// <param name="effect">The recorder's name for it.</param>
    /// <param name="turn">The case.</param>
    /// <param name="sender">Who sent it.</param>
    /// <param name="reply">The reply.</param>
    public async Task<JsonElement> ObserveAsync(string effect, TraceCase turn, ApiUser sender, ApiReply reply) =>
        JsonSerializer.SerializeToElement(await LookAsync(effect, turn, sender, reply));

    private async Task<object?> LookAsync(string effect, TraceCase turn, ApiUser sender, ApiReply reply)
    {
        var names = scenario.Names;
        return effect switch
        {
            "summary" => Summary(reply.Json),
            "total" => reply.Json.GetProperty("total"),
            "members" or "n" => reply.Json.GetProperty("members").GetArrayLength(),
            "expiresInSeconds" => Math.Round((Time(reply.Json, "expiresAt") - Time(reply.Json, "createdAt")).TotalSeconds),
            "newExpiryInDays" => Math.Round((Time(reply.Json.GetProperty("session"), "expiresAt") - DateTime.UtcNow).TotalDays),
            "activeOrganizationIdAfter" => await ActiveOrganizationAsync(sender),
            "memberSessionActiveAfter" => await ActiveOrganizationAsync(await scenario.ActorAsync("member")),
            "removedUsersActiveOrganizationIdAfter" => await ActiveOrganizationAsync(await scenario.ActorAsync("rm1")),
            "revokedSessionNow" => await SessionAsync(names["<token>"]),
            "dbRow" => await OrganizationAsync(names.Resolve(turn.Body.GetProperty("id").GetString()!)),
            "all" => await InvitationsAsync(names["<org:c>"]),
            "invitationStatusAfter" => await InvitationStatusAsync(names["<id>"]),
            "memberRows" => await RolesAsync(names[TeamId], names["<dup.userId>"]),
            "memberStillThere" => (await RolesAsync(names[TeamId], names["<guest.userId>"])).Count,
            "membersLeft" => await LookUpAsync(db => db.Members.CountAsync(member => member.OrganizationId == names[TeamId])),
            "invitationsLeft" => (await InvitationsAsync(names[TeamId])).Count,
            "rowStillThere" => await CountSessionsAsync(Secrets.HashToken(names["<token>"])),
            "left" => await LookUpAsync(db => db.Sessions.CountAsync(session => session.UserId == names["<sess.userId>"])),
            _ => throw new NotSupportedException($"Nobody knows how to observe {effect}."),
        };
    }

    private static string[] Summary(JsonElement reply) => reply.ValueKind == JsonValueKind.Array
        ? [.. from row in reply.EnumerateArray()
              select $"{row.GetProperty("email")} {row.GetProperty("role")} {row.GetProperty("status")}"]
        : [.. from row in reply.GetProperty("members").EnumerateArray()
              select $"{row.GetProperty("user").GetProperty("name")}:{row.GetProperty("role")}"];

    private static DateTime Time(JsonElement row, string property) => row.GetProperty(property).GetDateTime();

    private static async Task<string?> ActiveOrganizationAsync(ApiUser user) => (await user.GetAsync("/get-session").Expect(200))
        .Json.GetProperty("session").GetProperty("activeOrganizationId").GetString();

    private async Task<JsonElement> SessionAsync(string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/auth/get-session");
        request.Headers.Add("Authorization", $"Bearer {token}");
        return (await scenario.Anonymous().SendAsync(request).Expect(200)).Json;
    }

    private async Task<object> OrganizationAsync(string id)
    {
        var row = await LookUpAsync(db => db.Organizations.AsNoTracking().SingleAsync(organization => organization.Id == id));
        return new
        {
            id = row.Id,
            name = row.Name,
            slug = row.Slug,
            logo = row.Logo,
            createdAt = row.CreatedAt.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            metadata = row.Metadata,
        };
    }

    private Task<List<string>> InvitationsAsync(string organizationId) => LookUpAsync(db => db.Invitations
        .Where(invitation => invitation.OrganizationId == organizationId)
        .OrderBy(invitation => invitation.CreatedAt)
        .Select(invitation => invitation.Role + " " + invitation.Status)
        .ToListAsync());

    private Task<string> InvitationStatusAsync(string id) => LookUpAsync(db => db.Invitations
        .Where(invitation => invitation.Id == id)
        .Select(invitation => invitation.Status)
        .SingleAsync());

    private Task<List<string>> RolesAsync(string organizationId, string userId) => LookUpAsync(db => db.Members
        .Where(member => member.OrganizationId == organizationId && member.UserId == userId)
        .OrderBy(member => member.CreatedAt)
        .Select(member => member.Role)
        .ToListAsync());

    private Task<int> CountSessionsAsync(byte[] tokenHash) =>
        LookUpAsync(db => db.Sessions.CountAsync(session => session.TokenHash == tokenHash));

    private async Task<TFound> LookUpAsync<TFound>(Func<OrgAuthDbContext, Task<TFound>> find)
    {
        await using var db = scenario.OpenDatabase();
        return await find(db);
    }
}
