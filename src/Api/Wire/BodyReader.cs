using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace OrgAuth.Api.Wire;

/// <summary>Reads a JSON body (reference section 1, "Validation errors"). Unknown keys are not looked at.</summary>
internal sealed class BodyReader : WireReader
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly JsonElement root;
    private JsonElement scope;
    private string prefix = string.Empty;

    public BodyReader(JsonElement root)
    {
        this.root = root;
        scope = root;
        if (root.ValueKind != JsonValueKind.Object)
            Complain(string.Empty, Expected("object", KindOf(root)));
    }

    /// <summary>Whether the fields could be read at all.</summary>
    public bool IsObject => root.ValueKind == JsonValueKind.Object;

    /// <summary>The fields that <paramref name="read"/> asks for, in order.</summary>
    public static IReadOnlyList<WireField> Describe<TRequest>(Func<BodyReader, TRequest> read)
    {
        var fields = new List<WireField>();
        _ = read(new BodyReader(default(JsonElement)) { Fields = fields });
        return fields;
    }

    /// <summary>Goes into a required object: the fields read from now on are its own.</summary>
    public BodyReader Within(string name)
    {
        prefix = name + ".";
        if (!IsObject)
            return this;

        if (!root.TryGetProperty(name, out scope) || scope.ValueKind != JsonValueKind.Object)
            Complain(name, Expected("object", KindOf(scope)));

        return this;
    }

    /// <summary>Whether a field is there, even if null.</summary>
    public bool Has(string name) => TryFind(name, out _);

    /// <summary>A required text.</summary>
    public string Text(string name) => Text(name, required: true, nullable: false) ?? string.Empty;

    /// <summary>A text that may be left out.</summary>
    public string? OptionalText(string name) => Text(name, required: false, nullable: false);

    /// <summary>A text that may be left out or null.</summary>
    public string? NullableText(string name) => Text(name, required: false, nullable: true);

    /// <summary>A truth value that may be left out.</summary>
    public bool? OptionalBoolean(string name)
    {
        Note(new WireField(prefix + name, WireKind.Boolean, Required: false));
        if (!TryFind(name, out var value))
            return null;

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return value.GetBoolean();

        Complain(prefix + name, Expected("boolean", KindOf(value)));
        return null;
    }

    /// <summary>The compact text of an object that may be left out.</summary>
    public string? OptionalObject(string name)
    {
        Note(new WireField(prefix + name, WireKind.Object, Required: false));
        if (!TryFind(name, out var value))
            return null;

        if (value.ValueKind != JsonValueKind.Object)
            Complain(prefix + name, Expected("record", KindOf(value)));
        else if (!WireText.IsFit(value))
            Complain(prefix + name, WireText.Unfit);
        else
            return Minify(value);

        return null;
    }

    /// <summary>A required text or list of texts.</summary>
    public IReadOnlyList<string> TextOrTexts(string name)
    {
        Note(new WireField(prefix + name, WireKind.TextOrTexts, Required: true));
        var isFound = TryFind(name, out var value);
        var texts = isFound && value.ValueKind == JsonValueKind.String ? [value.GetString()!] : isFound ? TextsOf(value) : null;
        if (texts is null)
            Complain(prefix + name, "Invalid input");
        else if (!texts.All(WireText.IsFit))
            Complain(prefix + name, WireText.Unfit);

        return texts ?? [];
    }

    /// <summary>
    /// Actions by resource under <c>permissions</c>. The deprecated <c>permission</c> is accepted and asks nothing, as in the reference.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Permissions()
    {
        Note(new WireField("permissions", WireKind.Permissions, Required: true));
        var current = TryFind("permissions", out var value) ? PermissionsOf(value) : null;
        var deprecated = TryFind("permission", out var old) ? PermissionsOf(old) : null;
        if (IsObject && current is null == deprecated is null)
            Complain(string.Empty, current is null ? "Invalid input" : "Invalid input: more than one option matched");
        else if (current is not null && !WireText.IsFit(value))
            Complain("permissions", WireText.Unfit);

        return current ?? new Dictionary<string, IReadOnlyList<string>>();
    }

    private string? Text(string name, bool required, bool nullable)
    {
        Note(new WireField(prefix + name, WireKind.Text, required, nullable));
        if (!TryFind(name, out var value))
        {
            if (required && scope.ValueKind == JsonValueKind.Object)
                Complain(prefix + name, Expected("string", "undefined"));

            return null;
        }

        if (nullable && value.ValueKind == JsonValueKind.Null)
            return null;

        if (value.ValueKind != JsonValueKind.String)
        {
            Complain(prefix + name, Expected("string", KindOf(value)));
            return null;
        }

        var text = value.GetString()!;
        if (WireText.IsFit(text))
            return text;

        Complain(prefix + name, WireText.Unfit);
        return null;
    }

    private bool TryFind(string name, out JsonElement value)
    {
        value = default;
        return scope.ValueKind == JsonValueKind.Object && scope.TryGetProperty(name, out value);
    }

    private static List<string>? TextsOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String)
            ? value.EnumerateArray().Select(item => item.GetString()!).ToList()
            : null;

    private static Dictionary<string, IReadOnlyList<string>>? PermissionsOf(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
            return null;

        var permissions = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var resource in value.EnumerateObject())
        {
            if (TextsOf(resource.Value) is not { } actions)
                return null;

            permissions[resource.Name] = actions;
        }

        return permissions;
    }

    private static string Minify(JsonElement value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Compact))
            value.WriteTo(writer);

        return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static string KindOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Undefined => "undefined",
        JsonValueKind.Null => "null",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        JsonValueKind.Number => "number",
        JsonValueKind.String => "string",
        JsonValueKind.Array => "array",
        _ => "object",
    };
}
