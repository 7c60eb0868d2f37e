using Microsoft.Extensions.Options;

namespace OrgAuth.Application.Configuration;

/// <summary>How nonsense in the settings is reported (contract section 1).</summary>
internal static class SettingFailures
{
    /// <summary>Names the setting, its value and what is allowed.</summary>
    public static string Nonsense(string setting, object? value, string allowed) => $"{setting} is '{value}'; allowed is {allowed}.";

    /// <summary>Stops the start with all failures, if there are any.</summary>
    public static ValidateOptionsResult ToResult(this IEnumerable<string> failures) =>
        failures.ToList() is { Count: > 0 } found ? ValidateOptionsResult.Fail(found) : ValidateOptionsResult.Success;
}
