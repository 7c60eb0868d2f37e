// What each kind of user may not do. A refused call must leave the organization as it was.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { createCookieClient } from "./cookie-client.mjs";
import { each, join, refused, serverUrl, signUp, succeeded, unique } from "./server.mjs";

let owner, admin, member, outsider;
let organizationId, invitationId;
const memberIds = {};

before(async () => {
  owner = await signUp("Owner");
  admin = await signUp("Admin");
  member = await signUp("Member");
  outsider = await signUp("Outsider");

  const organization = succeeded(await owner.client.organization.create({ name: "Closed", slug: unique("closed") }));
  organizationId = organization.id;
  memberIds.owner = organization.members[0].id;
  memberIds.admin = (await join(organizationId, owner, admin, "admin")).id;
  memberIds.member = (await join(organizationId, owner, member, "member")).id;
  invitationId = succeeded(await invite(owner, unique("invitee"), "member")).id;
});

after(async () => {
  const full = succeeded(await owner.client.organization.getFullOrganization({ query: { organizationId } }));
  assert.equal(full.name, "Closed");
  assert.deepEqual(each(full.members, "role"), ["admin", "member", "owner"]);
  assert.deepEqual(each(full.invitations, "status"), ["accepted", "accepted", "pending"]);
});

const invite = ({ client }, name, role) =>
  client.organization.inviteMember({ organizationId, email: `${name}@example.com`, role });

test("nobody grants what they do not hold: an admin makes no owners and touches none", async () => {
  const { organization } = admin.client;
  const notThisRole = { status: 403, code: "YOU_ARE_NOT_ALLOWED_TO_INVITE_USER_WITH_THIS_ROLE" };
  const notThisMember = { status: 403, code: "YOU_ARE_NOT_ALLOWED_TO_UPDATE_THIS_MEMBER" };

  refused(await invite(admin, "new", "owner"), notThisRole);
  refused(await invite(admin, "new", ["admin", "owner"]), notThisRole);
  refused(await invite(admin, "new", "admin, owner"), notThisRole);
  refused(await organization.updateMemberRole({ organizationId, memberId: memberIds.admin, role: "owner" }), notThisMember);
  refused(await organization.updateMemberRole({ organizationId, memberId: memberIds.owner, role: "member" }), notThisMember);
  refused(await organization.removeMember({ organizationId, memberIdOrEmail: owner.email }), {
    documented: 409,
    betterAuth: 400,
    code: "YOU_CANNOT_LEAVE_THE_ORGANIZATION_AS_THE_ONLY_OWNER",
  });
  refused(await organization.delete({ organizationId }), { status: 403, code: "YOU_ARE_NOT_ALLOWED_TO_DELETE_THIS_ORGANIZATION" });
});

test("a plain member reads, and changes nothing", async () => {
  const { organization } = member.client;

  refused(await organization.update({ organizationId, data: { name: "Mine" } }), {
    status: 403,
    code: "YOU_ARE_NOT_ALLOWED_TO_UPDATE_THIS_ORGANIZATION",
  });
  refused(await organization.delete({ organizationId }), { status: 403, code: "YOU_ARE_NOT_ALLOWED_TO_DELETE_THIS_ORGANIZATION" });
  refused(await invite(member, "new", "member"), { status: 403, code: "YOU_ARE_NOT_ALLOWED_TO_INVITE_USERS_TO_THIS_ORGANIZATION" });
  refused(await organization.cancelInvitation({ invitationId }), {
    status: 403,
    code: "YOU_ARE_NOT_ALLOWED_TO_CANCEL_THIS_INVITATION",
  });
  refused(await organization.updateMemberRole({ organizationId, memberId: memberIds.member, role: "admin" }), {
    status: 403,
    code: "YOU_ARE_NOT_ALLOWED_TO_UPDATE_THIS_MEMBER",
  });
  refused(await organization.removeMember({ organizationId, memberIdOrEmail: memberIds.admin }), {
    documented: 403,
    betterAuth: 401,
    code: "YOU_ARE_NOT_ALLOWED_TO_DELETE_THIS_MEMBER",
  });
});

test("an outsider is refused everywhere", async () => {
  const { organization } = outsider.client;
  const query = { organizationId };
  const notAMember = { status: 403, code: "USER_IS_NOT_A_MEMBER_OF_THE_ORGANIZATION" };
  const notYours = { status: 403, code: "YOU_ARE_NOT_A_MEMBER_OF_THIS_ORGANIZATION" };
  const noMembership = { documented: 403, betterAuth: 400, code: "MEMBER_NOT_FOUND" };
  const notTheRecipient = { status: 403, code: "YOU_ARE_NOT_THE_RECIPIENT_OF_THE_INVITATION" };

  refused(await organization.setActive({ organizationId }), notAMember);
  refused(await organization.getFullOrganization({ query }), notAMember);
  refused(await organization.getOrganization({ query }), notAMember);
  refused(await organization.update({ organizationId, data: { name: "Mine" } }), { ...notAMember, betterAuth: 400 });
  refused(await organization.delete({ organizationId }), { ...notAMember, betterAuth: 400 });
  refused(await organization.hasPermission({ organizationId, permissions: { member: ["create"] } }), { ...notAMember, betterAuth: 401 });

  refused(await organization.listMembers({ query }), notYours);
  refused(await organization.getActiveMemberRole({ query }), notYours);
  refused(await organization.listInvitations({ query }), { status: 403 });

  refused(await organization.leave({ organizationId }), noMembership);
  refused(await organization.removeMember({ organizationId, memberIdOrEmail: member.email }), noMembership);
  refused(await organization.updateMemberRole({ organizationId, memberId: memberIds.member, role: "admin" }), noMembership);
  refused(await invite(outsider, "new", "member"), noMembership);
  refused(await organization.cancelInvitation({ invitationId }), noMembership);

  refused(await organization.getInvitation({ query: { id: invitationId } }), notTheRecipient);
  refused(await organization.acceptInvitation({ invitationId }), notTheRecipient);
  refused(await organization.rejectInvitation({ invitationId }), notTheRecipient);
});

test("without a session everything is refused", async () => {
  const { client } = createCookieClient(serverUrl);
  const { organization } = client;
  const query = { organizationId };
  const unauthorized = { status: 401, code: "UNAUTHORIZED" };
  const unauthorizedWithoutCode = { status: 401 };

  refused(await organization.create({ name: "Mine", slug: unique("mine") }), unauthorizedWithoutCode);
  refused(await organization.update({ organizationId, data: { name: "Mine" } }), unauthorizedWithoutCode);
  refused(await organization.delete({ organizationId }), unauthorizedWithoutCode);
  refused(await organization.getInvitation({ query: { id: invitationId } }), unauthorizedWithoutCode);

  refused(await organization.checkSlug({ slug: unique("mine") }), unauthorized);
  refused(await organization.setActive({ organizationId }), unauthorized);
  refused(await organization.leave({ organizationId }), unauthorized);
  refused(await organization.list(), unauthorized);
  refused(await organization.getFullOrganization({ query }), unauthorized);
  refused(await organization.getOrganization({ query }), unauthorized);
  refused(await organization.getActiveMember(), unauthorized);
  refused(await organization.getActiveMemberRole({ query }), unauthorized);
  refused(await organization.listMembers({ query }), unauthorized);
  refused(await organization.removeMember({ organizationId, memberIdOrEmail: memberIds.member }), unauthorized);
  refused(await organization.updateMemberRole({ organizationId, memberId: memberIds.member, role: "admin" }), unauthorized);
  refused(await organization.inviteMember({ organizationId, email: "new@example.com", role: "member" }), unauthorized);
  refused(await organization.acceptInvitation({ invitationId }), unauthorized);
  refused(await organization.rejectInvitation({ invitationId }), unauthorized);
  refused(await organization.cancelInvitation({ invitationId }), unauthorized);
  refused(await organization.listInvitations({ query }), unauthorized);
  refused(await organization.hasPermission({ organizationId, permissions: { member: ["create"] } }), unauthorized);

  refused(await client.listSessions(), unauthorized);
  refused(await client.revokeSession({ token: owner.token }), unauthorized);
  refused(await client.revokeOtherSessions(), unauthorized);
  refused(await client.revokeSessions(), unauthorized);
});

test("what does not exist is not found", async () => {
  const { organization } = owner.client;
  const missing = { documented: 404, betterAuth: 400 };
  const nowhere = { organizationSlug: unique("nowhere") };

  refused(await organization.setActive(nowhere), { ...missing, code: "ORGANIZATION_NOT_FOUND" });
  refused(await organization.listMembers({ query: nowhere }), { ...missing, code: "ORGANIZATION_NOT_FOUND" });
  refused(await organization.getFullOrganization({ query: nowhere }), { ...missing, code: "ORGANIZATION_NOT_FOUND" });
  refused(await organization.removeMember({ organizationId, memberIdOrEmail: outsider.email }), { ...missing, code: "MEMBER_NOT_FOUND" });
  refused(await organization.updateMemberRole({ organizationId, memberId: "none", role: "admin" }), {
    ...missing,
    code: "MEMBER_NOT_FOUND",
  });
  refused(await organization.acceptInvitation({ invitationId: "none" }), { ...missing, code: "INVITATION_NOT_FOUND" });
  refused(await organization.rejectInvitation({ invitationId: "none" }), { ...missing, code: "INVITATION_NOT_FOUND" });
  refused(await organization.cancelInvitation({ invitationId: "none" }), { ...missing, code: "INVITATION_NOT_FOUND" });
});

test("malformed input is refused before anything else", async () => {
  const { organization } = owner.client;
  const invalid = { status: 400, code: "VALIDATION_ERROR" };

  refused(await organization.create({ name: "No slug" }), invalid);
  refused(await organization.create({ name: "", slug: unique("empty") }), invalid);
  refused(await createCookieClient(serverUrl).client.organization.create({ slug: unique("anonymous") }), invalid);
  refused(await organization.listMembers({ query: { organizationId, sortDirection: "sideways" } }), invalid);
  refused(await invite(owner, "not an address", "member"), { status: 400, code: "INVALID_EMAIL" });
  refused(await invite(owner, "new", []), { status: 400, code: "ROLE_NOT_FOUND" });
  refused(await organization.updateMemberRole({ organizationId, memberId: memberIds.member, role: "king" }), {
    status: 400,
    code: "ROLE_NOT_FOUND",
  });
});
