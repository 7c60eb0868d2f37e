using OrgAuth.Domain.Members;

namespace OrgAuth.Application.Members;

/// <summary>The fields by which members can be sorted and filtered, as the wire names them.</summary>
public static class MemberFields
{
    /// <summary>When the member joined; the only field that is no text.</summary>
    public const string CreatedAt = "createdAt";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = ["id", "organizationId", "userId", "role", CreatedAt];

    /// <summary>The entity's property behind a field.</summary>
    internal static string PropertyOf(string field) => char.ToUpperInvariant(field[0]) + field[1..];

    internal static IQueryable<Member> Sort(IQueryable<Member> members, string? field, bool descending) => (field ?? CreatedAt, descending) switch
    {
        (CreatedAt, false) => members.OrderBy(member => member.CreatedAt).ThenBy(member => member.Id),
        (CreatedAt, true) => members.OrderByDescending(member => member.CreatedAt).ThenByDescending(member => member.Id),
        ("role", false) => members.OrderBy(member => member.Role).ThenBy(member => member.CreatedAt).ThenBy(member => member.Id),
        ("role", true) => members.OrderByDescending(member => member.Role).ThenBy(member => member.CreatedAt).ThenBy(member => member.Id),
        ("userId", false) => members.OrderBy(member => member.UserId),
        ("userId", true) => members.OrderByDescending(member => member.UserId),
        (_, false) => members.OrderBy(member => member.Id),
        (_, true) => members.OrderByDescending(member => member.Id),
    };
}
