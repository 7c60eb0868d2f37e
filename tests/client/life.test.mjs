// The life of one organization, from its creation to its deletion. The tests build on each other, in this order.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { activeOrganizationId, each, refused, signUp, succeeded, unique } from "./server.mjs";

const slug = unique("life");
let owner, admin, member, guest;
let organization;
const members = {};

before(async () => {
  owner = await signUp("Owner");
  admin = await signUp("Admin");
  member = await signUp("Member");
  guest = await signUp("Guest");
});

test("the owner creates the organization", async () => {
  const { client } = owner;
  assert.deepEqual(succeeded(await client.organization.checkSlug({ slug })), { status: true });

  organization = succeeded(await client.organization.create({ name: "Life", slug, metadata: { plan: "free" } }));
  assert.equal(organization.name, "Life");
  assert.equal(organization.slug, slug);
  assert.equal(organization.logo, null);
  assert.deepEqual(organization.metadata, { plan: "free" });
  assert.ok(organization.createdAt instanceof Date);

  [members.owner] = organization.members;
  assert.equal(members.owner.role, "owner");
  assert.equal(members.owner.userId, owner.id);
  assert.equal(await activeOrganizationId(owner), organization.id);
});

test("its slug is taken from now on", async () => {
  const taken = { documented: 409, betterAuth: 400 };
  refused(await guest.client.organization.checkSlug({ slug }), { ...taken, code: "ORGANIZATION_SLUG_ALREADY_TAKEN" });
  refused(await guest.client.organization.create({ name: "Copy", slug }), { ...taken, code: "ORGANIZATION_ALREADY_EXISTS" });

  const other = succeeded(await guest.client.organization.create({ name: "Other", slug: unique("other") }));
  refused(await guest.client.organization.update({ organizationId: other.id, data: { slug } }), {
    ...taken,
    code: "ORGANIZATION_SLUG_ALREADY_TAKEN",
  });
  succeeded(await guest.client.organization.delete({ organizationId: other.id }));
});

test("the owner updates it and finds it in the list", async () => {
  const { client } = owner;
  const data = { name: "Long life", logo: "https://example.com/logo.png", metadata: { plan: "gold" } };
  const updated = succeeded(await client.organization.update({ organizationId: organization.id, data }));
  assert.deepEqual({ name: updated.name, logo: updated.logo, metadata: updated.metadata }, data);
  assert.equal(updated.slug, slug);

  const [listed, ...rest] = succeeded(await client.organization.list());
  assert.equal(listed.id, organization.id);
  assert.equal(listed.metadata, '{"plan":"gold"}', "metadata is an object when written, and text when read");
  assert.deepEqual(rest, []);
  assert.deepEqual(succeeded(await guest.client.organization.list()), []);
});

test("the owner chooses the active organization: none, by slug, by id", async () => {
  const { client } = owner;
  assert.equal(succeeded(await client.organization.setActive({ organizationId: null })), null);
  assert.equal(await activeOrganizationId(owner), null);
  assert.equal(succeeded(await client.organization.getFullOrganization()), null);
  refused(await client.organization.getActiveMember(), { status: 400, code: "NO_ACTIVE_ORGANIZATION" });

  assert.equal(succeeded(await client.organization.setActive({ organizationSlug: slug })).id, organization.id);
  assert.equal(await activeOrganizationId(owner), organization.id);

  assert.equal(succeeded(await client.organization.setActive({ organizationId: organization.id })).slug, slug);
  assert.equal(succeeded(await client.organization.getActiveMember()).user.email, owner.email);
  assert.deepEqual(succeeded(await client.organization.getActiveMemberRole()), { role: "owner" });
});

test("the owner invites an admin, who reads the invitation and accepts", async () => {
  const invitation = succeeded(await owner.client.organization.inviteMember({ email: admin.email.toUpperCase(), role: "admin" }));
  assert.equal(invitation.email, admin.email);
  assert.equal(invitation.role, "admin");
  assert.equal(invitation.status, "pending");
  assert.equal(invitation.inviterId, owner.id);
  assert.ok(invitation.expiresAt > new Date());

  const read = succeeded(await admin.client.organization.getInvitation({ query: { id: invitation.id } }));
  assert.equal(read.organizationName, "Long life");
  assert.equal(read.organizationSlug, slug);
  assert.equal(read.inviterEmail, owner.email);

  const accepted = succeeded(await admin.client.organization.acceptInvitation({ invitationId: invitation.id }));
  assert.equal(accepted.invitation.status, "accepted");
  assert.equal(accepted.member.role, "admin");
  assert.equal(accepted.member.userId, admin.id);
  assert.equal(await activeOrganizationId(admin), organization.id);
  members.admin = accepted.member;
});

test("the admin invites with several roles, and sends an invitation again", async () => {
  const invite = (options) => admin.client.organization.inviteMember({ email: member.email, role: ["member", "admin"], ...options });
  const invitation = succeeded(await invite());
  assert.equal(invitation.role, "member,admin");

  refused(await invite(), { documented: 409, betterAuth: 400, code: "USER_IS_ALREADY_INVITED_TO_THIS_ORGANIZATION" });

  const resent = succeeded(await invite({ resend: true }));
  assert.equal(resent.id, invitation.id);
  assert.ok(resent.expiresAt >= invitation.expiresAt);

  members.member = succeeded(await member.client.organization.acceptInvitation({ invitationId: invitation.id })).member;
  assert.equal(members.member.role, "member,admin");

  refused(await invite(), { documented: 409, betterAuth: 400, code: "USER_IS_ALREADY_A_MEMBER_OF_THIS_ORGANIZATION" });
});

test("invitations are rejected by the invitee and canceled by the organization", async () => {
  const invite = async () => succeeded(await admin.client.organization.inviteMember({ email: guest.email, role: "member" }));
  const gone = { documented: 404, betterAuth: 400, code: "INVITATION_NOT_FOUND" };

  const rejected = await invite();
  const rejection = succeeded(await guest.client.organization.rejectInvitation({ invitationId: rejected.id }));
  assert.equal(rejection.invitation.status, "rejected");
  assert.equal(rejection.member, null);
  refused(await guest.client.organization.acceptInvitation({ invitationId: rejected.id }), gone);

  const canceled = await invite();
  assert.equal(succeeded(await owner.client.organization.cancelInvitation({ invitationId: canceled.id })).status, "canceled");
  refused(await guest.client.organization.getInvitation({ query: { id: canceled.id } }), gone);

  const listed = succeeded(await owner.client.organization.listInvitations());
  assert.deepEqual(each(listed, "status"), ["accepted", "accepted", "canceled", "rejected"]);
});

test("only a verified e-mail lists the invitations that await it", async () => {
  refused(await guest.client.organization.listUserInvitations(), {
    status: 403,
    code: "EMAIL_VERIFICATION_REQUIRED_FOR_INVITATION",
  });
});

test("members read the organization", async () => {
  const query = { organizationSlug: slug };
  const full = succeeded(await admin.client.organization.getFullOrganization({ query }));
  assert.equal(full.id, organization.id);
  assert.deepEqual(each(full.members, "userId"), [owner.id, admin.id, member.id].sort());
  assert.equal(full.members.find(({ role }) => role === "owner").user.email, owner.email);
  assert.equal(full.invitations.length, 4);

  const short = succeeded(await admin.client.organization.getFullOrganization({ query: { ...query, membersLimit: 1 } }));
  assert.equal(short.members.length, 1);

  const brief = succeeded(await admin.client.organization.getOrganization({ query }));
  assert.equal(brief.id, organization.id);
  assert.equal(brief.members, undefined);

  const role = await admin.client.organization.getActiveMemberRole({ query: { userId: member.id } });
  assert.deepEqual(succeeded(role), { role: "member,admin" });
});

test("members are listed in pages, sorted and filtered", async () => {
  const list = async (query) => {
    const { members, total } = succeeded(await owner.client.organization.listMembers({ query: { sortBy: "createdAt", ...query } }));
    return { roles: members.map(({ role }) => role), total };
  };

  assert.deepEqual(await list(), { roles: ["owner", "admin", "member,admin"], total: 3 });
  assert.deepEqual(await list({ organizationSlug: slug, limit: 1, offset: 1 }), { roles: ["admin"], total: 3 });
  assert.deepEqual(await list({ sortDirection: "desc" }), { roles: ["member,admin", "admin", "owner"], total: 3 });
  assert.deepEqual(await list({ sortBy: "role" }), { roles: ["admin", "member,admin", "owner"], total: 3 });

  assert.deepEqual(await list({ filterField: "role", filterValue: "owner" }), { roles: ["owner"], total: 1 });
  assert.deepEqual(await list({ filterField: "role", filterOperator: "contains", filterValue: "member" }), {
    roles: ["member,admin"],
    total: 1,
  });
  assert.deepEqual(await list({ filterField: "userId", filterOperator: "in", filterValue: [owner.id, admin.id], limit: 1 }), {
    roles: ["owner"],
    total: 2,
  });
});

test("the owner changes roles", async () => {
  const update = async (role) =>
    succeeded(await owner.client.organization.updateMemberRole({ memberId: members.member.id, role })).role;

  assert.equal(await update(["admin", "member"]), "admin,member");
  assert.equal(await update("member"), "member");
});

test("permissions follow the role, on the server and in the client", async () => {
  const questions = [
    { permissions: { organization: ["delete"] }, owner: true, admin: false, member: false },
    { permissions: { organization: ["update"], invitation: ["create", "cancel"] }, owner: true, admin: true, member: false },
    { permissions: { member: ["update", "no such action"] }, owner: false, admin: false, member: false },
    { permissions: { "no such resource": ["read"] }, owner: false, admin: false, member: false },
  ];
  for (const { permissions, ...expected } of questions) {
    for (const [role, { client }] of Object.entries({ owner, admin, member })) {
      const answer = succeeded(await client.organization.hasPermission({ permissions }));
      assert.equal(answer.success, expected[role], `${role}: ${JSON.stringify(permissions)}`);
      assert.equal(client.organization.checkRolePermission({ role, permissions }), expected[role]);
    }
  }
});

test("a plain member sees no invitations", async () => {
  assert.deepEqual(succeeded(await member.client.organization.getFullOrganization()).invitations, []);
  refused(await member.client.organization.listInvitations(), { status: 403, code: "YOU_ARE_NOT_ALLOWED_TO_LIST_INVITATIONS" });
});

test("the last owner stays until there is another one", async () => {
  const onlyOwner = { documented: 409, betterAuth: 400 };
  const stepDown = () => owner.client.organization.updateMemberRole({ memberId: members.owner.id, role: "member" });
  const leave = () => owner.client.organization.leave({ organizationId: organization.id });

  refused(await leave(), { ...onlyOwner, code: "YOU_CANNOT_LEAVE_THE_ORGANIZATION_AS_THE_ONLY_OWNER" });
  refused(await stepDown(), { ...onlyOwner, code: "YOU_CANNOT_LEAVE_THE_ORGANIZATION_WITHOUT_AN_OWNER" });
  refused(await owner.client.organization.removeMember({ memberIdOrEmail: owner.email }), {
    ...onlyOwner,
    code: "YOU_CANNOT_LEAVE_THE_ORGANIZATION_AS_THE_ONLY_OWNER",
  });

  succeeded(await owner.client.organization.updateMemberRole({ memberId: members.admin.id, role: ["owner", "admin"] }));
  assert.equal(succeeded(await stepDown()).role, "member");
});

test("members are removed by e-mail or by id, or leave", async () => {
  const byEmail = succeeded(await admin.client.organization.removeMember({ memberIdOrEmail: member.email }));
  assert.equal(byEmail.member.id, members.member.id);
  assert.equal(byEmail.member.user.email, member.email);
  assert.deepEqual(succeeded(await member.client.organization.list()), []);

  // A removed user may be invited again.
  const invitation = succeeded(await admin.client.organization.inviteMember({ email: member.email, role: "member" }));
  const again = succeeded(await member.client.organization.acceptInvitation({ invitationId: invitation.id })).member;
  const byId = succeeded(await admin.client.organization.removeMember({ memberIdOrEmail: again.id }));
  assert.equal(byId.member.id, again.id);

  const left = succeeded(await owner.client.organization.leave({ organizationId: organization.id }));
  assert.equal(left.id, members.owner.id);
  assert.equal(left.user.email, owner.email);
  assert.equal(await activeOrganizationId(owner), null);
});

test("the new owner deletes the organization", async () => {
  const deleted = succeeded(await admin.client.organization.delete({ organizationId: organization.id }));
  assert.equal(deleted.id, organization.id);
  assert.equal(await activeOrganizationId(admin), null);
  assert.deepEqual(succeeded(await admin.client.organization.list()), []);
  assert.deepEqual(succeeded(await guest.client.organization.checkSlug({ slug })), { status: true }, "the slug is free again");
});
