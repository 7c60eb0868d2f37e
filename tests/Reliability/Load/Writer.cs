using OrgAuth.Reliability.Hosting;

namespace OrgAuth.Reliability.Load;

/// <summary>
/// Writes of every kind, one after the other, in a life of its own: users, organizations and invitations that no other writer touches. After
/// a write without an answer it begins a new life, as it cannot know where it stands.
/// </summary>
internal sealed class Writer(HttpClient http, Ledger ledger, string name)
{
    private const int UnknownToProxy = 502;
    private const int Unavailable = 503;
    private int number;
    private Caller? owner;
    private Caller? guest;

    /// <summary>Writes until told to stop, or until a write is not acknowledged.</summary>
    /// <returns>Whether it was told to.</returns>
    public async Task<bool> RunAsync(CancellationToken stop)
    {
        try
        {
            while (!stop.IsCancellationRequested)
                await LiveAsync();

            return true;
        }
        catch (NotAcknowledgedException)
        {
            owner = guest = null;
            return false;
        }
    }

    private async Task LiveAsync()
    {
        number++;
        owner ??= await SignUpAsync("owner");
        guest ??= await SignUpAsync("guest");
        var slug = $"{name}-{number}";
        var organization = await WriteAsync(
            owner, "/organization/create", new { name = "First", slug },
            new(Facts.Organization(slug), "First"), new(Facts.Member(slug, owner.Email), "owner"), new(Facts.Active(owner.Email), slug));
        var organizationId = organization.Json.GetProperty("id").GetString()!;
        var memberId = await JoinAsync(owner, guest, slug, organizationId);
        await WriteAsync(
            owner, "/organization/update", new { organizationId, data = new { name = "Second" } }, new Effect(Facts.Organization(slug), "Second"));
        await InviteAndCancelAsync(owner, slug, organizationId);
        await WriteAsync(owner, "/organization/set-active", new { organizationId = (string?)null }, new Effect(Facts.Active(owner.Email), null));
        await WriteAsync(owner, "/organization/set-active", new { organizationId }, new Effect(Facts.Active(owner.Email), slug));
        await EndAsync(owner, guest, slug, organizationId, memberId);
    }

    private async Task<Caller> SignUpAsync(string role)
    {
        var email = $"{name}-{role}-{number}@example.com";
        Caller? caller = null;
        await AcknowledgeAsync(async () => caller = await Caller.SignUpAsync(http, email), new Effect(Facts.User(email), "1"));
        return caller!;
    }

    private async Task<string> JoinAsync(Caller owner, Caller guest, string slug, string organizationId)
    {
        var invitation = await WriteAsync(
            owner, "/organization/invite-member", new { organizationId, email = guest.Email, role = "member" },
            new Effect(Facts.Invitation(slug, guest.Email), "pending"));
        var accepted = await WriteAsync(
            guest, "/organization/accept-invitation", new { invitationId = invitation.Json.GetProperty("id").GetString() },
            new(Facts.Invitation(slug, guest.Email), "accepted"), new(Facts.Member(slug, guest.Email), "member"), new(Facts.Active(guest.Email), slug));
        var memberId = accepted.Json.GetProperty("member").GetProperty("id").GetString()!;
        await WriteAsync(
            owner, "/organization/update-member-role", new { organizationId, memberId, role = "owner" },
            new Effect(Facts.Member(slug, guest.Email), "owner"));
        return memberId;
    }

    private async Task InviteAndCancelAsync(Caller owner, string slug, string organizationId)
    {
        var email = $"{slug}@example.com";
        var invitation = await WriteAsync(
            owner, "/organization/invite-member", new { organizationId, email, role = "member" }, new Effect(Facts.Invitation(slug, email), "pending"));
        await WriteAsync(
            owner, "/organization/cancel-invitation", new { invitationId = invitation.Json.GetProperty("id").GetString() },
            new Effect(Facts.Invitation(slug, email), "canceled"));
    }

    /// <summary>Either of the two leaves, or the guest is removed, or the organization is deleted.</summary>
    private Task<Reply> EndAsync(Caller owner, Caller guest, string slug, string organizationId, string memberId) => (number % 4) switch
    {
        0 => WriteAsync(guest, "/organization/leave", new { organizationId }, Gone(slug, guest)),
        1 => WriteAsync(owner, "/organization/leave", new { organizationId }, Gone(slug, owner)),
        2 => WriteAsync(owner, "/organization/remove-member", new { organizationId, memberIdOrEmail = memberId }, Gone(slug, guest)),
        _ => WriteAsync(
            guest, "/organization/delete", new { organizationId },
            [
                .. Gone(slug, owner), .. Gone(slug, guest), new(Facts.Organization(slug), null),
                new(Facts.Invitation(slug, guest.Email), null), new(Facts.Invitation(slug, $"{slug}@example.com"), null),
            ]),
    };

    private static Effect[] Gone(string slug, Caller member) => [new(Facts.Member(slug, member.Email), null), new(Facts.Active(member.Email), null)];

    private async Task<Reply> WriteAsync(Caller caller, string path, object body, params Effect[] effects)
    {
        Reply? reply = null;
        await AcknowledgeAsync(async () => reply = await caller.PostAsync(path, body).Expect(200), effects);
        return reply!;
    }

    /// <summary>Any answer but yes, no answer and "unavailable" is a failure of the test.</summary>
    private async Task AcknowledgeAsync(Func<Task> write, params Effect[] effects)
    {
        try
        {
            await write();
        }
        catch (Exception exception) when (
            exception is HttpRequestException or UnexpectedReplyException { Reply.Status: UnknownToProxy or Unavailable })
        {
            ledger.Doubt(effects);
            throw new NotAcknowledgedException(exception);
        }

        ledger.Confirm(effects);
    }

    private sealed class NotAcknowledgedException(Exception innerException) : Exception("A write was not acknowledged.", innerException);
}
