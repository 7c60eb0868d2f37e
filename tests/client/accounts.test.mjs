// Verifying and changing an address, recovering and changing a password, changing and deleting an account; needs a server with /dev/mail.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createCookieClient } from "./cookie-client.mjs";
import { follow, linkTo } from "./mailbox.mjs";
import { refused, serverUrl, signInAgain, signUp, succeeded, unique } from "./server.mjs";

const done = { status: true };
const newPassword = "another-kettle-43";
const who = async ({ client }) => succeeded(await client.getSession())?.user ?? null;

test("a mailed link verifies the address", async () => {
  const user = await signUp("Verifier");
  assert.deepEqual(succeeded(await user.client.sendVerificationEmail({ email: user.email, callbackURL: "/done" })), done);
  const link = await linkTo(user.email, "Verify your address");

  assert.equal((await follow(link)).pathname, "/done");
  assert.equal((await who(user)).emailVerified, true);
  refused(await user.client.sendVerificationEmail({ email: user.email }), { status: 400, code: "EMAIL_ALREADY_VERIFIED" });
  refused(await user.client.verifyEmail({ query: { token: link.searchParams.get("token") } }), { status: 401, code: "INVALID_TOKEN" });
});

test("the client verifies with the token itself", async () => {
  const user = await signUp("Typist");
  succeeded(await user.client.sendVerificationEmail({ email: user.email }));
  const token = (await linkTo(user.email, "Verify your address")).searchParams.get("token");

  assert.deepEqual(succeeded(await user.client.verifyEmail({ query: { token } })), { status: true, user: null });
  assert.equal((await who(user)).emailVerified, true);
});

test("a change of address takes the old mailbox and the new one", async () => {
  const user = await signUp("Mover");
  succeeded(await user.client.sendVerificationEmail({ email: user.email, callbackURL: "/" }));
  await follow(await linkTo(user.email, "Verify your address"));
  const newEmail = `${unique("moved")}@example.com`;

  assert.deepEqual(succeeded(await user.client.changeEmail({ newEmail, callbackURL: "/done" })), done);
  assert.equal((await follow(await linkTo(user.email, "Confirm your new address"), user)).pathname, "/done");
  assert.equal((await who(user)).email, user.email);
  assert.equal((await follow(await linkTo(newEmail, "Verify your new address"), user)).pathname, "/done");
  assert.equal((await who(user)).email, newEmail);
});

test("a forgotten password is recovered, and every session ends", async () => {
  const user = await signUp("Forgetter");
  const { client } = createCookieClient(serverUrl);
  const known = succeeded(await client.requestPasswordReset({ email: user.email, redirectTo: "/new-password" }));
  const unknown = succeeded(await client.requestPasswordReset({ email: `${unique("nobody")}@example.com`, redirectTo: "/new-password" }));
  assert.deepEqual(known, unknown);

  const page = await follow(await linkTo(user.email, "Set a new password"));
  assert.equal(page.pathname, "/new-password");
  const token = page.searchParams.get("token");
  refused(await client.resetPassword({ newPassword: "password123", token }), { status: 400, code: "PASSWORD_COMPROMISED" });
  assert.deepEqual(succeeded(await client.resetPassword({ newPassword, token })), done);

  refused(await client.resetPassword({ newPassword, token }), { status: 400, code: "INVALID_TOKEN" });
  assert.equal(await who(user), null);
  refused(await client.signIn.email(user.credentials), { status: 401, code: "INVALID_EMAIL_OR_PASSWORD" });
  succeeded(await client.signIn.email({ email: user.email, password: newPassword }));
});

test("a changed password ends the other sessions where that is asked for", async () => {
  const user = await signUp("Changer");
  const phone = await signInAgain(user);
  const currentPassword = user.credentials.password;
  refused(await user.client.changePassword({ newPassword, currentPassword: "not the password" }), { status: 400, code: "INVALID_PASSWORD" });

  const { token, user: self } = succeeded(await user.client.changePassword({ newPassword, currentPassword, revokeOtherSessions: true }));

  assert.equal(self.email, user.email);
  assert.equal(succeeded(await user.client.getSession()).session.token, token);
  assert.equal(await who(phone), null);
  assert.equal(succeeded(await user.client.changePassword({ newPassword: currentPassword, currentPassword: newPassword })).token, null);
});

test("a user changes name and picture", async () => {
  const user = await signUp("Painter");
  assert.deepEqual(succeeded(await user.client.updateUser({ name: "Painter II", image: "https://a.example/i.png" })), done);
  const { name, image } = await who(user);
  assert.deepEqual({ name, image }, { name: "Painter II", image: "https://a.example/i.png" });

  succeeded(await user.client.updateUser({ image: null }));
  assert.equal((await who(user)).image, null);
  refused(await user.client.updateUser({ email: "else@example.com" }), { status: 400, code: "EMAIL_CAN_NOT_BE_UPDATED" });
});

test("a user deletes the account, but not an organization's only owner", async () => {
  const user = await signUp("Leaver");
  const organization = succeeded(await user.client.organization.create({ name: "Leaver's", slug: unique("leaver") }));
  const password = user.credentials.password;
  refused(await user.client.deleteUser({ password }), { documented: 409, betterAuth: 400, code: "USER_IS_THE_ONLY_OWNER" });
  succeeded(await user.client.organization.delete({ organizationId: organization.id }));
  refused(await user.client.deleteUser({ password: "not the password" }), { status: 400, code: "INVALID_PASSWORD" });

  assert.deepEqual(succeeded(await user.client.deleteUser({ password })), { success: true, message: "User deleted" });

  assert.equal(user.cookies.header, "");
  const { client } = createCookieClient(serverUrl);
  refused(await client.signIn.email(user.credentials), { status: 401, code: "INVALID_EMAIL_OR_PASSWORD" });
});
