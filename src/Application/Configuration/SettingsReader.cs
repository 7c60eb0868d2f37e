using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace OrgAuth.Application.Configuration;

/// <summary>Reads the settings of one section. A value that cannot be read stops the start and is named, with what is allowed.</summary>
internal sealed class SettingsReader(IConfigurationSection section)
{
    private const long MaxSeconds = (long)OrgAuthOptionsValidator.MaxLifetimeDays * 24 * 60 * 60;

    public SettingsReader In(string name) => new(section.GetSection(name));

    public IEnumerable<IConfigurationSection> Children(string name) => section.GetSection(name).GetChildren();

    public string? Raw(string name) => section[name];

    public bool Switch(string name, bool fallback) => OptionalSwitch(name, fallback) ?? fallback;

    public bool? OptionalSwitch(string name, bool? fallback) => Text(name) switch
    {
        null => fallback,
        var text when bool.TryParse(text, out var value) => value,
        var text => throw Nonsense(name, text, "true or false"),
    };

    public int? Limit(string name, int? fallback) => section[name] switch
    {
        null when !IsNamed(name) => fallback,
        null or "" => null,
        var text when int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) => value,
        var text => throw Nonsense(name, text, OrgAuthOptionsValidator.AllowedLimit),
    };

    public int Number(string name, int fallback) => Text(name) switch
    {
        null => fallback,
        var text when int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) => value,
        var text => throw Nonsense(name, text, "a whole number"),
    };

    /// <summary>Strictly as documented: a laxer reading would take 48:00:00 for days.</summary>
    public TimeSpan Duration(string name, TimeSpan fallback) => Text(name) switch
    {
        null => fallback,
        var text when long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= MaxSeconds =>
            TimeSpan.FromSeconds(seconds),
        var text when text.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var value) => value,
        var text => throw Nonsense(name, text, OrgAuthOptionsValidator.AllowedLifetime),
    };

    public TEnum Choice<TEnum>(string name, TEnum fallback)
        where TEnum : struct, Enum => OptionalChoice<TEnum>(name, fallback) ?? fallback;

    public TEnum? OptionalChoice<TEnum>(string name, TEnum? fallback)
        where TEnum : struct, Enum => Text(name) switch
        {
            null => fallback,
            var text when Enum.GetNames<TEnum>().Contains(text, StringComparer.OrdinalIgnoreCase) => Enum.Parse<TEnum>(text, ignoreCase: true),
            var text => throw Nonsense(name, text, string.Join(" or ", Enum.GetNames<TEnum>())),
        };

    public string? Text(string name) => section[name] is { Length: > 0 } text ? text : null;

    /// <summary>Whether the setting is there, even if null, which a JSON file may say.</summary>
    private bool IsNamed(string name) => section.GetChildren().Any(setting => string.Equals(setting.Key, name, StringComparison.OrdinalIgnoreCase));

    public IEnumerable<string> List(string name) => Values(section.GetSection(name));

    /// <summary>A list is either an array or one value with commas, which is easier to write in an environment variable.</summary>
    public static IEnumerable<string> Values(IConfigurationSection list) => list.GetChildren()
        .Select(child => child.Value ?? string.Empty)
        .Concat(list.Value?.Split(',') ?? [])
        .Select(value => value.Trim())
        .Where(value => value.Length > 0);

    private OptionsValidationException Nonsense(string name, string value, string allowed) => new(
        OrgAuthOptions.SectionName, typeof(OrgAuthOptions), [SettingFailures.Nonsense($"{section.Path}:{name}", value, allowed)]);
}
