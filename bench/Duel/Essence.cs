using System.Text.Json.Nodes;

namespace OrgAuth.Bench.Duel;

/// <summary>Compares what the contestants answer.</summary>
internal static class Essence
{
    // Made anew by every server for what it writes.
    private static readonly string[] Fresh = ["id", "createdAt", "expiresAt"];

    /// <summary>An answer without what may differ: the order of members and items, and of written things what the server makes up.</summary>
    public static string Of(string answer, Operation operation) => Sorted(JsonNode.Parse(answer), operation.Writes)?.ToJsonString() ?? "null";

    private static JsonNode? Sorted(JsonNode? node, bool isWritten) => node switch
    {
        JsonObject item => new JsonObject(item
            .Where(member => !isWritten || !Fresh.Contains(member.Key))
            .OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, Sorted(member.Value, isWritten)))),
        JsonArray items => new JsonArray([.. items.Select(item => Sorted(item, isWritten)).OrderBy(item => item?.ToJsonString(), StringComparer.Ordinal)]),
        _ => node?.DeepClone(),
    };
}
