using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using OrgAuth.Api.Tests.Hosting;
using OrgAuth.Application.Configuration;

[assembly: AssemblyFixture(typeof(TestHosts))]

namespace OrgAuth.Api.Tests.Hosting;

/// <summary>The hosts that tests talk to: one per engine and mode shared by all, and others with settings of their own.</summary>
public sealed class TestHosts : IAsyncDisposable
{
    private readonly Databases databases = new();
    private readonly ConcurrentDictionary<(Engine, ErrorStatuses), Lazy<Task<TestApp>>> shared = new();

    /// <summary>Many hosts in one process would use up the system's file watchers, and their settings do not change.</summary>
    static TestHosts() => Environment.SetEnvironmentVariable("DOTNET_hostBuilder__reloadConfigOnChange", "false");

    /// <summary>The shared host of an engine and mode, with default settings. Tests make users and organizations of their own in it.</summary>
    public Task<TestApp> GetAsync(Engine engine, ErrorStatuses mode = ErrorStatuses.Documented) => shared.GetOrAdd(
        (engine, mode), key => new Lazy<Task<TestApp>>(() => StartAsync(key.Item1, new() { ["OrgAuth:ErrorStatuses"] = key.Item2.ToString() }))).Value;

    /// <summary>A host on a new database; the caller disposes it.</summary>
    public async Task<TestApp> StartAsync(
        Engine engine, Dictionary<string, string?>? settings = null, Action<IServiceCollection>? configure = null) =>
        new(engine, await databases.CreateAsync(engine), settings ?? [], configure);

    /// <summary>A SQLite host in a mode, with further settings, on a new database; the caller disposes it.</summary>
    public Task<TestApp> StartAsync(ErrorStatuses mode, params (string Name, string? Value)[] settings) => StartAsync(
        Engine.Sqlite, settings.Append(("OrgAuth:ErrorStatuses", mode.ToString())).ToDictionary(setting => setting.Item1, setting => setting.Item2));

    /// <summary>The connection string of a new database, migrated or with nothing in it, for hosts that tests build themselves.</summary>
    public Task<string> CreateDatabaseAsync(Engine engine, bool isEmpty = false) =>
        isEmpty ? databases.CreateEmptyAsync(engine) : databases.CreateAsync(engine);

    public async ValueTask DisposeAsync()
    {
        foreach (var app in shared.Values)
            await (await app.Value).DisposeAsync();

        databases.Dispose();
    }
}
