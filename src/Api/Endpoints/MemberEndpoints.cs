using OrgAuth.Api.Wire;
using OrgAuth.Application.Access;
using OrgAuth.Application.Members;
using OrgAuth.Domain.Access;
using OrgAuth.Domain.Members;

namespace OrgAuth.Api.Endpoints;

internal static class MemberEndpoints
{
    public static void MapMembers(this WireRoutes routes)
    {
        routes.Get<GetActiveMember, MemberReply>("/organization/get-active-member", _ => new());

        routes.Get<GetActiveMemberRole, RoleReply>(
            "/organization/get-active-member-role",
            query => new(query.OptionalText("userId"), query.OptionalText("organizationId"), query.OptionalText("organizationSlug")));

        routes.Get<ListMembers, MemberPage>("/organization/list-members", query => new(
            query.OptionalText("organizationId"),
            query.OptionalText("organizationSlug"),
            query.Count("limit", ListMembers.MaxLimit),
            query.Count("offset"),
            query.OneOf("sortBy", MemberFields.All),
            query.OneOf("sortDirection", ["asc", "desc"]) == "desc",
            Filter(query)));

        routes.Post<RemoveMember, RemovedMember>(
            "/organization/remove-member",
            body => new(body.Text("memberIdOrEmail"), body.OptionalText("organizationId")),
            MemberErrors.NotFound, MemberErrors.OnlyOwner, MemberErrors.RemovalDenied);

        routes.Post<UpdateMemberRole, MemberReply>(
            "/organization/update-member-role",
            body =>
            {
                var roles = body.TextOrTexts("role");
                return new(body.Text("memberId"), roles, body.OptionalText("organizationId"));
            },
            MemberErrors.NotFound, MemberErrors.UpdateDenied, MemberErrors.WithoutOwner, AccessErrors.NewRoleMissing, AccessErrors.NewRoleUnknown);

        routes.Post<HasPermission, PermissionAnswer>(
            "/organization/has-permission", body => new(body.OptionalText("organizationId"), body.Permissions()));
    }

    private static MemberFilter? Filter(QueryReader query)
    {
        var field = query.OneOf("filterField", MemberFields.All);
        var values = query.Texts("filterValue");
        var comparison = query.OneOf("filterOperator", MemberFilter.Operators) ?? "eq";
        return field is null ? null : new MemberFilter(field, comparison, values);
    }
}
