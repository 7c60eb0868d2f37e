using Microsoft.Extensions.Options;

namespace OrgAuth.Api;

/// <summary>ASP.NET Core would log query strings, in which invitation ids travel: whatever else is configured, not below warnings.</summary>
internal sealed class RequestLines : IPostConfigureOptions<LoggerFilterOptions>
{
    private const string Category = "Microsoft.AspNetCore.Hosting.Diagnostics";

    public void PostConfigure(string? name, LoggerFilterOptions options)
    {
        if (options.Rules.LastOrDefault(rule => rule.ProviderName is null && rule.CategoryName == Category)?.LogLevel is null or < LogLevel.Warning)
            options.Rules.Add(new LoggerFilterRule(null, Category, LogLevel.Warning, null));
    }
}
