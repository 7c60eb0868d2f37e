using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OrgAuth.Application.Configuration;

namespace OrgAuth.Api.Tests.Hosting;

/// <summary>An organization with an owner, an admin, a plain member, an open invitation and, outside, a stranger with one of his own.</summary>
internal sealed class Tenant
{
    private Tenant(TestApp app) => App = app;

    public TestApp App { get; }

    public required string Id { get; init; }

    public required string Slug { get; init; }

    public required ApiUser Owner { get; init; }

    public required ApiUser Admin { get; init; }

    public required ApiUser Member { get; init; }

    public required string OwnerMember { get; init; }

    public required string AdminMember { get; init; }

    public required string PlainMember { get; init; }

    /// <summary>Signed up, invited, and not yet a member.</summary>
    public required ApiUser Guest { get; init; }

    public required string Invitation { get; init; }

    /// <summary>Owner and only member of another organization, which is active.</summary>
    public required ApiUser Stranger { get; init; }

    public required string StrangersId { get; init; }

    public ApiUser Anonymous => App.Anonymous();

    public static async Task<Tenant> CreateAsync(TestApp app)
    {
        var owner = await app.SignUpAsync("owner");
        var slug = $"tenant-{Guid.NewGuid():N}";
        var id = await owner.CreateOrganizationAsync(slug);
        var admin = await app.JoinAsync(owner, id, "admin");
        var member = await app.JoinAsync(owner, id);
        var guest = await app.SignUpAsync("guest");
        var stranger = await app.SignUpAsync("stranger");
        return new Tenant(app)
        {
            Id = id,
            Slug = slug,
            Owner = owner,
            Admin = admin,
            Member = member,
            OwnerMember = await owner.MemberIdAsync(id, owner.Id),
            AdminMember = await owner.MemberIdAsync(id, admin.Id),
            PlainMember = await owner.MemberIdAsync(id, member.Id),
            Guest = guest,
            Invitation = await owner.InviteAsync(id, guest.Email),
            Stranger = stranger,
            StrangersId = await stranger.CreateOrganizationAsync(),
        };
    }

    /// <summary>Makes every call; each must be refused as its row says, and leave everything as it was.</summary>
    public async Task AssertRefusesAsync(ErrorStatuses mode, params Refusal[] refusals)
    {
        foreach (var refusal in refusals)
        {
            var before = await ReadStateAsync();

            var reply = await refusal.Call();

            refusal.AssertIsAnsweredBy(reply, mode);
            (await ReadStateAsync()).Should().Be(before, "{0} is refused and changes nothing", refusal.When);
        }
    }

    /// <summary>All there is in the database about this organization, and everybody's sessions and memberships.</summary>
    public async Task<string> ReadStateAsync()
    {
        string[] users = [Owner.Id, Admin.Id, Member.Id, Guest.Id, Stranger.Id];
        await using var db = App.OpenDatabase();
        return JsonSerializer.Serialize(new
        {
            Organizations = await db.Organizations.AsNoTracking().Where(o => o.Id == Id || o.Id == StrangersId).OrderBy(o => o.Id).ToListAsync(),
            Members = await db.Members.AsNoTracking().Where(m => m.OrganizationId == Id || users.Contains(m.UserId)).OrderBy(m => m.Id).ToListAsync(),
            Invitations = await db.Invitations.AsNoTracking().Where(i => i.OrganizationId == Id).OrderBy(i => i.Id).ToListAsync(),
            Users = await db.Users.AsNoTracking().Where(u => users.Contains(u.Id)).OrderBy(u => u.Id).ToListAsync(),
            Sessions = await db.Sessions.AsNoTracking().Where(s => users.Contains(s.UserId)).OrderBy(s => s.Id).ToListAsync(),
        });
    }
}
