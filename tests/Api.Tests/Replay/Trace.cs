using System.Reflection;
using System.Text.Json;

namespace OrgAuth.Api.Tests.Replay;

/// <summary>Requests to the reference and its replies, one recording per endpoint; they build on each other in their order.</summary>
internal static class Trace
{
    private static readonly Assembly Assembly = typeof(Trace).Assembly;

    /// <summary>The recordings that there are.</summary>
    public static IEnumerable<string> Names => Assembly.GetManifestResourceNames()
        .Where(name => Path.GetExtension(name) == ".json")
        .Select(name => Path.GetFileNameWithoutExtension(name));

    /// <param name="name">The recording.</param>
    /// <param name="aliases">Texts that the recorder left as they were, with the placeholders that belong in their places.</param>
    public static IReadOnlyList<TraceCase> Read(string name, IReadOnlyDictionary<string, string> aliases)
    {
        using var reader = new StreamReader(Assembly.GetManifestResourceStream(name + ".json")!);
        var text = aliases.Aggregate(reader.ReadToEnd(), (text, alias) => text.Replace(alias.Key, alias.Value, StringComparison.Ordinal));
        return JsonSerializer.Deserialize<List<TraceCase>>(text, JsonSerializerOptions.Web)!;
    }
}

/// <summary>One request and what the reference did.</summary>
/// <param name="Case">What the case is about; unique in its recording.</param>
/// <param name="Server">The options that the reference ran with.</param>
/// <param name="Actor">Who asked.</param>
/// <param name="Request">The request.</param>
/// <param name="Status">The status of the reply.</param>
/// <param name="Headers">The headers of the reply that matter, in lower case.</param>
/// <param name="Body">The reply's JSON; <c>"(empty)"</c> for no body, an object with <c>$text</c> for something else than JSON.</param>
/// <param name="Effect">What could be observed afterwards.</param>
internal sealed record TraceCase(
    string Case,
    string Server,
    string Actor,
    TraceRequest Request,
    int Status,
    IReadOnlyDictionary<string, JsonElement> Headers,
    JsonElement Body,
    IReadOnlyDictionary<string, JsonElement>? Effect)
{
    public const string EmptyBody = "(empty)";
}

/// <summary>A recorded request: a JSON body, a raw one or none.</summary>
internal sealed record TraceRequest(
    string Method,
    string Path,
    JsonElement? Body,
    string? Raw,
    IReadOnlyDictionary<string, JsonElement>? Query,
    IReadOnlyDictionary<string, string>? Headers,
    string? Note)
{
    /// <summary>Browsers send it; the recorder left it out where it says so.</summary>
    public bool HasOrigin => Note != "no Origin header";
}
