namespace OrgAuth.Api.Tests.Replay;

/// <summary>
/// The one list of what OrgAuth answers otherwise than recorded, and the section of the contract that orders it. <c>reference 14</c> lists
/// defects that a compatible server should not copy.
/// </summary>
internal static class Deviations
{
    private const string Unchanged =
        """{ "id": "<org:team-org>", "name": "Team Org 2", "slug": "team-org", "logo": null, "createdAt": "<date>", "metadata": {} }""";
    private const string Empty = $"\"{TraceCase.EmptyBody}\"";
    private static readonly (string, string) InvalidSlug =
        ("INVALID_SLUG", "Invalid slug: 1 to 64 lower-case letters, digits and single hyphens between them");
    private static readonly (string, string) InvitationNotFound = ("INVITATION_NOT_FOUND", "Invitation not found");
    private static readonly (string, string) NothingToReject = ("INVITATION_NOT_FOUND", "Invitation not found!");
    private static readonly (string, string) MemberNotFound = ("MEMBER_NOT_FOUND", "Member not found");
    private static readonly (string, string) Once = ("member,member", "member");

    public static IReadOnlyList<Deviation> All { get; } =
    [
        new("accept-invitation", "happy: although the inviter is no longer a member", "5.4")
        {
            Refusal = ("INVITER_IS_NO_LONGER_A_MEMBER_OF_THE_ORGANIZATION", "Inviter is no longer a member of the organization"),
        },
        new("accept-invitation", "BUG: accepting while already a member makes a second member row", "5.4")
        {
            Refusal = ("USER_IS_ALREADY_A_MEMBER_OF_THIS_ORGANIZATION", "User is already a member of this organization"),
            Effect = """{ "memberRows": ["admin"] }""",
        },
        new("cancel-invitation", "edge: cancelling a canceled one succeeds again", "5.5") { Refusal = InvitationNotFound },
        new("cancel-invitation", "edge: an accepted invitation can be canceled (status overwritten, membership stays)", "5.5")
        {
            Refusal = InvitationNotFound,
        },
        new("check-slug", "edge: empty slug is 'free'", "5.7") { Refusal = InvalidSlug },
        new("check-slug", "edge: case differs -> free", "5.7") { Refusal = InvalidSlug },
        new("create", "happy: slug has no format check (spaces, upper case, slash)", "5.7") { Refusal = InvalidSlug },
        new("create", "happy: slug compare is case sensitive (ACME when acme exists)", "5.7") { Refusal = InvalidSlug },
        new("delete", "happy: owner (metadata stays a JSON string; active organization of this session cleared; no cookie)", "5.3")
        {
            Effect = """{ "activeOrganizationIdAfter": null, "memberSessionActiveAfter": null, "membersLeft": 0, "invitationsLeft": 0 }""",
        },
        new("get-active-member", "fail: removed by someone else; the session still points at the org", "5.3")
        {
            Refusal = ("NO_ACTIVE_ORGANIZATION", "No active organization"),
            Effect = """{ "activeOrganizationIdAfter": null }""",
        },
        new("get-full-organization", "edge: membersLimit=-1", "5.6")
        {
            Refusal = ("VALIDATION_ERROR", "[query.membersLimit] Too small: expected number to be >=0"),
            Effect = "{}",
        },
        new("get-full-organization", "fail: not a member (side effect: the caller's active organization is cleared)", "5.2")
        {
            Effect = """{ "activeOrganizationIdAfter": "<org:outsider-org>" }""",
        },
        new("has-permission", "happy: member ac:read -> true", "2") { Text = ("true", "false") },
        new("invite-member", "edge: duplicate roles are kept", "5.8") { Text = Once },
        new("list-invitations", "happy: owner, all statuses", "5.8") { Text = Once },
        new("list-members", "edge: filter role in with ONE value (not an array) -> 500", "reference 14")
        {
            Status = 200,
            Body = """
                {
                  "members": [{
                    "id": "<member:team-org/owner>", "organizationId": "<org:team-org>", "userId": "<owner.userId>", "role": "owner",
                    "createdAt": "<date>",
                    "user": { "id": "<owner.userId>", "name": "Owner", "email": "owner@test.com", "image": null }
                  }],
                  "total": 1
                }
                """,
        },
        new("list-members", "edge: limit=-1", "5.6")
        {
            Refusal = ("VALIDATION_ERROR", "[query.limit] Too small: expected number to be >=0"),
            Effect = "{}",
        },
        new("list-members", "edge: sortBy unknown field", "5.6") { Refusal = UnknownField("sortBy") },
        new("list-members", "edge: filterField unknown", "5.6") { Refusal = UnknownField("filterField") },
        new("list-user-invitations", "edge: verified; an expired pending invitation is still listed", "5.5") { Body = "[]" },
        new("reject-invitation", "edge: an expired invitation can still be rejected", "5.5") { Refusal = NothingToReject },
        new("remove-member", "happy: by member id (no user object)", "5.3")
        {
            Effect = """{ "removedUsersActiveOrganizationIdAfter": null }""",
        },
        new("remove-member", "fail: owner member id of another organization", "5.12") { Refusal = MemberNotFound },
        new("session-auth", "list-sessions", "5.9") { Text = ("<token>", "<id>") },
        new("session-auth", "update-session: activeOrganizationId is input:false", "3") { Status = 404, Body = Empty },
        new("session-auth", "error page", "3") { Status = 404, Body = Empty },
        new("set-active", "fail: not a member (side effect: active cleared)", "5.2")
        {
            Effect = """{ "activeOrganizationIdAfter": "<org:outsider-org>" }""",
        },
        new("update", "edge: empty data object", "reference 14") { Status = 200, Body = Unchanged },
        new("update", "edge: only unknown fields in data", "reference 14") { Status = 200, Body = Unchanged },
        new("update-member-role", "edge: duplicates kept", "5.8") { Text = Once },
        new("update-member-role", "fail: member of another organization", "5.12") { Refusal = MemberNotFound },
    ];

    private static (string, string) UnknownField(string parameter) => (
        "VALIDATION_ERROR",
        $"[query.{parameter}] Invalid option: expected one of \"id\"|\"organizationId\"|\"userId\"|\"role\"|\"createdAt\"");
}
