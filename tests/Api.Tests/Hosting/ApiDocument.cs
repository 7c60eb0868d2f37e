using System.Text.Json;

namespace OrgAuth.Api.Tests.Hosting;

/// <summary>What the OpenAPI document promises, operation by operation.</summary>
public sealed class ApiDocument
{
    public const string Path = "/openapi/v1.json";
    private readonly Dictionary<(string Method, string Path), ApiOperation> operations;

    private ApiDocument(JsonElement root) => operations = (
        from path in root.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        select new ApiOperation(operation.Name.ToUpperInvariant(), path.Name, operation.Value)).ToDictionary(operation => (operation.Method, operation.Path));

    /// <summary>All operations.</summary>
    public IReadOnlyCollection<ApiOperation> Operations => operations.Values;

    public static async Task<ApiDocument> ReadAsync(HttpClient http) =>
        new(JsonElement.Parse(await http.GetStringAsync(new Uri(Path, UriKind.Relative))));

    /// <summary>The operation of a method and path, or <c>null</c>.</summary>
    public ApiOperation? Find(HttpMethod method, string path) =>
        operations.GetValueOrDefault((method.Method, path)) ?? operations.Values.FirstOrDefault(operation => operation.Method == method.Method && operation.Matches(path));
}

/// <summary>One operation.</summary>
public sealed class ApiOperation
{
    private readonly Dictionary<int, HashSet<string>> codes;

    internal ApiOperation(string method, string path, JsonElement operation)
    {
        Method = method;
        Path = path;
        codes = operation.GetProperty("responses").EnumerateObject().ToDictionary(
            response => int.Parse(response.Name, System.Globalization.CultureInfo.InvariantCulture), response => CodesOf(response.Value));
        Fields = operation.TryGetProperty("parameters", out var parameters)
            ? [.. parameters.EnumerateArray().Where(parameter => parameter.GetProperty("in").GetString() == "query").Select(parameter => new ApiField(
                parameter.GetProperty("name").GetString()!, IsTrue(parameter, "required"), parameter.GetProperty("schema")))]
            : operation.TryGetProperty("requestBody", out var body)
                ? [.. FieldsOf(string.Empty, body.GetProperty("content").GetProperty("application/json").GetProperty("schema"))]
                : [];
    }

    /// <summary>GET or POST.</summary>
    public string Method { get; }

    /// <summary>The whole path.</summary>
    public string Path { get; }

    /// <summary>Whether a path is this one with something in its places.</summary>
    public bool Matches(string path)
    {
        var (own, other) = (Path.Split('/'), path.Split('/'));
        return own.Length == other.Length && own.Zip(other).All(part => part.First == part.Second || (part.First.StartsWith('{') && part.Second.Length > 0));
    }

    /// <summary>The path below the base path.</summary>
    public string Route => Path["/api/auth".Length..];

    /// <summary>The fields of its body or query; those of a nested object carry its name before a dot.</summary>
    public IReadOnlyList<ApiField> Fields { get; }

    /// <summary>The statuses it may answer.</summary>
    public IReadOnlyCollection<int> Statuses => codes.Keys;

    /// <summary>Whether it may answer this status with this code, or without one.</summary>
    public bool Promises(int status, string? code) => codes.TryGetValue(status, out var known) && (code is null || known.Contains(code));

    public override string ToString() => $"{Method} {Route}";

    private static HashSet<string> CodesOf(JsonElement response) =>
        response.TryGetProperty("content", out var content)
        && content.EnumerateObject().First().Value.TryGetProperty("schema", out var schema)
        && schema.TryGetProperty("properties", out var properties)
        && properties.TryGetProperty("code", out var code)
            ? [.. code.GetProperty("enum").EnumerateArray().Select(item => item.GetString()!)]
            : [];

    private static IEnumerable<ApiField> FieldsOf(string prefix, JsonElement schema)
    {
        var required = schema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(name => name.GetString()).ToList() : [];
        foreach (var property in schema.GetProperty("properties").EnumerateObject())
        {
            var field = new ApiField(prefix + property.Name, required.Contains(property.Name), property.Value);
            yield return field;
            if (property.Value.TryGetProperty("properties", out _))
            {
                foreach (var nested in FieldsOf(field.Name + ".", property.Value))
                    yield return nested;
            }
        }
    }

    private static bool IsTrue(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.GetBoolean();
}

/// <summary>One field of an operation.</summary>
public sealed class ApiField
{
    internal ApiField(string name, bool required, JsonElement schema)
    {
        Name = name;
        Required = required;
        var type = schema.TryGetProperty("type", out var given) ? given : default;
        Types = type.ValueKind switch
        {
            JsonValueKind.String => [type.GetString()!],
            JsonValueKind.Array => [.. type.EnumerateArray().Select(item => item.GetString()!)],
            _ => ["string", "array"],
        };
        Options = schema.TryGetProperty("enum", out var options) ? [.. options.EnumerateArray().Select(option => option.GetString()!)] : [];
    }

    /// <summary>The path, for example <c>data.name</c>.</summary>
    public string Name { get; }

    /// <summary>Whether it must be there.</summary>
    public bool Required { get; }

    /// <summary>The JSON types it takes.</summary>
    public IReadOnlyList<string> Types { get; }

    /// <summary>The values there are, if they are few.</summary>
    public IReadOnlyList<string> Options { get; }
}
