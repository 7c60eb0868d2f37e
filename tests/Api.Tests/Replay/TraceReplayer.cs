using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using OrgAuth.Api.Tests.Hosting;

namespace OrgAuth.Api.Tests.Replay;

/// <summary>Sends the requests of a recording, one after the other, and compares replies and effects with what the reference did.</summary>
/// <param name="scenario">What the recording takes for granted.</param>
/// <param name="deviations">Where OrgAuth answers otherwise; each must really happen.</param>
internal sealed class TraceReplayer(Scenario scenario, IEnumerable<Deviation> deviations)
{
    /// <summary>The origin that the reference was served from; its pages sent the requests.</summary>
    public const string Origin = "http://127.0.0.1:3180";

    /// <summary>The users' password in the recordings, which OrgAuth refuses as one of the commonest.</summary>
    private const string RecordedPassword = "password123";

    private readonly Effects effects = new(scenario);
    private readonly Dictionary<string, Deviation> deviations = deviations.ToDictionary(deviation => deviation.Case);

    /// <returns>What is otherwise than recorded, or than its deviation says; nothing if all is well.</returns>
    public async Task<IReadOnlyList<string>> ReplayAsync(IEnumerable<TraceCase> turns)
    {
        await scenario.PrepareAsync();
        var differences = new List<string>();
        foreach (var turn in turns)
            differences.AddRange((await ReplayAsync(turn)).Select(difference => $"{turn.Case}: {difference}"));

        return differences;
    }

    private async Task<IReadOnlyList<string>> ReplayAsync(TraceCase turn)
    {
        await scenario.BeforeAsync(turn.Case);
        var sender = await scenario.SenderAsync(turn);
        using var request = RequestOf(turn, sender);
        var reply = scenario.Replies[turn.Case] = await scenario.Anonymous().SendAsync(request);
        if (!deviations.TryGetValue(turn.Case, out var deviation))
            return await CompareAsync(turn, sender, reply, scenario.Names);

        return await CompareAsync(turn, sender, reply, scenario.Names.Fork()) is []
            ? ["is answered as recorded, although it is listed as a deviation"]
            : await CompareAsync(deviation.InsteadOf(turn), sender, reply, scenario.Names);
    }

    private async Task<IReadOnlyList<string>> CompareAsync(TraceCase turn, ApiUser sender, ApiReply reply, Names names)
    {
        var differences = names.Differences("body", turn.Body, BodyOf(reply)).Concat(CompareHeaders(turn, reply, names)).ToList();
        if (turn.Status != reply.Status)
            differences.Insert(0, $"status is {reply.Status} instead of {turn.Status}");

        if (differences.Count == 0)
            foreach (var (name, recorded) in turn.Effect ?? new Dictionary<string, JsonElement>())
                differences.AddRange(names.Differences($"effect.{name}", recorded, await effects.ObserveAsync(name, turn, sender, reply)));

        return differences;
    }

    private static IEnumerable<string> CompareHeaders(TraceCase turn, ApiReply reply, Names names) =>
        turn.Headers.Keys.Union(["content-type", "set-cookie"]).SelectMany(name => names.Differences(
            name, turn.Headers.TryGetValue(name, out var recorded) ? recorded : Json(null), Json(HeaderOf(reply, name))));

    private static object? HeaderOf(ApiReply reply, string name) => name switch
    {
        "content-type" => reply.ContentType,
        "set-cookie" => reply.Cookies.Count > 0 ? reply.Cookies : null,
        _ => reply.Headers.GetValueOrDefault(name),
    };

    private static JsonElement BodyOf(ApiReply reply) => reply switch
    {
        { Text: "" } => Json(TraceCase.EmptyBody),
        { ContentType: "application/json" } => reply.Json,
        _ => Json(new Dictionary<string, string> { ["$text"] = reply.Text }),
    };

    private static JsonElement Json(object? value) => JsonSerializer.SerializeToElement(value);

    private HttpRequestMessage RequestOf(TraceCase turn, ApiUser sender)
    {
        var recorded = turn.Request;
        var path = recorded.Path + QueryOf(recorded);
        var request = new HttpRequestMessage(new HttpMethod(recorded.Method), path) { Content = ContentOf(turn) };
        foreach (var (name, value) in recorded.Headers ?? new Dictionary<string, string>())
            request.Headers.TryAddWithoutValidation(name, scenario.Names.Resolve(value));

        if (recorded.HasOrigin && !request.Headers.Contains("Origin"))
            request.Headers.Add("Origin", Origin);

        if (sender.Cookie.Length > 0)
            request.Headers.Add("Cookie", sender.Cookie);

        return request;
    }

    private string QueryOf(TraceRequest recorded)
    {
        var pairs = (recorded.Query ?? new Dictionary<string, JsonElement>()).SelectMany(
            parameter => parameter.Value.ValueKind == JsonValueKind.Array ? parameter.Value.EnumerateArray().ToArray() : [parameter.Value],
            (parameter, value) => $"{parameter.Key}={Uri.EscapeDataString(scenario.Names.Resolve(value.ToString()))}");
        return string.Join('&', pairs) is { Length: > 0 } query ? "?" + query : string.Empty;
    }

    /// <summary>The recorder keeps no content type of raw bodies; the case's name tells.</summary>
    private StringContent? ContentOf(TraceCase turn)
    {
        var text = turn.Request.Raw ?? (turn.Request.Body is { } body ? scenario.Names.Resolve(body.GetRawText()) : null);
        if (text is null)
            return null;

        var content = new StringContent(text.Replace(RecordedPassword, ApiUser.Password, StringComparison.Ordinal), Encoding.UTF8);
        var isForm = turn.Case.Contains("form ", StringComparison.Ordinal);
        content.Headers.ContentType = turn.Case.Contains("without content type", StringComparison.Ordinal)
            ? null
            : new MediaTypeHeaderValue(isForm ? "application/x-www-form-urlencoded" : "application/json");
        return content;
    }
}
