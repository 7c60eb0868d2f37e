using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using OrgAuth.Application.Configuration;
using OrgAuth.Domain.Common;

namespace OrgAuth.Api.Errors;

/// <summary>Writes refusals in the configured mode (contract section 4).</summary>
internal sealed class ErrorWriter(IOptions<OrgAuthOptions> options)
{
    private readonly bool documented = options.Value.ErrorStatuses == ErrorStatuses.Documented;

    public Task WriteAsync(HttpContext context, Error error) => WriteAsync(context, error, fields: null);

    /// <summary>Writes a refusal of the input, field by field.</summary>
    /// <param name="context">The request.</param>
    /// <param name="errors">What is wrong.</param>
    /// <param name="place">Where the fields stand: <c>body</c> or <c>query</c>.</param>
    public Task WriteAsync(HttpContext context, IReadOnlyList<ValidationError> errors, string place)
    {
        var own = errors[0].ErrorCode is { } code && errors.All(error => error.ErrorCode == code) ? errors[0] : null;
        var error = own is not null
            ? TransportErrors.ValidationFailed with { Code = own.ErrorCode!, Message = own.ErrorMessage }
            : TransportErrors.ValidationFailed with { Message = string.Join("; ", errors.Select(field => $"[{Path(place, field)}] {field.ErrorMessage}")) };
        var fields = errors
            .GroupBy(field => field.Identifier.Length > 0 ? field.Identifier : place)
            .ToDictionary(group => group.Key, group => group.Select(field => field.ErrorMessage).ToArray());
        return WriteAsync(context, error, fields);
    }

    private static string Path(string place, ValidationError field) => field.Identifier.Length > 0 ? $"{place}.{field.Identifier}" : place;

    private Task WriteAsync(HttpContext context, Error error, Dictionary<string, string[]>? fields)
    {
        var shown = documented ? error.Underlying ?? error : error;
        var row = ErrorTable.Find(shown);
        context.Response.StatusCode = documented ? row.Documented : row.BetterAuth;
        if (error.RetryAfter is { } wait)
            context.Response.Headers[documented ? "Retry-After" : "X-Retry-After"] = Seconds(wait);

        return documented ? WriteProblemAsync(context, shown, fields) : WriteReferenceAsync(context, shown, row.Body);
    }

    private static string Seconds(TimeSpan wait) => Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);

    private static Task WriteProblemAsync(HttpContext context, Error error, Dictionary<string, string[]>? fields)
    {
        var status = context.Response.StatusCode;
        if (status == StatusCodes.Status401Unauthorized)
            context.Response.Headers.WWWAuthenticate = "Bearer";

        var problem = new WireProblem(
            $"urn:orgauth:error:{error.Code}", ReasonPhrases.GetReasonPhrase(status), status, error.Message, error.Code, error.Message, fields);
        return context.Response.WriteAsJsonAsync(problem, ErrorJson.Unescaped.WireProblem, "application/problem+json", context.RequestAborted);
    }

    private static Task WriteReferenceAsync(HttpContext context, Error error, ReferenceBody body)
    {
        if (body == ReferenceBody.Empty)
        {
            if (error.Situation != TransportErrors.RouteNotFound.Situation)
                context.Response.ContentType = "application/json";

            return Task.CompletedTask;
        }

        var message = new WireMessage(error.Message, body == ReferenceBody.MessageAndCode ? error.Code : null);
        var type = body == ReferenceBody.Text ? "text/plain;charset=UTF-8" : "application/json";
        return context.Response.WriteAsJsonAsync(message, ErrorJson.Unescaped.WireMessage, type, context.RequestAborted);
    }
}

/// <summary>An RFC 9457 problem with the two members that the official client reads.</summary>
internal sealed record WireProblem(
    string Type, string Title, int Status, string Detail, string Code, string Message, IReadOnlyDictionary<string, string[]>? Errors);

/// <summary>An error as the reference sends it.</summary>
internal sealed record WireMessage(string Message, string? Code);

/// <summary>How errors become JSON: what does not apply is left out, and text is not escaped more than JSON asks for, as in the reference.</summary>
[JsonSerializable(typeof(WireProblem))]
[JsonSerializable(typeof(WireMessage))]
internal sealed partial class ErrorJson : JsonSerializerContext
{
    public static ErrorJson Unescaped { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
