using Microsoft.Extensions.Logging;

namespace OrgAuth.Api.Tests.Security;

/// <summary>Query strings are not logged, however logging is configured.</summary>
public sealed class RequestLinesTests
{
    private const string Category = "Microsoft.AspNetCore.Hosting.Diagnostics";

    [Theory]
    [InlineData(null, LogLevel.Warning)]
    [InlineData(LogLevel.Trace, LogLevel.Warning)]
    [InlineData(LogLevel.Information, LogLevel.Warning)]
    [InlineData(LogLevel.Error, LogLevel.Error)]
    [InlineData(LogLevel.None, LogLevel.None)]
    public void Lines_AtAnyLevel_AreNotBelowWarnings(LogLevel? configured, LogLevel expected)
    {
        var options = new LoggerFilterOptions();
        options.Rules.Add(new LoggerFilterRule(null, "Microsoft.AspNetCore", LogLevel.Trace, null));
        if (configured is not null)
            options.Rules.Add(new LoggerFilterRule(null, Category, configured, null));

        new RequestLines().PostConfigure(null, options);

        options.Rules.Last(rule => rule.CategoryName == Category).LogLevel.Should().Be(expected);
    }
}
