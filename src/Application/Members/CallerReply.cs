using OrgAuth.Application.Access;

namespace OrgAuth.Application.Members;

/// <summary>The caller's own membership on the wire, from what the access rule already read.</summary>
internal static class CallerReply
{
    public static MemberReply MemberOf(CallContext call) => new(
        call.Membership!.Id, call.OrganizationId, call.User.Id, call.Membership.Role, call.Membership.CreatedAt, UserOf(call));

    private static MemberUser UserOf(CallContext call) => new(call.User.Id, call.User.Name, call.User.Email, call.User.Image);
}
