using Microsoft.EntityFrameworkCore;
using OrgAuth.Api.Tests.Hosting;

namespace OrgAuth.Api.Tests.Mail;

/// <summary>Whoever brings the token of a mailed invitation reads the invited mailbox; the invitation's id alone proves nothing.</summary>
public sealed class MailedLinkTests(TestHosts hosts)
{
    private const string Accept = "/organization/accept-invitation";
    private const string NotVerified = "EMAIL_VERIFICATION_REQUIRED_BEFORE_ACCEPTING_OR_REJECTING_INVITATION";

    [Theory]
    [EveryEngine]
    public async Task Accept_WithTheMailedToken_VerifiesTheAddress(Engine engine)
    {
        await using var host = await MailHost.StartAsync(hosts, engine);
        var (guest, link, _) = await InviteAsync(host);

        await guest.PostAsync(Accept, new { invitationId = link.InvitationId, token = link.Token }).Expect(200);

        (await IsVerifiedAsync(host, guest)).Should().BeTrue();
        (await guest.GetAsync("/get-session").Expect(200)).Json.GetProperty("user").GetProperty("emailVerified").GetBoolean().Should().BeTrue();
        await guest.GetAsync("/organization/list-user-invitations").Expect(200);
    }

    [Theory]
    [EveryEngine]
    public async Task Accept_WithAnythingElse_JoinsAndVerifiesNothing(Engine engine)
    {
        await using var host = await MailHost.StartAsync(hosts, engine);
        var (_, other, _) = await InviteAsync(host);

        foreach (var forge in Forgeries(other))
        {
            var (guest, link, _) = await InviteAsync(host);
            await guest.PostAsync(Accept, Body(link, forge(link))).Expect(200);
            (await IsVerifiedAsync(host, guest)).Should().BeFalse("'{0}' is not the token", forge(link));
        }
    }

    [Theory]
    [EveryEngine]
    public async Task Answer_WhereAVerifiedAddressIsRequired_TakesTheMailedTokenOnly(Engine engine)
    {
        await using var host = await MailHost.StartAsync(hosts, engine, ("OrgAuth:RequireEmailVerificationOnInvitation", "true"));
        var (_, other, _) = await InviteAsync(host);
        var (guest, link, stranger) = await InviteAsync(host);
        var read = $"/organization/get-invitation?id={link.InvitationId}";

        foreach (var token in Forgeries(other).Select(forge => forge(link)))
        {
            await guest.GetAsync($"{read}&token={Uri.EscapeDataString(token ?? string.Empty)}").Expect(403, "EMAIL_VERIFICATION_REQUIRED_FOR_INVITATION");
            await guest.PostAsync("/organization/reject-invitation", Body(link, token)).Expect(403, NotVerified);
            await guest.PostAsync(Accept, Body(link, token)).Expect(403, NotVerified);
        }

        await stranger.PostAsync(Accept, new { invitationId = link.InvitationId, token = link.Token }).Expect(403, "YOU_ARE_NOT_THE_RECIPIENT_OF_THE_INVITATION");
        (await IsVerifiedAsync(host, stranger)).Should().BeFalse("the mailbox is somebody else's");
        await guest.GetAsync($"{read}&token={link.Token}").Expect(200);
        await guest.PostAsync(Accept, new { invitationId = link.InvitationId, token = link.Token }).Expect(200);
        (await IsVerifiedAsync(host, guest)).Should().BeTrue();
    }

    [Fact]
    public async Task Reject_WithTheMailedToken_NeedsNoVerifiedAddress()
    {
        await using var host = await MailHost.StartAsync(hosts, Engine.Sqlite, ("OrgAuth:RequireEmailVerificationOnInvitation", "true"));
        var (guest, link, _) = await InviteAsync(host);

        await guest.PostAsync("/organization/reject-invitation", new { invitationId = link.InvitationId, token = link.Token }).Expect(200);
    }

    [Fact]
    public async Task Token_UnderAnotherSecret_IsAnother()
    {
        await using var host = await MailHost.StartAsync(hosts, Engine.Sqlite, ("OrgAuth:RequireEmailVerificationOnInvitation", "true"));
        await using var other = await MailHost.StartAsync(hosts, Engine.Sqlite, ("OrgAuth:Secret", new string('x', 40)));
        var (guest, link, _) = await InviteAsync(host);
        var tokens = (Application.Invitations.InvitationTokens)other.App.Services.GetService(typeof(Application.Invitations.InvitationTokens))!;

        var token = tokens.Of(link.InvitationId);

        token.Should().HaveLength(43).And.NotBe(link.Token);
        await guest.PostAsync(Accept, new { invitationId = link.InvitationId, token }).Expect(403, NotVerified);
    }

    private static Func<MailedLink, string?>[] Forgeries(MailedLink other) =>
    [
        _ => null,
        _ => string.Empty,
        link => link.InvitationId,
        link => link.Token[..^1],
        link => link.Token + "A",
        link => (link.Token[0] == 'A' ? 'B' : 'A') + link.Token[1..],
        link => link.Token.ToUpperInvariant(),
        _ => other.Token,
        _ => new string('A', 43),
        _ => "é",
    ];

    private static object Body(MailedLink link, string? token) =>
        token is null ? new { invitationId = link.InvitationId } : new { invitationId = link.InvitationId, token };

    /// <summary>Somebody who signed up without proof, the link mailed to them, and a stranger.</summary>
    private static async Task<(ApiUser Guest, MailedLink Link, ApiUser Stranger)> InviteAsync(MailHost host)
    {
        var owner = await host.App.SignUpAsync("owner");
        var guest = await host.App.SignUpAsync("guest");
        await owner.InviteAsync(await owner.CreateOrganizationAsync(), guest.Email);
        await host.DrainAsync();
        return (guest, MailedLink.Of(host.Post.Mails.Single(mail => mail.To == guest.Email)), owner);
    }

    private static async Task<bool> IsVerifiedAsync(MailHost host, ApiUser user)
    {
        await using var db = host.App.OpenDatabase();
        return await db.Users.Where(u => u.Id == user.Id).Select(u => u.EmailVerified).SingleAsync();
    }
}
