using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using OrgAuth.Api.Errors;
using OrgAuth.Domain.Common;

namespace OrgAuth.Api.Wire;

/// <summary>
/// Reads a request's body as JSON, or as a form where that is allowed: at most 64 KiB, valid UTF-8, no duplicate keys
/// (reference section 1, contract section 5, item 7).
/// </summary>
internal static class WireBody
{
    public const int MaxBytes = 64 * 1024;
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <returns>The body, undefined when there is none or nothing says what it is; or why it cannot be read.</returns>
    public static async ValueTask<Result<JsonElement>> ReadAsync(HttpRequest request, bool allowForm)
    {
        if (string.IsNullOrEmpty(request.ContentType))
            return default(JsonElement);

        var isJson = Is(request.ContentType, "application/json");
        if (!isJson && !(allowForm && Is(request.ContentType, "application/x-www-form-urlencoded")))
            return Unsupported(request.ContentType, allowForm);

        var bytes = await ReadBytesAsync(request);
        if (bytes is null)
            return TransportErrors.PayloadTooLarge;

        if (bytes.Length == 0)
            return default(JsonElement);

        if (!Utf8.IsValid(bytes))
            return TransportErrors.InvalidJson;

        return isJson ? ParseJson(bytes) : ParseForm(bytes);
    }

    private static bool Is(string contentType, string type) =>
        contentType == type
        || (MediaTypeHeaderValue.TryParse(contentType, out var parsed) && parsed.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase));

    private static Error Unsupported(string contentType, bool allowForm)
    {
        var shown = contentType.Length > 100 ? contentType[..100] : contentType;
        var allowed = allowForm ? "application/x-www-form-urlencoded, application/json" : "application/json";
        return TransportErrors.UnsupportedMediaType with { Message = $"Content-Type \"{shown}\" is not allowed. Allowed types: {allowed}" };
    }

    private static async ValueTask<byte[]?> ReadBytesAsync(HttpRequest request)
    {
        if (request.ContentLength > MaxBytes)
            return null;

        var reader = request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(request.HttpContext.RequestAborted);
            if (read.Buffer.Length > MaxBytes)
            {
                reader.AdvanceTo(read.Buffer.End);
                return null;
            }

            if (read.IsCompleted)
            {
                var bytes = read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return bytes;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static Result<JsonElement> ParseJson(byte[] bytes)
    {
        try
        {
            var body = JsonElement.Parse(bytes, Strict);
            WireText.RequireReadable(bytes, body);
            return body;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return TransportErrors.InvalidJson;
        }
    }

    private static Result<JsonElement> ParseForm(byte[] bytes)
    {
        try
        {
            using var form = new FormReader(System.Text.Encoding.UTF8.GetString(bytes));
            var fields = form.ReadForm().ToDictionary(field => field.Key, field => string.Join(',', field.Value.ToArray()), StringComparer.Ordinal);
            return JsonSerializer.SerializeToElement(fields);
        }
        catch (InvalidDataException)
        {
            return TransportErrors.InvalidJson;
        }
    }
}
