using System.Text;
using System.Text.Json.Nodes;

namespace OrgAuth.Bench.Duel;

/// <summary>Sends single requests and compares what the contestants answer.</summary>
internal static class Answers
{
    // Made anew by every server for what it writes.
    private static readonly string[] Fresh = ["id", "createdAt", "expiresAt"];
    private static readonly HttpClient Client = new(new SocketsHttpHandler { UseCookies = false }) { Timeout = TimeSpan.FromSeconds(10) };

    /// <exception cref="DuelException">The answer is not 200.</exception>
    public static async Task<string> GetAsync(Contestant contestant, Request request, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), new Uri(contestant.Address, request.Path));
        message.Headers.Add("Cookie", request.Cookie);
        message.Headers.Add("Origin", contestant.Address.GetLeftPart(UriPartial.Authority));
        if (request.Body.Length > 0)
            message.Content = new StringContent(request.Body, Encoding.UTF8, "application/json");

        using var response = await Client.SendAsync(message, cancellationToken);
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        return (int)response.StatusCode == 200
            ? body
            : throw new DuelException($"{contestant.Name} answers {request.Method} {request.Path} with {(int)response.StatusCode}: {body}");
    }

    /// <summary>An answer without what may differ: the order of members and items, and of written things what the server makes up.</summary>
    public static string Essence(string answer, Operation operation) => Sorted(JsonNode.Parse(answer), operation.Writes)?.ToJsonString() ?? "null";

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
