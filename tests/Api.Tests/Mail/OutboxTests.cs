using System.Collections.Concurrent;
using System.Net.Mail;
using Microsoft.EntityFrameworkCore;
using OrgAuth.Api.Tests.Hosting;
using OrgAuth.Application.Outbox;

namespace OrgAuth.Api.Tests.Mail;

/// <summary>A mail is sent at least once, by one node at a time, and never given up silently (docs/adr/0013).</summary>
public sealed class OutboxTests(TestHosts hosts)
{
    private static readonly TimeSpan LongerThanAnyPause = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongerThanTheLease = TimeSpan.FromMinutes(2);

    [Theory]
    [EveryEngine]
    public async Task Delivery_ThatFails_IsTriedAgainLaterWithTheSameId(Engine engine)
    {
        await using var host = await MailHost.StartAsync(hosts, engine);
        await InviteAsync(host, "guest@example.com");
        var tried = new ConcurrentQueue<string>();
        host.Post.Receive = (mail, _) =>
        {
            tried.Enqueue(mail.Id);
            return tried.Count < 3 ? throw new SmtpException(SmtpStatusCode.ServiceNotAvailable, $"Not now, {mail.To}.") : Task.CompletedTask;
        };

        await host.DrainAsync();
        await host.DrainAsync();
        tried.Should().ContainSingle("the pause is not over");
        var kept = (await host.ReadOutboxAsync()).Should().ContainSingle().Subject;
        kept.Attempts.Should().Be(1);
        kept.DeadAt.Should().BeNull();
        kept.LastError.Should().Be("SmtpException 421 ServiceNotAvailable");

        host.App.Time.Advance(LongerThanAnyPause);
        await host.DrainAsync();
        host.App.Time.Advance(LongerThanAnyPause);
        await host.DrainAsync();

        tried.Should().HaveCount(3).And.OnlyContain(id => id == kept.Id);
        host.Post.Mails.Should().ContainSingle().Which.Id.Should().Be(kept.Id);
        (await host.ReadOutboxAsync()).Should().BeEmpty();
    }

    [Theory]
    [EveryEngine]
    public async Task Delivery_ThatNeverSucceeds_EndsAsADeadLetterThatCanBeRevived(Engine engine)
    {
        await using var host = await MailHost.StartAsync(hosts, engine, ("OrgAuth:Mail:MaxAttempts", "3"));
        await InviteAsync(host, "guest@example.com");
        var attempts = 0;
        host.Post.Receive = (mail, _) =>
        {
            attempts++;
            throw new InvalidOperationException($"{mail.To} {mail.Text}");
        };
        for (var round = 0; round < 5; round++)
        {
            await host.DrainAsync();
            host.App.Time.Advance(LongerThanAnyPause);
        }

        attempts.Should().Be(3);
        var dead = (await host.ReadOutboxAsync()).Should().ContainSingle().Subject;
        dead.DeadAt.Should().NotBeNull();
        dead.LastError.Should().Be("InvalidOperationException", "what the exception says may hold the address");

        host.Post.Receive = (_, _) => Task.CompletedTask;
        await using (var db = host.App.OpenDatabase())
            await db.Outbox.ExecuteUpdateAsync(row => row.SetProperty(m => m.DeadAt, (DateTime?)null).SetProperty(m => m.Attempts, 0));

        await host.DrainAsync();
        host.Post.Mails.Should().ContainSingle();
    }

    [Theory]
    [EveryEngine]
    public async Task Delivery_ThatHangs_IsCutOffAndTriedAgain(Engine engine)
    {
        await using var host = await MailHost.StartAsync(hosts, engine, ("OrgAuth:Mail:Timeout", "1"));
        await InviteAsync(host, "guest@example.com");
        host.Post.Receive = (_, _) => new TaskCompletionSource().Task;

        await host.DrainAsync();

        (await host.ReadOutboxAsync()).Should().ContainSingle().Which.LastError.Should().Be("no answer in time");
    }

    [Theory]
    [EveryEngine]
    public async Task Delivery_OfANodeThatDied_IsTakenOverAfterTheLeaseAndNotBefore(Engine engine)
    {
        await using var host = await MailHost.StartAsync(hosts, engine, ("OrgAuth:Mail:Timeout", "20"));
        await using var another = host.StartAnotherNode();
        await InviteAsync(host, "guest@example.com");
        var sending = new TaskCompletionSource();
        var dying = new TaskCompletionSource();
        host.Post.Receive = async (_, _) =>
        {
            sending.SetResult();
            await dying.Task;
        };
        var first = host.DrainAsync();
        await sending.Task;
        host.Post.Receive = (_, _) => Task.CompletedTask;

        await another.DrainAsync();
        host.Post.Mails.Should().BeEmpty("the lease is the first node's");

        another.App.Time.Advance(LongerThanTheLease);
        await another.DrainAsync();
        var taken = host.Post.Mails.Should().ContainSingle().Subject;

        dying.SetResult();
        await first;
        host.Post.Mails.Select(mail => mail.Id).Should().Equal(taken.Id, taken.Id);
    }

    [Theory]
    [EveryEngine]
    public async Task Delivery_ByTwoNodesAtOnce_SendsEachMailOnce(Engine engine)
    {
        const int count = 200;
        await using var host = await MailHost.StartAsync(hosts, engine, ("OrgAuth:Mail:Parallelism", "8"));
        await using var another = host.StartAnotherNode();
        await InviteAsync(host, "guest@example.com");
        var subject = (await host.ReadOutboxAsync()).Single().Subject;
        await using (var db = host.App.OpenDatabase())
        {
            db.Outbox.AddRange(Enumerable.Range(1, count - 1).Select(_ => OutboxMessage.Of("MemberInvited", subject, DateTime.UtcNow)));
            await db.SaveChangesAsync();
        }

        await Task.WhenAll(host.DrainAsync(), another.DrainAsync());

        host.Post.Mails.Should().HaveCount(count);
        host.Post.Mails.Select(mail => mail.Id).Should().OnlyHaveUniqueItems();
        (await host.ReadOutboxAsync()).Should().BeEmpty();
    }

    [Theory]
    [EveryEngine]
    public async Task Delivery_OfAKindFromTheFuture_IsLeftToNodesThatKnowIt(Engine engine)
    {
        await using var host = await MailHost.StartAsync(hosts, engine);
        await using (var db = host.App.OpenDatabase())
        {
            db.Outbox.Add(OutboxMessage.Of("SomethingNew", "subject", DateTime.UtcNow));
            await db.SaveChangesAsync();
        }

        await host.DrainAsync();

        (await host.ReadOutboxAsync()).Should().ContainSingle().Which.Attempts.Should().Be(0);
    }

    private static async Task InviteAsync(MailHost host, string email)
    {
        var owner = await host.App.SignUpAsync();
        await owner.InviteAsync(await owner.CreateOrganizationAsync(), email);
    }
}
