using OrgAuth.Api.Tests.Concurrency;
using OrgAuth.Api.Tests.Hosting;

namespace OrgAuth.Api.Tests.Mail;

/// <summary>An invitation is mailed if and only if it was made and can still be accepted.</summary>
public sealed class InvitationMailTests(TestHosts hosts)
{
    private const string Invite = "/organization/invite-member";

    [Theory]
    [EveryEngine]
    public async Task Invite_AnAddress_IsMailedOnce(Engine engine)
    {
        await using var host = await MailHost.StartAsync(hosts, engine, ("OrgAuth:Mail:ProductName", "Acme Cloud"));
        var owner = await host.App.SignUpAsync("Ann");
        var organization = await owner.CreateOrganizationAsync();

        var invitation = await owner.InviteAsync(organization, "guest@example.com", "admin");
        await host.DrainAsync();
        await host.DrainAsync();

        var mail = host.Post.Mails.Should().ContainSingle().Subject;
        (mail.To, mail.Subject).Should().Be(("guest@example.com", "Ann invited you to Organization"));
        mail.Text.Should().Contain($"Ann ({owner.Email.ToLowerInvariant()}) invited you to join Organization on Acme Cloud as admin.");
        var link = MailedLink.Of(mail);
        link.Address.AbsoluteUri.Should().StartWith("http://localhost/accept-invitation?id=");
        link.InvitationId.Should().Be(invitation);
        mail.Html.Should().Contain($"href=\"{link.Address.AbsoluteUri.Replace("&", "&amp;", StringComparison.Ordinal)}\"");
        (await host.ReadOutboxAsync()).Should().BeEmpty();
    }

    [Theory]
    [EveryEngine]
    public async Task Invite_AsRunning_IsMailedWithoutWaitingForThePoll(Engine engine)
    {
        var post = new TestPost();
        var received = new TaskCompletionSource<string>();
        post.Receive = (mail, _) =>
        {
            received.TrySetResult(mail.To);
            return Task.CompletedTask;
        };
        await using var app = await hosts.StartAsync(
            engine,
            new() { ["OrgAuth:Mail:PollInterval"] = "1.00:00:00" },
            services => Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton<OrgAuth.Application.Mail.IEmailSender>(services, post));
        var owner = await app.SignUpAsync();

        await owner.InviteAsync(await owner.CreateOrganizationAsync(), "guest@example.com");

        (await received.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken)).Should().Be("guest@example.com");
    }

    [Theory]
    [EveryEngine]
    public async Task Invite_WithResend_MailsAgain(Engine engine)
    {
        await using var host = await MailHost.StartAsync(hosts, engine);
        var owner = await host.App.SignUpAsync();
        var organizationId = await owner.CreateOrganizationAsync();
        await owner.InviteAsync(organizationId, "guest@example.com");
        await host.DrainAsync();

        await owner.PostAsync(Invite, new { organizationId, email = "guest@example.com", role = "member", resend = true }).Expect(200);
        await host.DrainAsync();

        host.Post.Mails.Should().HaveCount(2);
        host.Post.Mails.Select(mail => MailedLink.Of(mail).Address).Distinct().Should().ContainSingle();
        host.Post.Mails.Select(mail => mail.Id).Should().OnlyHaveUniqueItems();
    }

    [Theory]
    [EveryEngine]
    public async Task Invite_AgainBeforeTheMailLeft_MailsTheLastInvitationOnly(Engine engine)
    {
        await using var host = await MailHost.StartAsync(hosts, engine, ("OrgAuth:CancelPendingInvitationsOnReInvite", "true"));
        var owner = await host.App.SignUpAsync();
        var organizationId = await owner.CreateOrganizationAsync();
        await owner.InviteAsync(organizationId, "guest@example.com");
        var second = await owner.InviteAsync(organizationId, "guest@example.com");
        await owner.PostAsync(Invite, new { organizationId, email = "guest@example.com", role = "member", resend = true }).Expect(200);

        (await host.ReadOutboxAsync()).Should().ContainSingle().Which.Subject.Should().Be(second);
        await host.DrainAsync();

        MailedLink.Of(host.Post.Mails.Should().ContainSingle().Subject).InvitationId.Should().Be(second);
    }

    [Theory]
    [EveryEngine]
    public async Task Invite_OverAndDoneWithBeforeTheMailLeft_MailsNothing(Engine engine)
    {
        await using var host = await MailHost.StartAsync(hosts, engine);
        var tenant = await Tenant.CreateAsync(host.App);
        var canceled = await tenant.Owner.InviteAsync(tenant.Id, "canceled@example.com");
        var ofAdmin = await tenant.Admin.InviteAsync(tenant.Id, "of-admin@example.com");
        var elsewhere = await tenant.Stranger.InviteAsync(tenant.StrangersId, "elsewhere@example.com");
        await tenant.Owner.PostAsync("/organization/cancel-invitation", new { invitationId = canceled }).Expect(200);
        await tenant.Guest.PostAsync("/organization/reject-invitation", new { invitationId = tenant.Invitation }).Expect(200);
        await tenant.Owner.PostAsync("/organization/remove-member", new { memberIdOrEmail = tenant.AdminMember, organizationId = tenant.Id }).Expect(200);
        await tenant.Stranger.PostAsync("/organization/delete", new { organizationId = tenant.StrangersId }).Expect(200);
        var written = await host.ReadOutboxAsync();
        written.Select(message => message.Subject).Should().Contain([canceled, ofAdmin, elsewhere, tenant.Invitation], "each was invited");

        await host.DrainAsync();

        host.Post.Mails.Should().BeEmpty();
        (await host.ReadOutboxAsync()).Should().BeEmpty();
    }

    [Theory]
    [EveryEngine]
    public async Task Invite_ThatIsRefusedOrLosesTheRace_MailsNothing(Engine engine)
    {
        await using var host = await MailHost.StartAsync(hosts, engine, ("OrgAuth:InvitationLimit", "2"));
        var owner = await host.App.SignUpAsync();
        var organizationId = await owner.CreateOrganizationAsync();
        await using var another = host.App.StartAnotherNode();

        var replies = await Race.RunAsync(Enumerable.Range(0, 8).Select(index => (Func<Task<ApiReply>>)(() =>
            owner.At(index % 2 == 0 ? host.App : another).PostAsync(Invite, new { organizationId, email = $"guest{index % 4}@example.com", role = "member" }))));
        await host.DrainAsync();

        replies.Winners("USER_IS_ALREADY_INVITED_TO_THIS_ORGANIZATION", "INVITATION_LIMIT_REACHED").Should().Be(2);
        host.Post.Mails.Select(mail => MailedLink.Of(mail).InvitationId)
            .Should().BeEquivalentTo(replies.Where(reply => reply.Status == 200).Select(reply => reply.Json.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task Invite_WithoutDelivery_LeavesNothingBehind()
    {
        await using var host = await MailHost.StartAsync(hosts, Engine.Sqlite, ("OrgAuth:Mail:Delivery", "None"));
        var owner = await host.App.SignUpAsync();

        await owner.InviteAsync(await owner.CreateOrganizationAsync(), "guest@example.com");

        (await host.ReadOutboxAsync()).Should().BeEmpty();
    }
}
