using System.Text.Json;

namespace OrgAuth.Api.Tests.Replay;

/// <summary>A case that OrgAuth answers otherwise than recorded. What is not given stays as recorded.</summary>
/// <param name="Trace">The trace.</param>
/// <param name="Case">Its case.</param>
/// <param name="Section">Section and item of the contract that order it.</param>
internal sealed record Deviation(string Trace, string Case, string Section)
{
    public int? Status { get; init; }

    /// <summary>The body, as JSON.</summary>
    public string? Body { get; init; }

    /// <summary>The effects, as a JSON object.</summary>
    public string? Effect { get; init; }

    /// <summary>A text of recorded body and effects, and what stands in its place.</summary>
    public (string Recorded, string Instead)? Text { get; init; }

    /// <summary>A refusal with status 400.</summary>
    public (string Code, string Message) Refusal
    {
        init => (Status, Body) = (400, JsonSerializer.Serialize(new { code = value.Code, message = value.Message }));
    }

    /// <summary>The case as OrgAuth answers it.</summary>
    public TraceCase InsteadOf(TraceCase recorded) => recorded with
    {
        Status = Status ?? recorded.Status,
        Headers = Body is null ? recorded.Headers : HeadersOf(Body),
        Body = Body is null ? Replace(recorded.Body) : JsonElement.Parse(Body),
        Effect = Effect is null
            ? recorded.Effect?.ToDictionary(effect => effect.Key, effect => Replace(effect.Value))
            : JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(Effect),
    };

    private JsonElement Replace(JsonElement json) =>
        Text is var (recorded, instead) ? JsonElement.Parse(json.GetRawText().Replace(recorded, instead, StringComparison.Ordinal)) : json;

    private static Dictionary<string, JsonElement> HeadersOf(string body) => body.Contains(TraceCase.EmptyBody, StringComparison.Ordinal)
        ? []
        : new() { ["content-type"] = JsonElement.Parse("\"application/json\"") };
}
