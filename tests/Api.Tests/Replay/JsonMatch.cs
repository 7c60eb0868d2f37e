using System.Text.Json;

namespace OrgAuth.Api.Tests.Replay;

/// <summary>Compares JSON with a recording: no key more or less, whatever their order.</summary>
internal static class JsonMatch
{
    /// <returns>Where the two differ; nothing if they are alike.</returns>
    public static IEnumerable<string> Differences(this Names names, string path, JsonElement recorded, JsonElement actual) =>
        (recorded.ValueKind, actual.ValueKind) switch
        {
            (JsonValueKind.Object, JsonValueKind.Object) => OfObjects(names, path, recorded, actual),
            (JsonValueKind.Array, JsonValueKind.Array) when recorded.GetArrayLength() == actual.GetArrayLength() =>
                OfArrays(names, path, recorded, actual),
            (JsonValueKind.String, JsonValueKind.String) when names.Matches(recorded.GetString()!, actual.GetString()!) => [],
            (JsonValueKind.Number, JsonValueKind.Number) when recorded.GetRawText() == actual.GetRawText() => [],
            (JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null, var kind) when kind == recorded.ValueKind => [],
            _ => [$"{path} is {actual.GetRawText()} instead of {recorded.GetRawText()}"],
        };

    private static IEnumerable<string> OfArrays(Names names, string path, JsonElement recorded, JsonElement actual) =>
        recorded.EnumerateArray().Zip(actual.EnumerateArray())
            .SelectMany((pair, index) => names.Differences($"{path}[{index}]", pair.First, pair.Second));

    private static IEnumerable<string> OfObjects(Names names, string path, JsonElement recorded, JsonElement actual)
    {
        foreach (var property in recorded.EnumerateObject())
        {
            if (!actual.TryGetProperty(property.Name, out var value))
                yield return $"{path}.{property.Name} is missing";
            else
                foreach (var difference in names.Differences($"{path}.{property.Name}", property.Value, value))
                    yield return difference;
        }

        foreach (var property in actual.EnumerateObject().Where(property => !recorded.TryGetProperty(property.Name, out _)))
            yield return $"{path}.{property.Name} is {property.Value.GetRawText()} instead of missing";
    }
}
