using System.Text;
using System.Text.Json.Nodes;
using OrgAuth.Api.Tests.Hosting;
using OrgAuth.Application.Configuration;

namespace OrgAuth.Api.Tests.BadInput;

/// <summary>Bad bodies at every POST; the fields come from the OpenAPI document, so that new endpoints are covered by themselves.</summary>
public sealed class BodyTests(TestHosts hosts)
{
    private const int MaxBytes = 64 * 1024;

    [Theory]
    [EveryMode]
    public async Task Fields_MissingOrOfAnotherType_AreNamed(ErrorStatuses mode)
    {
        await using var host = await BadInputHost.StartAsync(hosts, Engine.Sqlite, mode);
        foreach (var operation in host.Posts)
        {
            foreach (var field in operation.Fields)
            {
                foreach (var (type, value) in new (string, JsonNode?)[]
                {
                    ("null", null), ("integer", 42), ("number", -1.5), ("boolean", true), ("array", new JsonArray()), ("object", new JsonObject()), ("string", "text"),
                })
                {
                    if (!field.Types.Contains(type))
                        host.AssertInvalid(await PostAsync(host, operation, field, value), operation, field, $"as {type}");
                }

                if (!field.Required)
                    continue;

                var body = host.Body(operation);
                Remove(body, field);
                host.AssertInvalid(await host.PostAsync(operation, body.ToJsonString()), operation, field, "is missing");
                host.AssertInvalid(await host.PostAsync(operation, body.ToJsonString(), anonymous: true), operation, field, "is missing, and the session too");
            }
        }
    }

    [Theory]
    [EveryEngine]
    public async Task Texts_ThatCannotBeKept_AreRefusedAndNoneBreaksAnything(Engine engine)
    {
        await using var host = await BadInputHost.StartAsync(hosts, engine, ErrorStatuses.Documented);
        foreach (var operation in host.Posts)
        {
            foreach (var field in operation.Fields.Where(field => field.Types.Contains("string")))
            {
                foreach (var control in new[] { "\0", "a\u0000b", "\u001b[31m", "line\nbreak", "\u007f", "\u0085" })
                {
                    var reply = await PostAsync(host, operation, field, control);
                    if (field.Name is "callbackURL" or "redirectTo")
                        reply.Code.Should().BeOneOf(["INVALID_CALLBACK_URL", "INVALID_REDIRECT_URL"], "it is looked at before the input (reference section 2)");
                    else
                        host.AssertInvalid(reply, operation, field, "holds a control character");
                }

                foreach (var text in new[] { string.Empty, " ", "💣", "' OR 1=1 --", "%", "unknown", new string('x', 5000), "\u202e\ufeff\ufffd" })
                    await PostAsync(host, operation, field, text);

                foreach (var lone in new[] { "\\ud800", "a\\udc00b", "\\ud800\\ud800" })
                {
                    var json = BadInputHost.Set(host.Body(operation), field, "LONE").ToJsonString().Replace("LONE", lone, StringComparison.Ordinal);
                    (await host.PostAsync(operation, json)).Status.Should().Be(400, "{0}: {1} holds half a pair", operation, field.Name);
                }
            }
        }
    }

    [Theory]
    [EveryMode]
    public async Task Bodies_ThatAreNoJsonObject_AreRefusedBeforeTheSession(ErrorStatuses mode)
    {
        await using var host = await BadInputHost.StartAsync(hosts, Engine.Sqlite, mode);
        foreach (var operation in host.Posts)
        {
            foreach (var broken in BrokenJson())
            {
                var reply = await host.PostAsync(operation, broken, anonymous: true);
                reply.Status.Should().Be(400, "{0} got {1}", operation, Encoding.UTF8.GetString(broken));
                reply.Code.Should().Be("BAD_REQUEST");
            }

            if (operation.Fields.Count == 0)
                continue;

            foreach (var other in new[] { "null", "42", "true", "\"text\"", "[]", "[{}]" })
                (await host.PostAsync(operation, other)).Status.Should().Be(400, "{0} got {1}", operation, other);

            if (operation.Fields.Any(field => field.Required))
                (await host.PostAsync(operation, string.Empty)).Code.Should().Be("VALIDATION_ERROR", "{0} got nothing", operation);
        }
    }

    [Theory]
    [EveryMode]
    public async Task Bodies_OfAnotherMediaType_AreRefused(ErrorStatuses mode)
    {
        await using var host = await BadInputHost.StartAsync(hosts, Engine.Sqlite, mode);
        foreach (var operation in host.Posts)
        {
            var body = Encoding.UTF8.GetBytes(host.Body(operation).ToJsonString());
            foreach (var type in new[] { "text/plain", "application/xml", "multipart/form-data; boundary=x", "application/json-patch+json", "text/json" })
            {
                var reply = await host.PostAsync(operation, body, type);
                reply.Status.Should().Be(415, "{0} got {1}", operation, type);
                reply.Code.Should().Be("UNSUPPORTED_MEDIA_TYPE");
                reply.Json.GetProperty("message").GetString().Should().StartWith($"Content-Type \"{type}\" is not allowed. Allowed types: ");
            }

            if (operation.Fields.Any(field => field.Required))
                (await host.PostAsync(operation, body, mediaType: null)).Status.Should().Be(400, "{0}: an unnamed body is none", operation);
        }
    }

    [Theory]
    [EveryMode]
    public async Task Bodies_Over64KiB_AreTooLarge(ErrorStatuses mode)
    {
        await using var host = await BadInputHost.StartAsync(hosts, Engine.Sqlite, mode);
        foreach (var operation in host.Posts.Where(operation => operation.Fields.Count > 0))
        {
            byte[] Padded(int length) => Encoding.UTF8.GetBytes("{}".PadRight(length));

            foreach (var isChunked in new[] { false, true })
            {
                var reply = await host.PostAsync(operation, Padded(MaxBytes + 1), isChunked: isChunked);
                reply.Status.Should().Be(413, operation.ToString());
                reply.Code.Should().Be("PAYLOAD_TOO_LARGE");
                (await host.PostAsync(operation, Padded(MaxBytes), isChunked: isChunked)).Status.Should().NotBe(413, operation.ToString());
            }
        }
    }

    private static IEnumerable<byte[]> BrokenJson()
    {
        var deep = string.Concat(Enumerable.Repeat("""{"a":""", 70)) + "1" + new string('}', 70);
        string[] texts =
        [
            "{", "{]", "{\"a\":1,}", "{'a':1}", "{\"a\":1}{}", "// comment\n{}", "{\"a\":\"\n\"}", "{\"a\":1,\"a\":2}",
            "{\"x\":{\"b\":1,\"b\":1}}", "NaN", deep, new string('[', 20_000),
        ];
        foreach (var text in texts)
            yield return Encoding.UTF8.GetBytes(text);

        yield return [(byte)'{', (byte)'"', 0xC3, 0x28, (byte)'"', (byte)':', (byte)'1', (byte)'}'];
        yield return [.. "{\"name\":\""u8, 0xED, 0xA0, 0x80, .. "\"}"u8];
        yield return [0xFF, 0xFE, (byte)'{', 0, (byte)'}', 0];
    }

    private static Task<ApiReply> PostAsync(BadInputHost host, ApiOperation operation, ApiField field, JsonNode? value) =>
        host.PostAsync(operation, BadInputHost.Set(host.Body(operation), field, value).ToJsonString());

    private static void Remove(JsonObject body, ApiField field)
    {
        var steps = field.Name.Split('.');
        var target = steps.SkipLast(1).Aggregate(body, (at, step) => (JsonObject)at[step]!);
        target.Remove(steps[^1]);
    }
}
