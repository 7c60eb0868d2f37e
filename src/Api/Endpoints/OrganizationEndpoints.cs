using OrgAuth.Application.Members;
using OrgAuth.Application.Organizations;
using OrgAuth.Application.Sessions;
using OrgAuth.Domain.Members;
using OrgAuth.Domain.Organizations;

namespace OrgAuth.Api.Endpoints;

internal static class OrganizationEndpoints
{
    public static void MapOrganizations(this WireRoutes routes)
    {
        routes.Post<CreateOrganization, CreatedOrganization>(
            "/organization/create",
            body => new(
                body.Text("name"),
                body.Text("slug"),
                body.NullableText("logo"),
                body.OptionalObject("metadata"),
                body.OptionalBoolean("keepCurrentActiveOrganization")),
            OrganizationErrors.InvalidSlug, OrganizationErrors.SlugExists, OrganizationErrors.CreationDenied, OrganizationErrors.LimitReached);

        routes.Post<UpdateOrganization, OrganizationDetails>(
            "/organization/update",
            body =>
            {
                var id = body.OptionalText("organizationId");
                var data = body.Within("data");
                return new(
                    id, data.OptionalText("name"), data.OptionalText("slug"), data.Has("logo"), data.NullableText("logo"), data.OptionalObject("metadata"));
            },
            OrganizationErrors.InvalidSlug, OrganizationErrors.SlugTaken);

        routes.Post<DeleteOrganization, OrganizationReply>(
            "/organization/delete", body => new(body.Text("organizationId")), OrganizationErrors.DeletionDisabled);

        routes.Post<CheckSlug, StatusReply>(
            "/organization/check-slug", body => new(body.Text("slug")), OrganizationErrors.InvalidSlug, OrganizationErrors.SlugTaken);

        routes.Post<SetActiveOrganization, OrganizationReply?>("/organization/set-active", body =>
        {
            var id = body.NullableText("organizationId");
            return new(id, body.OptionalText("organizationSlug"), Clear: id is null && body.Has("organizationId"));
        });

        routes.Post<LeaveOrganization, MemberReply>(
            "/organization/leave", body => new(body.Text("organizationId")), MemberErrors.OnlyOwner);

        routes.Get<ListOrganizations, IReadOnlyList<OrganizationReply>>(
            "/organization/list", query => new(query.Count("limit"), query.Count("offset")));

        routes.Get<GetOrganization, OrganizationReply?>(
            "/organization/get-organization", query => new(query.OptionalText("organizationId"), query.OptionalText("organizationSlug")));

        routes.Get<GetFullOrganization, FullOrganization?>(
            "/organization/get-full-organization",
            query => new(
                query.OptionalText("organizationId"), query.OptionalText("organizationSlug"), query.Count("membersLimit", ListMembers.MaxLimit)));
    }
}
