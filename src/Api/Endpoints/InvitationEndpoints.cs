using OrgAuth.Application.Invitations;
using OrgAuth.Domain.Access;
using OrgAuth.Domain.Invitations;
using OrgAuth.Domain.Members;
using OrgAuth.Domain.Organizations;
using OrgAuth.Domain.Users;

namespace OrgAuth.Api.Endpoints;

internal static class InvitationEndpoints
{
    public static void MapInvitations(this WireRoutes routes)
    {
        routes.Post<InviteMember, InvitationReply>(
            "/organization/invite-member",
            body => new(body.Text("email"), body.TextOrTexts("role"), body.OptionalText("organizationId"), body.OptionalBoolean("resend")),
            UserErrors.InvalidEmail,
            AccessErrors.RoleMissing,
            AccessErrors.InvitedRoleUnknown,
            InvitationErrors.RoleDenied,
            MemberErrors.AlreadyMember,
            InvitationErrors.AlreadyInvited,
            InvitationErrors.LimitReached);

        routes.Get<GetInvitation, InvitationDetails>(
            "/organization/get-invitation",
            query => new(query.Text("id"), query.OptionalText("token")),
            InvitationErrors.NotFound,
            InvitationErrors.NotRecipient,
            InvitationErrors.VerificationRequiredToView,
            InvitationErrors.InviterGone);

        routes.Get<ListInvitations, IReadOnlyList<InvitationReply>>(
            "/organization/list-invitations",
            query => new(query.OptionalText("organizationId"), query.Count("limit"), query.Count("offset")));

        routes.Get<ListUserInvitations, IReadOnlyList<ReceivedInvitation>>(
            "/organization/list-user-invitations",
            query => new(query.OptionalText("email")),
            InvitationErrors.EmailNotAccepted, InvitationErrors.VerificationRequiredToView);

        routes.Post<AcceptInvitation, AnsweredInvitation>(
            "/organization/accept-invitation",
            body => new(body.Text("invitationId"), body.OptionalText("token")),
            InvitationErrors.NotFound,
            InvitationErrors.AlreadyAccepted,
            InvitationErrors.NotRecipient,
            InvitationErrors.VerificationRequiredToAnswer,
            InvitationErrors.InviterGone,
            MemberErrors.AlreadyMember,
            OrganizationErrors.MembershipLimitReached,
            OrganizationErrors.LimitReached);

        routes.Post<RejectInvitation, AnsweredInvitation>(
            "/organization/reject-invitation",
            body => new(body.Text("invitationId"), body.OptionalText("token")),
            InvitationErrors.NothingToReject, InvitationErrors.NotRecipient, InvitationErrors.VerificationRequiredToAnswer);

        routes.Post<CancelInvitation, InvitationReply>(
            "/organization/cancel-invitation", body => new(body.Text("invitationId")), InvitationErrors.NotFound);
    }
}
