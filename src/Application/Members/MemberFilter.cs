using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OrgAuth.Domain.Members;

namespace OrgAuth.Application.Members;

/// <summary>One condition on members. It narrows the organization's members and cannot lead out of them.</summary>
/// <param name="Field">One of <see cref="MemberFields.All"/>.</param>
/// <param name="Operator">One of <see cref="Operators"/>.</param>
/// <param name="Values">What to compare with: several for in and not_in, else the first; none matches nothing.</param>
public sealed record MemberFilter(string Field, string Operator, IReadOnlyList<string> Values)
{
    private static readonly string[] TextOnly = ["contains", "starts_with", "ends_with"];

    /// <summary>The comparisons there are; text is compared ordinally.</summary>
    public static IReadOnlyList<string> Operators { get; } =
        ["eq", "ne", "lt", "lte", "gt", "gte", "in", "not_in", .. TextOnly];

    internal bool SuitsField() => Field != MemberFields.CreatedAt || !TextOnly.Contains(Operator);

    internal bool HasReadableValues() => Field != MemberFields.CreatedAt || Values.All(value => TryReadTime(value, out _));

    internal IQueryable<Member> Apply(IQueryable<Member> members)
    {
        if (Values.Count == 0)
            return members.Where(member => false);

        return Field == MemberFields.CreatedAt
            ? ByTime(members, Values.Select(value => TryReadTime(value, out var time) ? time : default).ToList())
            : ByText(members, MemberFields.PropertyOf(Field));
    }

    private IQueryable<Member> ByTime(IQueryable<Member> members, List<DateTime> times)
    {
        var time = times[0];
        return Operator switch
        {
            "ne" => members.Where(member => member.CreatedAt != time),
            "lt" => members.Where(member => member.CreatedAt < time),
            "lte" => members.Where(member => member.CreatedAt <= time),
            "gt" => members.Where(member => member.CreatedAt > time),
            "gte" => members.Where(member => member.CreatedAt >= time),
            "in" => members.Where(member => times.Contains(member.CreatedAt)),
            "not_in" => members.Where(member => !times.Contains(member.CreatedAt)),
            _ => members.Where(member => member.CreatedAt == time),
        };
    }

    [SuppressMessage("Globalization", "CA1309", Justification = "The database compares, by its collation, which is ordinal.")]
    private IQueryable<Member> ByText(IQueryable<Member> members, string property)
    {
        var text = Values[0];
        return Operator switch
        {
            "ne" => members.Where(member => EF.Property<string>(member, property) != text),
            "lt" => members.Where(member => string.Compare(EF.Property<string>(member, property), text) < 0),
            "lte" => members.Where(member => string.Compare(EF.Property<string>(member, property), text) <= 0),
            "gt" => members.Where(member => string.Compare(EF.Property<string>(member, property), text) > 0),
            "gte" => members.Where(member => string.Compare(EF.Property<string>(member, property), text) >= 0),
            "in" => members.Where(member => Values.Contains(EF.Property<string>(member, property))),
            "not_in" => members.Where(member => !Values.Contains(EF.Property<string>(member, property))),
            "contains" => members.Where(member => EF.Property<string>(member, property).Contains(text)),
            "starts_with" => members.Where(member => EF.Property<string>(member, property).Substring(0, text.Length) == text),
            "ends_with" => members.Where(member => EF.Property<string>(member, property).EndsWith(text)),
            _ => members.Where(member => EF.Property<string>(member, property) == text),
        };
    }

    private static bool TryReadTime(string text, out DateTime time) => DateTime.TryParse(
        text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out time);
}
