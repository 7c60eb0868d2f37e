using System.Buffers;
using Microsoft.Extensions.Options;
using OrgAuth.Domain.Access;

namespace OrgAuth.Application.Configuration;

/// <summary>Stops the start on nonsense, naming the setting, its value and what is allowed (contract section 1).</summary>
internal sealed class OrgAuthOptionsValidator : IValidateOptions<OrgAuthOptions>
{
    public const string AllowedLimit = "a whole number from 0, or empty for unlimited";
    public const string AllowedLifetime = "a number of seconds or d.hh:mm:ss, more than zero and at most 3650 days";
    public const int MaxLifetimeDays = 3650;
    public const int MinSecretLength = 32;
    private static readonly SearchValues<char> NotInPaths = SearchValues.Create("{}?*# ");
    private static readonly TimeSpan MaxLifetime = TimeSpan.FromDays(MaxLifetimeDays);

    public ValidateOptionsResult Validate(string? name, OrgAuthOptions options) =>
        Limits(options).Concat(Roles(options)).Concat(Hosting(options)).ToResult();

    private static IEnumerable<string> Limits(OrgAuthOptions options)
    {
        (string Name, int? Value)[] limits =
        [
            (nameof(options.OrganizationLimit), options.OrganizationLimit),
            (nameof(options.MembershipLimit), options.MembershipLimit),
            (nameof(options.InvitationLimit), options.InvitationLimit),
        ];
        foreach (var (name, value) in limits.Where(limit => limit.Value < 0))
            yield return Message(name, value, AllowedLimit);

        if (options.InvitationExpiresIn <= TimeSpan.Zero || options.InvitationExpiresIn > MaxLifetime)
            yield return Message(nameof(options.InvitationExpiresIn), options.InvitationExpiresIn, AllowedLifetime);
    }

    private static IEnumerable<string> Roles(OrgAuthOptions options)
    {
        const string allowedName = "names of 1 to 64 characters without commas, control characters or spaces around them";
        foreach (var (role, permissions) in options.Roles)
        {
            if (!IsName(role))
                yield return Message(nameof(options.Roles), role, allowedName);

            foreach (var name in permissions.SelectMany(resource => resource.Value.Prepend(resource.Key)).Where(name => !IsName(name)))
                yield return Message($"{nameof(options.Roles)}:{role}", name, allowedName);
        }

        var model = AccessModel.Create(options.Roles);
        if (string.Join(',', model.RoleNames) is { Length: > RoleSet.MaxLength } names)
            yield return Message(nameof(options.Roles), $"{names.Length} characters of names", $"{RoleSet.MaxLength} for all names together, commas included");

        if (!model.Knows(options.CreatorRole))
        {
            var known = string.Join(", ", model.RoleNames.Order(StringComparer.Ordinal));
            yield return Message(nameof(options.CreatorRole), options.CreatorRole, $"one of the roles {known}");
        }
    }

    private static IEnumerable<string> Hosting(OrgAuthOptions options)
    {
        if (options.Secret is { Length: < MinSecretLength } secret)
            yield return $"{OrgAuthOptions.SectionName}:{nameof(options.Secret)} has {secret.Length} characters; allowed are {MinSecretLength} or more, random ones.";

        if (!options.BasePath.StartsWith('/') || options.BasePath.EndsWith('/') || options.BasePath.AsSpan().ContainsAny(NotInPaths))
            yield return Message(nameof(options.BasePath), options.BasePath, "a path like /api/auth");

        if (options.BaseUrl is { } baseUrl && !OriginPattern.IsOrigin(baseUrl))
            yield return Message(nameof(options.BaseUrl), baseUrl, "an origin like https://id.example.com");

        foreach (var origin in options.TrustedOrigins.Where(origin => !OriginPattern.IsOrigin(origin.Replace("*", "any", StringComparison.Ordinal))))
            yield return Message(nameof(options.TrustedOrigins), origin, "origins like https://app.example.com or https://*.example.com");

        foreach (var proxy in options.KnownProxies.Where(proxy => !System.Net.IPNetwork.TryParse(proxy, out _) && !System.Net.IPAddress.TryParse(proxy, out _)))
            yield return Message(nameof(options.KnownProxies), proxy, "addresses like 10.0.0.5 or networks like 10.0.0.0/24");
    }

    private static bool IsName(string name) =>
        name.Length is > 0 and <= 64 && name == name.Trim() && !name.Any(character => character == ',' || char.IsControl(character));

    private static string Message(string name, object? value, string allowed) =>
        SettingFailures.Nonsense($"{OrgAuthOptions.SectionName}:{name}", value, allowed);
}
