// Signing up, in and out, and a user's several sessions.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createAuthClient } from "better-auth/client";
import { createCookieClient } from "./cookie-client.mjs";
import { refused, serverUrl, signInAgain, signUp, succeeded, unique } from "./server.mjs";

const day = 24 * 60 * 60 * 1000;

test("signing up signs in, and dates arrive as dates", async () => {
  const { client } = createCookieClient(serverUrl);
  const email = `${unique("Newcomer")}@Example.com`;
  const { user } = succeeded(await client.signUp.email({ name: "Newcomer", email, password: "a long password" }));

  assert.equal(user.email, email.toLowerCase());
  assert.equal(user.emailVerified, false);
  assert.equal(user.image, null);
  assert.ok(user.createdAt instanceof Date);

  const current = succeeded(await client.getSession());
  assert.deepEqual(current.user, user);
  assert.equal(current.session.userId, user.id);
  assert.equal(current.session.activeOrganizationId, null);
  assert.ok(current.session.expiresAt > new Date(Date.now() + 6 * day));
});

test("signing up needs a valid, unused e-mail and a password of 8 characters", async () => {
  const { credentials } = await signUp("Taken");
  const { client } = createCookieClient(serverUrl);
  const signUpWith = (changes) => client.signUp.email({ name: "Other", ...credentials, ...changes });

  refused(await signUpWith({}), { status: 422, code: "USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL" });
  refused(await signUpWith({ email: "nobody" }), { status: 400, code: "VALIDATION_ERROR" });
  refused(await signUpWith({ email: `${unique("short")}@example.com`, password: "1234567" }), { status: 400, code: "PASSWORD_TOO_SHORT" });
});

test("signing out ends the session, signing in begins a new one", async () => {
  const { client, cookies, credentials } = await signUp("Visitor");

  assert.deepEqual(succeeded(await client.signOut()), { success: true });
  assert.equal(cookies.header, "");
  assert.equal(succeeded(await client.getSession()), null);

  refused(await client.signIn.email({ ...credentials, password: "not the password" }), { status: 401, code: "INVALID_EMAIL_OR_PASSWORD" });
  refused(await client.signIn.email({ ...credentials, email: "nobody" }), { status: 400, code: "INVALID_EMAIL" });

  const signedIn = succeeded(await client.signIn.email(credentials));
  assert.equal(signedIn.redirect, false);
  assert.equal(signedIn.user.email, credentials.email);
  assert.equal(succeeded(await client.getSession()).session.token, signedIn.token);
});

test("rememberMe decides how long cookie and session last", async () => {
  const user = await signUp("Forgetful");
  assert.equal(user.cookies.session.maxAge, (7 * day) / 1000);

  const { client, cookies } = await signInAgain(user, { rememberMe: false });
  assert.equal(cookies.session.maxAge, undefined);
  assert.match(cookies.header, /better-auth\.dont_remember=/);
  assert.ok(succeeded(await client.getSession()).session.expiresAt <= new Date(Date.now() + day));
});

test("a bearer token takes the place of the cookie", async () => {
  const { client, credentials } = await signUp("Robot");
  let signedToken;
  const { token } = succeeded(await client.signIn.email({
    ...credentials,
    fetchOptions: { onSuccess: ({ response }) => { signedToken = response.headers.get("set-auth-token"); } },
  }));
  assert.ok(signedToken.startsWith(`${token}.`));

  for (const bearer of [token, signedToken]) {
    const robot = createAuthClient({ baseURL: serverUrl, fetchOptions: { auth: { type: "Bearer", token: bearer } } });
    assert.equal(succeeded(await robot.getSession()).user.email, credentials.email);
  }

  const stranger = createAuthClient({ baseURL: serverUrl });
  const authorization = { headers: { Authorization: `Bearer ${token}x` } };
  assert.equal(succeeded(await stranger.getSession({ fetchOptions: authorization })), null);
});

test("a user sees their sessions and revokes them", async () => {
  const laptop = await signUp("Traveller");
  const [phone, tablet] = [await signInAgain(laptop), await signInAgain(laptop)];
  const session = async ({ client }) => succeeded(await client.getSession())?.session ?? null;
  const phoneId = (await session(phone)).id;

  const sessions = succeeded(await laptop.client.listSessions());
  assert.equal(sessions.length, 3);
  assert.ok(sessions.every(({ userId, expiresAt }) => userId === laptop.id && expiresAt instanceof Date));

  const { token } = sessions.find(({ id }) => id === phoneId);
  assert.deepEqual(succeeded(await laptop.client.revokeSession({ token })), { status: true });
  assert.equal(await session(phone), null);
  assert.equal(phone.cookies.header, "", "the server takes back a cookie whose session is gone");
  assert.ok(await session(tablet));

  assert.deepEqual(succeeded(await laptop.client.revokeOtherSessions()), { status: true });
  assert.equal(await session(tablet), null);
  assert.ok(await session(laptop));

  assert.deepEqual(succeeded(await laptop.client.revokeSessions()), { status: true });
  assert.equal(await session(laptop), null);
  refused(await laptop.client.listSessions(), { status: 401, code: "UNAUTHORIZED" });
});

test("nobody revokes the session of somebody else", async () => {
  const [victim, attacker] = [await signUp("Victim"), await signUp("Attacker")];

  assert.deepEqual(succeeded(await attacker.client.revokeSession({ token: victim.token })), { status: true });
  assert.ok(succeeded(await victim.client.getSession()));
});
