using System.Text;
using System.Text.RegularExpressions;

namespace OrgAuth.Api.Tests.Replay;

/// <summary>
/// What the placeholders of a recording stand for in this run. One that is not known yet takes the first value seen in its place and keeps
/// it; two never share a value. A date, an <c>&lt;id&gt;</c> without a name and a signature stand for any that is well-formed.
/// </summary>
internal sealed partial class Names
{
    private static readonly string[] Anonymous = ["<date>", "<id>", "<signature>"];
    private readonly Dictionary<string, string> values;

    public Names()
        : this([])
    {
    }

    private Names(Dictionary<string, string> values) => this.values = values;

    public string this[string name]
    {
        get => values.TryGetValue(name, out var value) ? value : throw new KeyNotFoundException($"Nothing is known as {name} yet.");
        set => values[name] = value;
    }

    /// <summary>A copy that may learn names which this one shall not know.</summary>
    public Names Fork() => new(new Dictionary<string, string>(values));

    public void Forget(string name) => values.Remove(name);

    /// <summary>The text of a request, with values in place of the placeholders.</summary>
    public string Resolve(string text) => Placeholder().Replace(text, match => this[match.Value]);

    /// <summary>Whether a text of a reply is the recorded one.</summary>
    public bool Matches(string recorded, string actual)
    {
        var unknown = new List<string>();
        var match = Regex.Match(actual, Pattern(recorded, unknown), RegexOptions.CultureInvariant);
        return match.Success && unknown.TrueForAll(name => Learn(name, match.Groups[$"n{unknown.IndexOf(name)}"].Value));
    }

    private bool Learn(string name, string value) => !values.ContainsValue(value) && values.TryAdd(name, value);

    private string Pattern(string recorded, List<string> unknown)
    {
        var pattern = new StringBuilder("^");
        var end = 0;
        foreach (Match placeholder in Placeholder().Matches(recorded))
        {
            pattern.Append(Regex.Escape(recorded[end..placeholder.Index])).Append(Pattern(placeholder.Value));
            end = placeholder.Index + placeholder.Length;
        }

        return pattern.Append(Regex.Escape(recorded[end..])).Append("\\z").ToString();

        string Pattern(string name)
        {
            if (Anonymous.Contains(name))
                return Shape(name);

            if (values.TryGetValue(name, out var value))
                return Regex.Escape(value);

            unknown.Add(name);
            return $"(?<n{unknown.Count - 1}>{Shape(name)})";
        }
    }

    private static string Shape(string name) => name switch
    {
        "<date>" => @"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z",
        "<token>" => "[A-Za-z0-9]{43}",
        _ when name.StartsWith("<signature", StringComparison.Ordinal) => "[A-Za-z0-9%+/]{43,}(?:=|%3D)",
        _ => "[A-Za-z0-9]{32}",
    };

    [GeneratedRegex(@"<[a-z][^<>\s]*>")]
    private static partial Regex Placeholder();
}
