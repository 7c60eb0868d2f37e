using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OrgAuth.Api.Tests.Hosting;
using OrgAuth.Application.Mail;
using OrgAuth.Application.Outbox;
using OrgAuth.Infrastructure.Outbox;

namespace OrgAuth.Api.Tests.Mail;

/// <summary>A host whose dispatcher works when the test says so, and whose mails the test receives.</summary>
internal sealed class MailHost : IAsyncDisposable
{
    private MailHost(TestApp app, TestPost post) => (App, Post) = (app, post);

    public TestApp App { get; }

    /// <summary>Where its mails go.</summary>
    public TestPost Post { get; }

    public static async Task<MailHost> StartAsync(TestHosts hosts, Engine engine, params (string Name, string? Value)[] settings)
    {
        var post = new TestPost();
        var app = await hosts.StartAsync(engine, settings.ToDictionary(setting => setting.Name, setting => setting.Value), services => Add(services, post));
        return new MailHost(app, post);
    }

    /// <summary>Another node on the same database, with the same receiver.</summary>
    public MailHost StartAnotherNode() => new(App.StartAnotherNode(), Post);

    /// <summary>Delivers everything that is due.</summary>
    public Task DrainAsync() => App.Services.GetRequiredService<OutboxDispatcher>().DrainAsync(TestContext.Current.CancellationToken);

    /// <summary>What is in the outbox, oldest first.</summary>
    public async Task<List<OutboxMessage>> ReadOutboxAsync()
    {
        await using var db = App.OpenDatabase();
        return await db.Outbox.AsNoTracking().OrderBy(message => message.Id).ToListAsync();
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    private static void Add(IServiceCollection services, TestPost post)
    {
        services.Remove(services.Single(service => service.ImplementationType == typeof(OutboxDispatcher)));
        services.AddSingleton<OutboxDispatcher>();
        services.Replace(ServiceDescriptor.Singleton<IEmailSender>(post));
    }
}

/// <summary>Receives mails, or refuses them.</summary>
internal sealed class TestPost : IEmailSender
{
    private readonly ConcurrentQueue<MailMessage> mails = new();

    /// <summary>What happens before a mail is received.</summary>
    public Func<MailMessage, CancellationToken, Task> Receive { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>What was received.</summary>
    public IReadOnlyCollection<MailMessage> Mails => mails;

    public async Task SendAsync(MailMessage mail, CancellationToken cancellationToken)
    {
        await Receive(mail, cancellationToken);
        mails.Enqueue(mail);
    }
}

/// <summary>The link in a mailed invitation.</summary>
internal sealed record MailedLink(Uri Address, string InvitationId, string Token)
{
    public static MailedLink Of(MailMessage mail) => In(mail.Text);

    public static MailedLink In(string text)
    {
        var address = new Uri(text.Split('\n').Single(line => line.StartsWith("http", StringComparison.Ordinal)).Trim());
        var query = System.Web.HttpUtility.ParseQueryString(address.Query);
        return new MailedLink(address, query["id"]!, query["token"]!);
    }
}
