using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace OrgAuth.Application.Configuration;

/// <summary>Reads the section <c>OrgAuth</c>. A value that cannot be read stops the start and is named, with what is allowed.</summary>
internal sealed class OrgAuthConfiguration(IConfiguration configuration) : IConfigureOptions<OrgAuthOptions>
{
    private const long MaxSeconds = (long)OrgAuthOptionsValidator.MaxLifetimeDays * 24 * 60 * 60;
    private readonly IConfigurationSection section = configuration.GetSection(OrgAuthOptions.SectionName);

    public void Configure(OrgAuthOptions options)
    {
        options.AllowUserToCreateOrganization = Switch(nameof(options.AllowUserToCreateOrganization), options.AllowUserToCreateOrganization);
        options.OrganizationLimit = Limit(nameof(options.OrganizationLimit), options.OrganizationLimit);
        options.MembershipLimit = Limit(nameof(options.MembershipLimit), options.MembershipLimit);
        options.InvitationLimit = Limit(nameof(options.InvitationLimit), options.InvitationLimit);
        options.CreatorRole = section[nameof(options.CreatorRole)] ?? options.CreatorRole;
        options.InvitationExpiresIn = Duration(nameof(options.InvitationExpiresIn), options.InvitationExpiresIn);
        options.DisableOrganizationDeletion = Switch(nameof(options.DisableOrganizationDeletion), options.DisableOrganizationDeletion);
        options.CancelPendingInvitationsOnReInvite =
            Switch(nameof(options.CancelPendingInvitationsOnReInvite), options.CancelPendingInvitationsOnReInvite);
        options.RequireEmailVerificationOnInvitation =
            Switch(nameof(options.RequireEmailVerificationOnInvitation), options.RequireEmailVerificationOnInvitation);
        options.Secret = Text(nameof(options.Secret)) ?? options.Secret;
        options.BasePath = section[nameof(options.BasePath)] ?? options.BasePath;
        options.BaseUrl = Text(nameof(options.BaseUrl)) ?? options.BaseUrl;
        options.ErrorStatuses = Choice(nameof(options.ErrorStatuses), options.ErrorStatuses);
        options.AutoMapperLicenseKey = Text(nameof(options.AutoMapperLicenseKey)) ?? options.AutoMapperLicenseKey;
        options.TrustedOrigins.AddRange(List(nameof(options.TrustedOrigins)));
        options.KnownProxies.AddRange(List(nameof(options.KnownProxies)));
        ReadRoles(options);
    }

    private void ReadRoles(OrgAuthOptions options)
    {
        foreach (var role in section.GetSection(nameof(options.Roles)).GetChildren())
        {
            if (!options.Roles.TryGetValue(role.Key, out var permissions))
                options.Roles[role.Key] = permissions = [];

            foreach (var resource in role.GetChildren())
                permissions.Allow(resource.Key, Values(resource));
        }
    }

    private bool Switch(string name, bool fallback) => Text(name) switch
    {
        null => fallback,
        var text when bool.TryParse(text, out var value) => value,
        var text => throw Nonsense(name, text, "true or false"),
    };

    private int? Limit(string name, int? fallback) => section[name] switch
    {
        null when !IsNamed(name) => fallback,
        null or "" => null,
        var text when int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) => value,
        var text => throw Nonsense(name, text, OrgAuthOptionsValidator.AllowedLimit),
    };

    /// <summary>Strictly as documented: a laxer reading would take 48:00:00 for days.</summary>
    private TimeSpan Duration(string name, TimeSpan fallback) => Text(name) switch
    {
        null => fallback,
        var text when long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= MaxSeconds =>
            TimeSpan.FromSeconds(seconds),
        var text when text.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var value) => value,
        var text => throw Nonsense(name, text, OrgAuthOptionsValidator.AllowedLifetime),
    };

    private TEnum Choice<TEnum>(string name, TEnum fallback)
        where TEnum : struct, Enum => Text(name) switch
        {
            null => fallback,
            var text when Enum.GetNames<TEnum>().Contains(text, StringComparer.OrdinalIgnoreCase) => Enum.Parse<TEnum>(text, ignoreCase: true),
            var text => throw Nonsense(name, text, string.Join(" or ", Enum.GetNames<TEnum>())),
        };

    private string? Text(string name) => section[name] is { Length: > 0 } text ? text : null;

    /// <summary>Whether the setting is there, even if null, which a JSON file may say.</summary>
    private bool IsNamed(string name) => section.GetChildren().Any(setting => string.Equals(setting.Key, name, StringComparison.OrdinalIgnoreCase));

    private IEnumerable<string> List(string name) => Values(section.GetSection(name));

    /// <summary>A list is either an array or one value with commas, which is easier to write in an environment variable.</summary>
    private static IEnumerable<string> Values(IConfigurationSection list) => list.GetChildren()
        .Select(child => child.Value ?? string.Empty)
        .Concat(list.Value?.Split(',') ?? [])
        .Select(value => value.Trim())
        .Where(value => value.Length > 0);

    private static OptionsValidationException Nonsense(string name, string value, string allowed) => new(
        OrgAuthOptions.SectionName,
        typeof(OrgAuthOptions),
        [$"{OrgAuthOptions.SectionName}:{name} is '{value}'; allowed is {allowed}."]);
}
