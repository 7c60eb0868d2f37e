using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using OrgAuth.Api.Tests.Hosting;
using OrgAuth.Application.Abstractions;
using OrgAuth.Infrastructure.Outbox;

namespace OrgAuth.Api.Tests.Accounts;

/// <summary>
/// Nobody learns whether an address is registered: the answer is the same, and so is the work, statement by statement and hash by hash, that
/// its time depends on.
/// </summary>
public sealed partial class SecrecyTests(TestHosts hosts)
{
    [Theory]
    [EveryEngine]
    public async Task Answers_AboutKnownAndUnknownAddresses_AreAlikeAndTakeTheSameWork(Engine engine)
    {
        var work = new Work();
        await using var app = await hosts.StartAsync(
            engine,
            new()
            {
                ["OrgAuth:EmailAndPassword:RequireEmailVerification"] = "true",
                ["Logging:LogLevel:Microsoft.EntityFrameworkCore.Database.Command"] = "Information",
            },
            work.Watch);
        var (known, verified) = ("known@example.com", "verified@example.com");
        foreach (var email in new[] { known, verified })
            await SignUpAsync(app, email);

        await using (var db = app.OpenDatabase())
        {
            db.Entry(db.Users.Single(user => user.Email == verified)).Property(user => user.EmailVerified).CurrentValue = true;
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        await AssertAlikeAsync(work, [known, verified], email => app.Anonymous().PostAsync("/request-password-reset", new { email }));
        await AssertAlikeAsync(work, [known, verified], email => app.Anonymous().PostAsync("/send-verification-email", new { email }));
        await AssertAlikeAsync(work, [known, verified], email => app.Anonymous().PostAsync("/sign-in/email", new { email, password = "wrong-kettle-42" }));
        await AssertAlikeAsync(work, [known, verified], email => SignUpAsync(app, email));
    }

    [Theory]
    [EveryEngine]
    public async Task ChangeEmail_ToAKnownOrUnknownAddress_IsAlikeAndTakesTheSameWork(Engine engine)
    {
        var work = new Work();
        await using var app = await hosts.StartAsync(
            engine,
            new() { ["Logging:LogLevel:Microsoft.EntityFrameworkCore.Database.Command"] = "Information" },
            work.Watch);
        var (other, unverified, verified) = (await app.SignUpAsync(), await app.SignUpAsync(), await app.SignUpAsync());
        await app.VerifyAsync(verified);

        foreach (var user in new[] { unverified, verified })
            await AssertAlikeAsync(work, [other.Email], newEmail => user.PostAsync("/change-email", new { newEmail }));
    }

    private static async Task AssertAlikeAsync(Work work, IEnumerable<string> known, Func<string, Task<ApiReply>> call)
    {
        await call($"first-{Guid.NewGuid():N}@example.com");
        var unknown = await work.OfAsync(() => call($"unknown-{Guid.NewGuid():N}@example.com"));
        unknown.Work.Should().NotBeEmpty();
        foreach (var address in known)
        {
            var (reply, done) = await work.OfAsync(() => call(address));

            (reply.Status, Shape(reply.Text)).Should().Be((unknown.Reply.Status, Shape(unknown.Reply.Text)));
            reply.Headers.Keys.Should().BeEquivalentTo(unknown.Reply.Headers.Keys);
            done.Should().Equal(unknown.Work);
        }
    }

    private static Task<ApiReply> SignUpAsync(TestApp app, string email) =>
        app.Anonymous().PostAsync("/sign-up/email", new { name = "New", email, password = ApiUser.Password });

    /// <summary>A body without what differs from call to call: ids, times and the address that was sent.</summary>
    private static string Shape(string text) => Changing().Replace(text, "*");

    [GeneratedRegex("[0-9a-f]{32}|[0-9TZ:.-]{24}|[a-z0-9*-]+@example[.]com")]
    private static partial Regex Changing();

    /// <summary>Writes down the statements and hashes that requests cost; the dispatcher does not run.</summary>
    private sealed partial class Work : ILoggerProvider
    {
        private readonly ConcurrentQueue<string> done = new();

        public void Watch(IServiceCollection services)
        {
            services.Remove(services.Single(service => service.ImplementationType == typeof(OutboxDispatcher)));
            services.AddLogging(logging => logging.AddProvider(this));
            var hasher = services.Single(service => service.ServiceType == typeof(IPasswords));
            services.Replace(ServiceDescriptor.Singleton<IPasswords>(provider =>
                new CountedPasswords((IPasswords)ActivatorUtilities.CreateInstance(provider, hasher.ImplementationType!), this)));
        }

        public async Task<(ApiReply Reply, IReadOnlyList<string> Work)> OfAsync(Func<Task<ApiReply>> call)
        {
            done.Clear();
            var reply = await call();
            return (reply, [.. done]);
        }

        public ILogger CreateLogger(string categoryName) => new Logger(this);

        public void Dispose()
        {
        }

        private void Add(string what) => done.Enqueue(what);

        [GeneratedRegex(@"\b(SELECT|INSERT INTO|UPDATE|DELETE FROM)\s", RegexOptions.CultureInvariant)]
        private static partial Regex Verb();

        private sealed class Logger(Work work) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            {
                if (eventId.Name != "Microsoft.EntityFrameworkCore.Database.Command.CommandExecuted")
                    return;

                foreach (Match verb in Verb().Matches(formatter(state, exception)))
                    work.Add(verb.Value.Trim());
            }
        }

        private sealed class CountedPasswords(IPasswords passwords, Work work) : IPasswords
        {
            public string Hash(string password)
            {
                work.Add("hash");
                return passwords.Hash(password);
            }

            public PasswordMatch Verify(string? hash, string password)
            {
                work.Add("hash");
                return passwords.Verify(hash, password);
            }
        }
    }
}
