using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OrgAuth.Infrastructure.Persistence;
using OrgAuth.Reliability.Hosting;

namespace OrgAuth.Reliability.Fuzz;

/// <summary>The attackers with tenants of their own, and a tenant of which they know every id, but where they have no business.</summary>
internal sealed class World
{
    /// <summary>What the fuzzer signs users up with; nobody else has it.</summary>
    public const string Password = "tr0ub4dor-and-3-more";

    private readonly HttpClient http;
    private readonly Dictionary<string, string[]> values = new(StringComparer.Ordinal);
    private readonly Caller victim;
    private readonly string victimOrganization;
    private readonly string victimInvitation;

    private World(HttpClient http, Caller victim, string victimOrganization, string victimInvitation, Caller[] attackers)
    {
        this.http = http;
        this.victim = victim;
        this.victimOrganization = victimOrganization;
        this.victimInvitation = victimInvitation;
        Attackers = attackers;
    }

    /// <summary>Who sends the requests.</summary>
    public Caller[] Attackers { get; }

    public static async Task<World> CreateAsync(HttpClient http, OrgAuthDbContext db)
    {
        var victim = await Caller.SignUpAsync(http, "victim@example.com");
        var organization = await victim.CreateOrganizationAsync("victim");
        var invitation = await victim.InviteAsync(organization, "expected@example.com");
        var attackers = await Task.WhenAll(Enumerable.Range(0, 3).Select(index => Caller.SignUpAsync(http, $"attacker{index}@example.com")));
        var world = new World(http, victim, organization, invitation, attackers);
        world.values["token"] = [await db.Sessions.Where(session => session.UserId == victim.Id).Select(session => session.Id).SingleAsync()];
        world.values["memberId"] = [await db.Members.Select(member => member.Id).SingleAsync()];
        world.values["memberIdOrEmail"] = [.. world.values["memberId"], victim.Email, attackers[0].Email];
        world.values["userId"] = [victim.Id, attackers[0].Id];
        world.values["filterValue"] = [victim.Id, "owner", "member"];
        world.values["role"] = ["member", "admin", "owner"];
        world.values["password"] = [Password];
        world.values["callbackURL"] = ["/after", "http://evil.example/"];
        await world.ReplenishAsync(0);
        return world;
    }

    /// <summary>
    /// Gives an attacker an organization again, as most of what they own is soon left or deleted. Their sessions may be revoked meanwhile; then
    /// the next time will do.
    /// </summary>
    public async Task ReplenishAsync(int number)
    {
        await RenewAsync(0);
        var slug = $"own-{number}";
        var created = await Attackers[0].PostAsync("/organization/create", new { name = "Own", slug });
        if (created.Status != 200)
            return;

        var own = created.Json.GetProperty("id").GetString()!;
        var invited = await Attackers[0].PostAsync("/organization/invite-member", new { organizationId = own, email = Attackers[1].Email, role = "owner" });
        if (invited.Status == 200)
            values["invitationId"] = values["id"] = [invited.Json.GetProperty("id").GetString()!, victimInvitation];

        values["organizationId"] = [own, own, victimOrganization];
        values["organizationSlug"] = [slug, "victim"];
    }

    /// <summary>Signs an attacker in again who signed out.</summary>
    public async Task RenewAsync(int attacker) => Attackers[attacker] = await Attackers[attacker].At(http).SignInAgainAsync();

    /// <summary>A value that makes sense for a field, at the <paramref name="number"/>th request.</summary>
    public string Sense(Random chance, string field, int number) => field switch
    {
        "email" => chance.Next(2) == 0 ? $"fuzz{number}@example.com" : Pick(chance, [victim.Email, Attackers[0].Email, $"fuzz{number - 1}@example.com"]),
        "slug" => chance.Next(2) == 0 ? $"slug-{number}" : "victim",
        _ => values.TryGetValue(field, out var some) ? Pick(chance, some) : $"Text {number}",
    };

    /// <summary>Every row of the victim's tenant.</summary>
    public async Task<string> ShowVictimAsync(OrgAuthDbContext db) => JsonSerializer.Serialize(new
    {
        Organization = await db.Organizations.AsNoTracking().SingleOrDefaultAsync(organization => organization.Id == victimOrganization),
        Members = await db.Members.AsNoTracking().Where(member => member.OrganizationId == victimOrganization).ToListAsync(),
        Invitations = await db.Invitations.AsNoTracking().Where(invitation => invitation.OrganizationId == victimOrganization)
            .Select(invitation => new { invitation.Id, invitation.Email, invitation.PendingEmail, invitation.Status, invitation.Role, invitation.ExpiresAt })
            .ToListAsync(),
        User = await db.Users.AsNoTracking().SingleOrDefaultAsync(user => user.Id == victim.Id),
        Sessions = await db.Sessions.AsNoTracking().Where(session => session.UserId == victim.Id).ToListAsync(),
        Memberships = await db.Members.AsNoTracking().Where(member => member.UserId == victim.Id).Select(member => member.Id).ToListAsync(),
    });

    private static string Pick(Random chance, string[] some) => some[chance.Next(some.Length)];
}
