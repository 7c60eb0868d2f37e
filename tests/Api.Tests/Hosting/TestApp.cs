using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrgAuth.Infrastructure.Persistence;

namespace OrgAuth.Api.Tests.Hosting;

/// <summary>The real application on a real database, in this process.</summary>
public sealed class TestApp : IAsyncDisposable
{
    private readonly WebApplicationFactory<Program> factory;
    private readonly string connectionString;
    private readonly Dictionary<string, string?> settings;
    private readonly Action<IServiceCollection>? configure;
    private readonly Lazy<Task<ApiDocument>> document;

    internal TestApp(Engine engine, string connectionString, Dictionary<string, string?> settings, Action<IServiceCollection>? configure = null)
    {
        Engine = engine;
        this.connectionString = connectionString;
        this.settings = settings;
        this.configure = configure;
        document = new(() => ApiDocument.ReadAsync(factory!.CreateDefaultClient()));
        factory = new WebApplicationFactory<Program>().WithWebHostBuilder(Configure);
    }

    /// <summary>The engine it runs on.</summary>
    public Engine Engine { get; }

    /// <summary>The clock it goes by; tests move it.</summary>
    public MovableTime Time { get; } = new();

    /// <summary>What it was built of.</summary>
    public IServiceProvider Services => factory.Services;

    /// <summary>A second host on the same database, as another node would be, started; the caller disposes it.</summary>
    public TestApp StartAnotherNode()
    {
        var node = new TestApp(Engine, connectionString, settings, configure);
        _ = node.Services;
        return node;
    }

    /// <summary>Serves real HTTP on a free port of the loopback address, for clients in other processes.</summary>
    public Uri Listen()
    {
        factory.UseKestrel(0);
        factory.StartServer();
        return factory.ClientOptions.BaseAddress;
    }

    /// <summary>An HTTP client that keeps no cookies, follows nothing and takes no reply that the OpenAPI document does not promise.</summary>
    public HttpClient CreateClient() => factory.CreateDefaultClient(new DocumentedReplies(ReadDocumentAsync));

    /// <summary>The OpenAPI document.</summary>
    public Task<ApiDocument> ReadDocumentAsync() => document.Value;

    /// <summary>Somebody who has not signed in.</summary>
    public ApiUser Anonymous() => new(CreateClient(), string.Empty, string.Empty, string.Empty);

    /// <summary>A new user, signed in.</summary>
    public Task<ApiUser> SignUpAsync(string name = "user") => ApiUser.SignUpAsync(CreateClient(), $"{name}-{Guid.NewGuid():N}@example.com", name);

    /// <summary>A new user with a membership of <paramref name="organizationId"/>, by way of an invitation.</summary>
    public async Task<ApiUser> JoinAsync(ApiUser owner, string organizationId, string role = "member")
    {
        var user = await SignUpAsync(role);
        var invitation = await owner.InviteAsync(organizationId, user.Email, role);
        await user.PostAsync("/organization/accept-invitation", new { invitationId = invitation }).Expect(200);
        return user;
    }

    /// <summary>Marks a user's address as verified.</summary>
    public async Task VerifyAsync(ApiUser user)
    {
        await using var db = OpenDatabase();
        await db.Users.Where(u => u.Id == user.Id).ExecuteUpdateAsync(row => row.SetProperty(u => u.EmailVerified, true));
    }

    /// <summary>The database past the application.</summary>
    internal OrgAuthDbContext OpenDatabase() => Databases.Open(Engine, connectionString);

    public ValueTask DisposeAsync() => factory.DisposeAsync();

    private void Configure(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("Database:Provider", Engine.ToString());
        builder.UseSetting("ConnectionStrings:OrgAuth", connectionString);
        builder.UseSetting("Logging:LogLevel:Default", "Error");
        builder.UseSetting("OrgAuth:Secret", "only-for-tests-only-for-tests-only-for-tests");
        foreach (var (key, value) in settings)
            builder.UseSetting(key, value);

        builder.ConfigureServices(services =>
        {
            services.AddSingleton<TimeProvider>(Time);
            services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1000);
            configure?.Invoke(services);
        });
    }
}

/// <summary>The system's clock, moved.</summary>
public sealed class MovableTime : TimeProvider
{
    private long offset;

    /// <summary>Moves the clock on.</summary>
    public void Advance(TimeSpan by) => Interlocked.Add(ref offset, by.Ticks);

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Interlocked.Read(ref offset));
}
