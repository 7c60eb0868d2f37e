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
        return new MailHost(await StartAsync(hosts, engine, settings, services => services.Replace(ServiceDescriptor.Singleton<IEmailSender>(post))), post);
    }

    /// <summary>One whose mails go where its settings say.</summary>
    public static async Task<MailHost> StartWithoutPostAsync(TestHosts hosts, Engine engine, (string Name, string? Value)[] settings) =>
        new(await StartAsync(hosts, engine, settings, _ => { }), new TestPost());

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

    private static Task<TestApp> StartAsync(
        TestHosts hosts, Engine engine, (string Name, string? Value)[] settings, Action<IServiceCollection> configure) => hosts.StartAsync(
            engine,
            settings.GroupBy(setting => setting.Name).ToDictionary(setting => setting.Key, setting => setting.Last().Value),
            services =>
            {
                services.Remove(services.Single(service => service.ImplementationType == typeof(OutboxDispatcher)));
                services.AddSingleton<OutboxDispatcher>();
                configure(services);
            });
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
