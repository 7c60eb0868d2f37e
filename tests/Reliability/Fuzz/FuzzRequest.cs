using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using OrgAuth.Reliability.Hosting;

namespace OrgAuth.Reliability.Fuzz;

/// <summary>
/// One generated request. Seed and number determine all of it but the ids, which each run makes anew, so that a request can be repeated
/// whatever went before.
/// </summary>
internal sealed class FuzzRequest
{
    private static readonly string[] ContentTypes =
        ["text/plain", "application/json; charset=utf-16", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/json;;;", "x", "APPLICATION/JSON"];

    private static readonly string[] Endings = ["/sign-out", "/revoke-session", "/revoke-sessions", "/revoke-other-sessions"];
    private readonly Random chance;
    private readonly World world;
    private readonly List<(string Name, string Value)> headers = [];
    private readonly string pathAndQuery;
    private readonly byte[]? body;

    public FuzzRequest(int number, ApiOperation operation, World world)
    {
        this.world = world;
        chance = new Random(unchecked((Scale.Seed * 1_000_003) + number));
        Number = number;
        Operation = operation;
        Attacker = chance.Next(world.Attackers.Length);
        pathAndQuery = operation.Method == "GET" ? operation.Path + Query() : operation.Path;
        body = operation.Method == "GET" ? null : Body();
        AddHeaders();
    }

    public int Number { get; }

    public ApiOperation Operation { get; }

    /// <summary>Whose session it may carry.</summary>
    public int Attacker { get; }

    /// <summary>Whether it ends sessions.</summary>
    public bool EndsSessions => Endings.Any(ending => Operation.Path.EndsWith(ending, StringComparison.Ordinal));

    public HttpRequestMessage ToMessage(Uri address)
    {
        var uri = new Uri(
            address.GetLeftPart(UriPartial.Authority) + pathAndQuery, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        var message = new HttpRequestMessage(new HttpMethod(Operation.Method), uri) { Content = body is null ? null : new ByteArrayContent(body) };
        foreach (var (name, value) in headers)
        {
            if (name != "Content-Type")
                message.Headers.TryAddWithoutValidation(name, value);
            else if (message.Content is { Headers: HttpContentHeaders content })
                content.TryAddWithoutValidation(name, value);
        }

        return message;
    }

    public override string ToString() =>
        $"#{Number} (seed {Scale.Seed}) {Operation.Method} {pathAndQuery} [{string.Join("; ", headers)}] {(body is null ? string.Empty : Encoding.Latin1.GetString(body))}";

    private string Query()
    {
        var pairs = Operation.Fields.Where(_ => !Rarely(4)).SelectMany(field => Enumerable.Repeat(field, Rarely(8) ? 2 : 1)).Select(field =>
            $"{field.Name}={(Rarely(2) ? Nonsense.Query(chance) : Uri.EscapeDataString(Sense(field).Trim('"')))}").ToList();
        if (Rarely(8))
            pairs.Add(Nonsense.Query(chance));

        return pairs.Count == 0 ? string.Empty : "?" + string.Join('&', pairs);
    }

    private byte[] Body()
    {
        var text = Object(string.Empty);
        return Rarely(6) ? Nonsense.Wreck(chance, text) : Encoding.UTF8.GetBytes(text);
    }

    /// <summary>An object of the fields below a prefix, with some left out, some doubled and some unknown.</summary>
    private string Object(string prefix)
    {
        var fields = Operation.Fields
            .Where(field => field.Name.StartsWith(prefix, StringComparison.Ordinal) && !field.Name[prefix.Length..].Contains('.', StringComparison.Ordinal))
            .Where(_ => !Rarely(7))
            .SelectMany(field => Enumerable.Repeat(field, Rarely(30) ? 2 : 1))
            .Select(field => $"\"{field.Name[prefix.Length..]}\":{Value(field)}")
            .ToList();
        if (Rarely(10))
            fields.Add($"\"unknown\":{Nonsense.Json(chance)}");

        return $"{{{string.Join(',', fields)}}}";
    }

    private string Value(ApiField field)
    {
        if (Rarely(3))
            return Nonsense.Json(chance);

        return Operation.Fields.Any(other => other.Name.StartsWith(field.Name + ".", StringComparison.Ordinal)) ? Object(field.Name + ".") : Sense(field);
    }

    /// <summary>JSON that the field may take.</summary>
    private string Sense(ApiField field)
    {
        var name = field.Name[(field.Name.LastIndexOf('.') + 1)..];
        if (field.Options.Count > 0)
            return JsonSerializer.Serialize(field.Options[chance.Next(field.Options.Count)]);

        return field.Types[0] switch
        {
            "boolean" => Rarely(2) ? "true" : "false",
            "integer" => chance.Next(0, 1200).ToString(System.Globalization.CultureInfo.InvariantCulture),
            "object" => name == "permissions" ? """{"member":["create"],"organization":["update","delete"]}""" : """{"tier":"gold","seats":[1,2,{"three":null}]}""",
            _ => JsonSerializer.Serialize(world.Sense(chance, name, Number)),
        };
    }

    private void AddHeaders()
    {
        var cookie = world.Attackers[Attacker].Cookie;
        if (!Rarely(EndsSessions ? 1 : 4) || Rarely(10))
            headers.Add(("Cookie", Rarely(10) ? cookie[..^4] + "AAA%3D" : cookie));
        else if (Rarely(2))
            headers.Add(("Cookie", "better-auth.session_token=%00%ff.x; a; =b; better-auth.session_token=" + Nonsense.Query(chance)));

        if (Rarely(10))
            headers.Add(("Authorization", "Bearer " + Nonsense.Query(chance)));

        if (Rarely(10))
            headers.Add(("X-Organization-Id", Rarely(2) ? Nonsense.Query(chance) : world.Sense(chance, "organizationId", Number)));

        if (Rarely(20))
            headers.Add(("X-Forwarded-For", Nonsense.Query(chance)));

        if (!Rarely(10))
            headers.Add(("Origin", Caller.Origin));
        else if (Rarely(2))
            headers.Add(("Origin", "http://evil.example"));

        if (!Rarely(15))
            headers.Add(("Content-Type", Rarely(12) ? ContentTypes[chance.Next(ContentTypes.Length)] : "application/json"));
    }

    /// <summary>True once in so many times.</summary>
    private bool Rarely(int times) => chance.Next(times) == 0;
}
