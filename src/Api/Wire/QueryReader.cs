using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace OrgAuth.Api.Wire;

/// <summary>Reads a query string (reference section 1): an empty value is as good as none, a repeated key is a list.</summary>
internal sealed class QueryReader(IQueryCollection query, RouteValueDictionary path) : WireReader
{
    public QueryReader(HttpRequest request)
        : this(request.Query, request.RouteValues)
    {
    }

    /// <summary>The fields that <paramref name="read"/> asks for, in order.</summary>
    public static IReadOnlyList<WireField> Describe<TRequest>(Func<QueryReader, TRequest> read)
    {
        var fields = new List<WireField>();
        _ = read(new QueryReader(QueryCollection.Empty, []) { Fields = fields });
        return fields;
    }

    /// <summary>A part of the path.</summary>
    public string PathText(string name)
    {
        Note(new WireField(name, WireKind.Text, Required: true, IsInPath: true));
        var text = path.TryGetValue(name, out var value) ? (string)value! : string.Empty;
        if (!WireText.IsFit(text))
            Complain(name, WireText.Unfit);

        return text;
    }

    /// <summary>A required text.</summary>
    public string Text(string name)
    {
        Note(new WireField(name, WireKind.Text, Required: true));
        if (!query.TryGetValue(name, out var values))
            Complain(name, Expected("string", "undefined"));

        return Single(name, values) ?? string.Empty;
    }

    /// <summary>A text that may be left out.</summary>
    public string? OptionalText(string name)
    {
        Note(new WireField(name, WireKind.Text, Required: false));
        return query.TryGetValue(name, out var values) ? Single(name, values) : null;
    }

    /// <summary>One of a few texts, that may be left out.</summary>
    public string? OneOf(string name, IReadOnlyList<string> options)
    {
        Note(new WireField(name, WireKind.Text, Required: false, Options: options));
        var value = query.TryGetValue(name, out var values) ? Single(name, values) : null;
        if (string.IsNullOrEmpty(value))
            return null;

        if (options.Contains(value))
            return value;

        Complain(name, $"Invalid option: expected one of {string.Join('|', options.Select(option => $"\"{option}\""))}");
        return null;
    }

    /// <summary>Texts under one key; <c>null</c> when it is not there.</summary>
    public IReadOnlyList<string> Texts(string name)
    {
        Note(new WireField(name, WireKind.TextOrTexts, Required: false));
        var values = query.TryGetValue(name, out var found) ? found.Select(value => value ?? string.Empty).ToList() : [];
        if (!values.All(WireText.IsFit))
            Complain(name, WireText.Unfit);

        return values;
    }

    /// <summary>
    /// A whole number up to <paramref name="max"/>. As in the reference, zero and what is no number count as none; a negative or fractional
    /// number is refused (contract section 5, item 6).
    /// </summary>
    public int? Count(string name, int max = int.MaxValue)
    {
        Note(new WireField(name, WireKind.Count, Required: false));
        if (!query.TryGetValue(name, out var values))
            return null;

        if (values.Count > 1)
        {
            Complain(name, "Invalid input");
            return null;
        }

        if (!double.TryParse(values[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || double.IsNaN(number) || number == 0)
            return null;

        if (number < 0)
            Complain(name, "Too small: expected number to be >=0");
        else if (number > max)
            Complain(name, $"Too big: expected number to be <={max}");
        else if (number != Math.Truncate(number))
            Complain(name, "Invalid input: expected int, received number");
        else
            return (int)number;

        return null;
    }

    /// <summary>Whether a switch is on: <c>true</c>.</summary>
    public bool IsOn(string name) => OptionalText(name) == "true";

    private string? Single(string name, StringValues values)
    {
        if (values.Count > 1)
            Complain(name, Expected("string", "array"));
        else if (values.Count == 1 && !WireText.IsFit(values[0]!))
            Complain(name, WireText.Unfit);
        else
            return values.ToString();

        return null;
    }
}
