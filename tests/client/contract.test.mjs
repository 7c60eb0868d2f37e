// Where OrgAuth decides differently from better-auth's own server. The numbers are those of section 5 of OrgAuth's contract.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { createAuthClient } from "better-auth/client";
import { activeOrganizationId, documentedStatuses, join, refused, serverUrl, signInAgain, signUp, succeeded, unique } from "./server.mjs";

let owner, admin, guest;
before(async () => {
  [owner, admin, guest] = [await signUp("Owner"), await signUp("Admin"), await signUp("Guest")];
});

let created = 0;
async function createOrganization() {
  created += 1;
  return succeeded(await owner.client.organization.create({ name: "Contract", slug: unique(`contract-${created}`) }));
}

const invite = (organizationId, inviter, email, role) => inviter.client.organization.inviteMember({ organizationId, email, role });
const atOnce = (times, call) => Promise.all(Array.from({ length: times }, (_, index) => call(index)));

function exactlyOneSucceeded(results, code) {
  const errors = results.map(({ error }) => error).filter(Boolean);
  assert.equal(errors.length, results.length - 1);
  assert.deepEqual([...new Set(errors.map((error) => error.code))], [code]);
}

test("errors are problem details in one mode, and better-auth's own in the other", async () => {
  let contentType;
  const fetchOptions = { onError: ({ response }) => { contentType = response.headers.get("content-type"); } };
  const { error } = await owner.client.organization.create({ name: "No slug", fetchOptions });

  assert.equal(error.code, "VALIDATION_ERROR");
  if (documentedStatuses) {
    assert.match(contentType, /^application\/problem\+json/);
    for (const member of ["type", "title", "detail", "message"]) assert.equal(typeof error[member], "string", member);
    assert.equal(error.status, 400);
    assert.match(Object.keys(error.errors).join(), /slug/);
  } else {
    assert.match(contentType, /^application\/json/);
    assert.deepEqual(Object.keys(error).sort(), ["code", "message", "status", "statusText"]);
  }
});

test("an organization that does not exist is not found, even where better-auth says: not a member", async () => {
  const { organization } = owner.client;
  const nowhere = { organizationId: "none" };
  const code = (betterAuth) => (documentedStatuses ? "ORGANIZATION_NOT_FOUND" : betterAuth);

  refused(await organization.setActive(nowhere), {
    documented: 404,
    betterAuth: 403,
    code: code("USER_IS_NOT_A_MEMBER_OF_THE_ORGANIZATION"),
  });
  refused(await organization.update({ ...nowhere, data: { name: "None" } }), {
    documented: 404,
    betterAuth: 400,
    code: code("USER_IS_NOT_A_MEMBER_OF_THE_ORGANIZATION"),
  });
  refused(await organization.listMembers({ query: nowhere }), {
    documented: 404,
    betterAuth: 403,
    code: code("YOU_ARE_NOT_A_MEMBER_OF_THIS_ORGANIZATION"),
  });
});

test("1: of simultaneous calls for one place, one succeeds and the others get the ordinary error", async () => {
  const slug = unique("race");
  const creations = await atOnce(10, () => owner.client.organization.create({ name: "Race", slug }));
  exactlyOneSucceeded(creations, "ORGANIZATION_ALREADY_EXISTS");

  const { id } = creations.find(({ data }) => data).data;
  const invitations = await atOnce(10, () => invite(id, owner, guest.email, "member"));
  exactlyOneSucceeded(invitations, "USER_IS_ALREADY_INVITED_TO_THIS_ORGANIZATION");

  const { id: invitationId } = invitations.find(({ data }) => data).data;
  const acceptances = await atOnce(10, () => guest.client.organization.acceptInvitation({ invitationId }));
  assert.equal(acceptances.filter(({ data }) => data).length, 1);
  assert.ok(acceptances.every(({ error }) => !error || error.status < 500));
  assert.equal(succeeded(await owner.client.organization.listMembers({ query: { organizationId: id } })).total, 2);
});

test("1: two owners who leave at once leave one owner behind", async () => {
  const { id: organizationId } = await createOrganization();
  await join(organizationId, owner, admin, "owner");

  const owners = [owner, admin];
  const departures = await atOnce(2, (index) => owners[index].client.organization.leave({ organizationId }));
  exactlyOneSucceeded(departures, "YOU_CANNOT_LEAVE_THE_ORGANIZATION_AS_THE_ONLY_OWNER");
});

test("2: a refused call does not touch the active organization", async () => {
  const { id: own } = await createOrganization();
  const { id: foreign } = succeeded(await guest.client.organization.create({ name: "Foreign", slug: unique("foreign") }));

  for (const call of [
    owner.client.organization.setActive({ organizationId: foreign }),
    owner.client.organization.getFullOrganization({ query: { organizationId: foreign } }),
  ]) {
    refused(await call, { status: 403, code: "USER_IS_NOT_A_MEMBER_OF_THE_ORGANIZATION" });
    assert.equal(await activeOrganizationId(owner), own);
  }
});

test("3: what is removed is gone from every session", async () => {
  const { id: organizationId } = await createOrganization();
  const elsewhere = { owner: await signInAgain(owner), admin: await signInAgain(admin) };
  const enter = async ({ client }) => succeeded(await client.organization.setActive({ organizationId }));

  await join(organizationId, owner, admin, "admin");
  await enter(elsewhere.admin);
  succeeded(await owner.client.organization.removeMember({ organizationId, memberIdOrEmail: admin.email }));
  assert.equal(await activeOrganizationId(admin), null);
  assert.equal(await activeOrganizationId(elsewhere.admin), null);

  await join(organizationId, owner, admin, "admin");
  await enter(elsewhere.admin);
  succeeded(await admin.client.organization.leave({ organizationId }));
  assert.equal(await activeOrganizationId(elsewhere.admin), null);

  await enter(elsewhere.owner);
  succeeded(await owner.client.organization.delete({ organizationId }));
  assert.equal(await activeOrganizationId(elsewhere.owner), null);
});

test("4: an invitation is accepted once, and only while its inviter may grant its role", async () => {
  const { id: organizationId } = await createOrganization();
  const coOwner = await join(organizationId, owner, admin, "owner");
  const invitation = succeeded(await invite(organizationId, admin, guest.email, "owner"));
  const accept = () => guest.client.organization.acceptInvitation({ invitationId: invitation.id });
  const changeRole = async (role) =>
    succeeded(await owner.client.organization.updateMemberRole({ organizationId, memberId: coOwner.id, role }));

  await changeRole("admin");
  assert.equal((await accept()).error?.code, "INVITER_IS_NO_LONGER_A_MEMBER_OF_THE_ORGANIZATION");

  await changeRole("owner");
  assert.equal(succeeded(await accept()).member.role, "owner");

  const { error } = await accept();
  assert.equal(error?.status, documentedStatuses ? 409 : 400);
  assert.match(error.code, /^(USER_IS_ALREADY_A_MEMBER_OF_THIS_ORGANIZATION|INVITATION_NOT_FOUND)$/);
});

test("4: an inviter who left invited nobody", async () => {
  const { id: organizationId } = await createOrganization();
  await join(organizationId, owner, admin, "admin");
  const invitation = succeeded(await invite(organizationId, admin, guest.email, "member"));
  succeeded(await admin.client.organization.leave({ organizationId }));

  const { error } = await guest.client.organization.acceptInvitation({ invitationId: invitation.id });
  assert.equal(error?.code, "INVITER_IS_NO_LONGER_A_MEMBER_OF_THE_ORGANIZATION");
});

test("5: a decided invitation stays as it is", async () => {
  const { id: organizationId } = await createOrganization();
  const { id: invitationId } = succeeded(await invite(organizationId, owner, guest.email, "member"));
  succeeded(await guest.client.organization.rejectInvitation({ invitationId }));

  const decided = { documented: 404, betterAuth: 400, code: "INVITATION_NOT_FOUND" };
  refused(await owner.client.organization.cancelInvitation({ invitationId }), decided);
  refused(await guest.client.organization.rejectInvitation({ invitationId }), decided);
  const [listed] = succeeded(await owner.client.organization.listInvitations({ query: { organizationId } }));
  assert.equal(listed.status, "rejected");
});

test("6: lists come in pages, and an empty page is a page", async () => {
  const { id: organizationId } = await createOrganization();
  const { organization } = owner.client;
  for (const name of ["one", "two", "three"]) succeeded(await invite(organizationId, owner, `${unique(name)}@example.com`, "member"));

  const page = { limit: 1, offset: 1 };
  const [second, ...rest] = succeeded(await organization.listInvitations({ query: { organizationId, ...page } }));
  assert.equal(second.email, `${unique("two")}@example.com`);
  assert.deepEqual(rest, []);

  const organizations = succeeded(await organization.list());
  assert.deepEqual(succeeded(await organization.list({ query: page })), [organizations[1]]);

  const listMembers = (query) => organization.listMembers({ query: { organizationId, ...query } });
  assert.deepEqual(succeeded(await listMembers({ offset: 5 })), { members: [], total: 1 });
  assert.deepEqual(succeeded(await listMembers({ filterField: "role", filterValue: "admin" })), { members: [], total: 0 });
  assert.equal(succeeded(await listMembers({ filterField: "userId", filterOperator: "in", filterValue: [owner.id] })).total, 1);
});

test("6: members are listed in the order in which they joined, even after their roles have changed", async () => {
  const { id: organizationId, members } = await createOrganization();
  const joined = [members[0], await join(organizationId, owner, admin, "admin"), await join(organizationId, owner, guest, "member")];
  succeeded(await owner.client.organization.updateMemberRole({ organizationId, memberId: joined[1].id, role: "member" }));

  const query = { organizationId };
  const ids = joined.map(({ id }) => id);
  assert.deepEqual(succeeded(await owner.client.organization.listMembers({ query })).members.map(({ id }) => id), ids);
  assert.deepEqual(succeeded(await owner.client.organization.getFullOrganization({ query })).members.map(({ id }) => id), ids);
});

test("6: a question that makes no sense is refused, naming the field", async () => {
  const { id: organizationId } = await createOrganization();
  const nonsense = {
    limit: { limit: -1 },
    offset: { offset: 0.5 },
    sortBy: { sortBy: "password" },
    filterField: { filterField: "password", filterValue: "x" },
    filterOperator: { filterField: "role", filterOperator: "like", filterValue: "x" },
  };
  for (const [field, query] of Object.entries(nonsense)) {
    const { error } = await owner.client.organization.listMembers({ query: { organizationId, ...query } });
    assert.equal(error?.status, 400, field);
    assert.ok(error.message.includes(field), error.message);
  }
});

test("7: slugs are lower-case letters, digits and single hyphens", async () => {
  const { id: organizationId } = await createOrganization();
  const invalid = { status: 400, code: "INVALID_SLUG" };

  for (const slug of ["Upper", "two words", "under_score", "-first", "last-", "double--hyphen", "ümlaut", "a/b", "x".repeat(65)]) {
    refused(await owner.client.organization.create({ name: "Slug", slug }), invalid);
    refused(await owner.client.organization.update({ organizationId, data: { slug } }), invalid);
  }
  const longest = unique("x").padEnd(64, "x");
  assert.equal(succeeded(await owner.client.organization.create({ name: "Slug", slug: longest })).slug, longest);
});

test("7: names, logos and metadata have limits", async () => {
  const { id: organizationId } = await createOrganization();
  const update = async (data) => (await owner.client.organization.update({ organizationId, data })).error?.status;

  for (const data of [
    { name: "   " },
    { name: "x".repeat(129) },
    { name: "bell\u0007" },
    { name: "half a pair \ud800" },
    { logo: "x".repeat(2049) },
    { metadata: { text: "x".repeat(16 * 1024) } },
  ]) {
    assert.equal(await update(data), 400, JSON.stringify(data).slice(0, 40));
  }
  assert.equal(await update({ metadata: { text: "x".repeat(64 * 1024) } }), 413);
  assert.equal(await update({ name: "x".repeat(128) }), undefined);
});

test("8: roles are trimmed, and each is held once", async () => {
  const { id: organizationId } = await createOrganization();
  const member = await join(organizationId, owner, guest, [" member ", "admin", "member"]);
  assert.equal(member.role, "member,admin");

  const { error } = await owner.client.organization.updateMemberRole({ organizationId, memberId: member.id, role: [] });
  assert.equal(error?.status, 400);
});

test("9: a listed session's token revokes that session, and signs nobody in", async () => {
  const user = await signUp("Listed");
  const other = await signInAgain(user);
  const { session } = succeeded(await user.client.getSession());
  const { token: handle } = succeeded(await other.client.listSessions()).find(({ id }) => id === session.id);

  const thief = createAuthClient({ baseURL: serverUrl, fetchOptions: { auth: { type: "Bearer", token: handle } } });
  assert.equal(succeeded(await thief.getSession()), null);

  succeeded(await other.client.revokeSession({ token: handle }));
  assert.equal(succeeded(await user.client.getSession()), null);
});

test("10: ids have 32 characters, and an invitation's are letters and digits", async () => {
  const { id: organizationId, members } = await createOrganization();
  const invitation = succeeded(await invite(organizationId, owner, guest.email, "member"));
  for (const id of [organizationId, members[0].id, owner.id]) assert.equal(id.length, 32);
  assert.match(invitation.id, /^[A-Za-z0-9]{32}$/);
});

test("11: the address that a client claims is not believed", async () => {
  const user = await signUp("Masked");
  const { client } = await signInAgain(user, { fetchOptions: { headers: { "X-Forwarded-For": "203.0.113.7" } } });
  assert.notEqual(succeeded(await client.getSession()).session.ipAddress, "203.0.113.7");
});
