using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OrgAuth.Api.Tests.Hosting;
using OrgAuth.Domain.Common;
using OrgAuth.Infrastructure.Persistence;

namespace OrgAuth.Api.Tests.Replay;

/// <summary>
/// What a recording takes for granted: the users, organizations, memberships and invitations that its placeholders name, before the first
/// case and between cases. Made through the API where the API can.
/// </summary>
internal abstract class Scenario(TestApp app)
{
    private readonly Dictionary<string, ApiUser> actors = [];

    public Names Names { get; } = new() { ["<date>"] = "2099-01-01T00:00:00.000Z" };

    /// <summary>The replies of the cases so far.</summary>
    public Dictionary<string, ApiReply> Replies { get; } = [];

    protected TestApp App { get; } = app;

    /// <summary>Makes what the first case needs.</summary>
    public abstract Task PrepareAsync();

    /// <summary>Makes what one case needs beyond what came before it.</summary>
    public virtual Task BeforeAsync(string @case) => Task.CompletedTask;

    /// <summary>Whose session a case is sent with; the placeholder of a token means that session's.</summary>
    public virtual async Task<ApiUser> SenderAsync(TraceCase turn)
    {
        Names.Forget("<token>");
        if (turn.Actor == "anonymous")
            return Anonymous();

        var sender = await ActorAsync(turn.Actor);
        Names["<token>"] = TokenOf(sender.Cookie);
        return sender;
    }

    /// <summary>A user by the recording's name, signed up when first needed.</summary>
    public async Task<ApiUser> ActorAsync(string name)
    {
        if (actors.TryGetValue(name, out var known))
            return known;

        var displayName = string.Create(CultureInfo.InvariantCulture, $"{char.ToUpperInvariant(name[0])}{name[1..]}");
        var actor = actors[name] = await ApiUser.SignUpAsync(App.CreateClient(), $"{name}@test.com", displayName);
        Names[$"<{name}.userId>"] = actor.Id;
        return actor;
    }

    public ApiUser Anonymous() => App.Anonymous();

    public OrgAuthDbContext OpenDatabase() => App.OpenDatabase();

    /// <summary>The token in a session cookie.</summary>
    protected static string TokenOf(string cookie) => cookie.Split('=', 2)[1].Split('.')[0];

    protected async Task CreateAsync(string creator, string slug, string name, object? metadata = null)
    {
        var actor = await ActorAsync(creator);
        object body = metadata is null ? new { name, slug } : new { name, slug, metadata };
        var reply = await actor.PostAsync("/organization/create", body).Expect(200);
        Names[$"<org:{slug}>"] = reply.Json.GetProperty("id").GetString()!;
        Names[$"<member:{slug}/{creator}>"] = reply.Json.GetProperty("members")[0].GetProperty("id").GetString()!;
    }

    /// <param name="inviter">Who invites.</param>
    /// <param name="slug">To which organization.</param>
    /// <param name="guest">Whom; the address follows.</param>
    /// <param name="role">As what.</param>
    /// <param name="name">The invitation's name, if it is not the guest's.</param>
    protected async Task InviteAsync(string inviter, string slug, string guest, string role = "member", string? name = null)
    {
        var actor = await ActorAsync(inviter);
        Names[$"<invitation:{name ?? guest}>"] = await actor.InviteAsync(Names[$"<org:{slug}>"], $"{guest}@test.com", role);
    }

    protected async Task AcceptAsync(string guest, string slug)
    {
        var reply = await AnswerAsync(guest, "accept", guest);
        Names[$"<member:{slug}/{guest}>"] = reply.Json.GetProperty("member").GetProperty("id").GetString()!;
    }

    protected async Task JoinAsync(string inviter, string slug, string guest, string role = "member")
    {
        await InviteAsync(inviter, slug, guest, role);
        await AcceptAsync(guest, slug);
    }

    /// <summary>Accepts, rejects or cancels an invitation.</summary>
    protected async Task<ApiReply> AnswerAsync(string actor, string answer, string invitation)
    {
        var invitationId = Names[$"<invitation:{invitation}>"];
        return await (await ActorAsync(actor)).PostAsync($"/organization/{answer}-invitation", new { invitationId }).Expect(200);
    }

    protected async Task RemoveAsync(string remover, string slug, string member)
    {
        var body = new { organizationId = Names[$"<org:{slug}>"], memberIdOrEmail = Names[$"<member:{slug}/{member}>"] };
        await (await ActorAsync(remover)).PostAsync("/organization/remove-member", body).Expect(200);
    }

    protected Task ExpireAsync(string invitation) => EndInvitationAsync(invitation, TimeSpan.FromMinutes(-1));

    protected Task RenewAsync(string invitation) => EndInvitationAsync(invitation, TimeSpan.FromHours(1));

    protected async Task VerifyEmailAsync(string actor)
    {
        var id = (await ActorAsync(actor)).Id;
        await using var db = OpenDatabase();
        await db.Users.Where(user => user.Id == id).ExecuteUpdateAsync(set => set.SetProperty(user => user.EmailVerified, true));
    }

    private async Task EndInvitationAsync(string name, TimeSpan fromNow)
    {
        var (id, end) = (Names[$"<invitation:{name}>"], App.Time.Now() + fromNow);
        await using var db = OpenDatabase();
        await db.Invitations.Where(invitation => invitation.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(invitation => invitation.ExpiresAt, end));
    }
}
