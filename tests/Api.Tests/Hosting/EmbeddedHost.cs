using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace OrgAuth.Api.Tests.Hosting;

/// <summary>An application of somebody else's that hosts OrgAuth.</summary>
internal static class EmbeddedHost
{
    public const string Secret = "only-for-tests-only-for-tests-only-for-tests";

    /// <summary>Builds and starts it with <c>AddOrgAuth</c> and <c>MapOrgAuth</c> and an endpoint of its own.</summary>
    public static async Task<WebApplication> StartAsync(
        Dictionary<string, string?> settings, string environment = "Development", Action<IServiceCollection, IConfiguration>? add = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment, ContentRootPath = Path.GetTempPath() });
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        if (add is null)
            builder.Services.AddOrgAuth();
        else
            add(builder.Services, builder.Configuration);

        var app = builder.Build();
        try
        {
            app.MapOrgAuth();
            app.MapGet("/hello", () => "Hello");
            await app.StartAsync();
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }
}
