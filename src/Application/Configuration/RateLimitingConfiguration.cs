using Microsoft.Extensions.Options;

namespace OrgAuth.Application.Configuration;

/// <summary>Reads the section <c>OrgAuth:RateLimiting</c>.</summary>
internal static class RateLimitingConfiguration
{
    public static void Read(RateLimitingOptions options, SettingsReader settings)
    {
        if (settings.Text(nameof(options.Enabled)) is not null)
            options.Enabled = settings.Switch(nameof(options.Enabled), fallback: true);

        Read(options.SignIn, settings.In(nameof(options.SignIn)));
        Read(options.Recovery, settings.In(nameof(options.Recovery)));
        Read(options.Default, settings.In(nameof(options.Default)));
        options.DelayFromFailure = settings.Limit(nameof(options.DelayFromFailure), options.DelayFromFailure) ?? options.DelayFromFailure;
        options.MaxDelay = settings.Duration(nameof(options.MaxDelay), options.MaxDelay);
        options.MailsPerHour = settings.Limit(nameof(options.MailsPerHour), options.MailsPerHour) ?? options.MailsPerHour;
    }

    private static void Read(RateLimit limit, SettingsReader settings)
    {
        limit.Permits = settings.Limit(nameof(limit.Permits), limit.Permits) ?? limit.Permits;
        limit.Window = settings.Duration(nameof(limit.Window), limit.Window);
    }
}

/// <summary>Stops the start on limits that would let nobody in, or everybody.</summary>
internal sealed class RateLimitingValidator : IValidateOptions<OrgAuthOptions>
{
    private static readonly TimeSpan MaxTime = TimeSpan.FromDays(1);

    public ValidateOptionsResult Validate(string? name, OrgAuthOptions options)
    {
        var limits = options.RateLimiting;
        return Failures(nameof(limits.SignIn), limits.SignIn)
            .Concat(Failures(nameof(limits.Recovery), limits.Recovery))
            .Concat(Failures(nameof(limits.Default), limits.Default))
            .Concat(Count(nameof(limits.DelayFromFailure), limits.DelayFromFailure))
            .Concat(Count(nameof(limits.MailsPerHour), limits.MailsPerHour))
            .Concat(Time(nameof(limits.MaxDelay), limits.MaxDelay))
            .ToResult();
    }

    private static IEnumerable<string> Failures(string name, RateLimit limit) =>
        Count($"{name}:{nameof(limit.Permits)}", limit.Permits).Concat(Time($"{name}:{nameof(limit.Window)}", limit.Window));

    private static IEnumerable<string> Count(string name, int value) =>
        value >= 1 ? [] : [Nonsense(name, value, "a whole number from 1")];

    private static IEnumerable<string> Time(string name, TimeSpan value) =>
        value >= TimeSpan.FromSeconds(1) && value <= MaxTime ? [] : [Nonsense(name, value, "1 second to 1 day")];

    private static string Nonsense(string name, object value, string allowed) => SettingFailures.Nonsense($"OrgAuth:RateLimiting:{name}", value, allowed);
}
