using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Access;
using OrgAuth.Domain.Members;

namespace OrgAuth.Application.Members;

/// <summary>
/// A page deep in a large organization, in the order of joining. An offset can only be counted off; so it is counted on the index alone and
/// from the nearer end, and the table is read for the page's own rows.
/// </summary>
/// <param name="Descending">Whether who joined last comes first.</param>
/// <param name="Limit">At most so many.</param>
/// <param name="Offset">Skips so many.</param>
internal sealed record DeepPage(bool Descending, int Limit, int Offset)
{
    /// <summary>Whether counting from the end is shorter.</summary>
    public bool IsNearTheEnd(int total) => Offset > total / 2;

    /// <summary>The page, counted from the beginning.</summary>
    public IQueryable<Member> FromBeginning(IOrgAuthDb db, CallContext call)
    {
        var members = db.Members.Where(member => member.OrganizationId == call.OrganizationId);
        return Read(db, Sort(members, Descending).Skip(Offset).Take(Limit));
    }

    /// <summary>
    /// The page, counted from the end; nothing when the organization no longer has as many members as the caller's access saw. The statement
    /// itself looks, so that nobody is left out because somebody joined meanwhile.
    /// </summary>
    public IQueryable<Member> FromEnd(IOrgAuthDb db, CallContext call)
    {
        var total = call.Organization!.MemberCount;
        var count = Math.Min(Limit, total - Offset);
        var members = db.Members.Where(member => member.OrganizationId == call.OrganizationId
            && db.Organizations.Any(organization => organization.Id == call.OrganizationId && organization.MemberCount == total));
        return Read(db, Sort(members, !Descending).Skip(total - Offset - count).Take(count));
    }

    private IQueryable<Member> Read(IOrgAuthDb db, IQueryable<Member> page) =>
        Sort(page.Select(member => member.Id).Join(db.Members, id => id, member => member.Id, (_, member) => member), Descending);

    private static IQueryable<Member> Sort(IQueryable<Member> members, bool descending) =>
        MemberFields.Sort(members, MemberFields.CreatedAt, descending);
}
