// What the tests share: the server under test, fresh users on it, and the two outcomes that a call can have.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { createCookieClient } from "./cookie-client.mjs";

const { ORGAUTH_URL, ORGAUTH_ERROR_STATUSES = "Documented" } = process.env;

if (!ORGAUTH_URL) {
  console.error("Set ORGAUTH_URL to the address of a running server, for example http://127.0.0.1:5080");
  process.exit(1);
}
if (!["Documented", "BetterAuth"].includes(ORGAUTH_ERROR_STATUSES)) {
  console.error(`ORGAUTH_ERROR_STATUSES is "${ORGAUTH_ERROR_STATUSES}"; it must be Documented or BetterAuth, as on the server`);
  process.exit(1);
}

export const serverUrl = ORGAUTH_URL;
export const documentedStatuses = ORGAUTH_ERROR_STATUSES === "Documented";

const run = randomBytes(6).toString("hex");

/** A name that no earlier run has used, so that the tests can be repeated against one database. */
export const unique = (name) => `${name}-${run}`;

/** A new user with a client of their own, already signed in. */
export async function signUp(name) {
  const { client, cookies } = createCookieClient(serverUrl);
  const credentials = { email: `${unique(name.toLowerCase())}@example.com`, password: `password of ${name}` };
  const { user, token } = succeeded(await client.signUp.email({ name, ...credentials }));
  return { client, cookies, credentials, token, ...user };
}

/** A second browser of the same user. */
export async function signInAgain({ credentials }, options) {
  const { client, cookies } = createCookieClient(serverUrl);
  const { token } = succeeded(await client.signIn.email({ ...credentials, ...options }));
  return { client, cookies, token };
}

/** Invites the user to the organization and accepts; returns the new member. */
export async function join(organizationId, inviter, invitee, role) {
  const invitation = succeeded(await inviter.client.organization.inviteMember({ organizationId, email: invitee.email, role }));
  return succeeded(await invitee.client.organization.acceptInvitation({ invitationId: invitation.id })).member;
}

export const activeOrganizationId = async ({ client }) => succeeded(await client.getSession()).session.activeOrganizationId;

/** One field of every item, sorted: better-auth's server promises no order where none is asked for. */
export const each = (items, field) => items.map((item) => item[field]).sort();

/** The call worked; returns its data. */
export function succeeded({ data, error }) {
  assert.equal(error, null, `refused: ${JSON.stringify(error)}`);
  return data;
}

/**
 * The call was refused with the status of the server's mode, and with the code. A refusal for which better-auth has no code
 * (`code` left out) carries one only in the Documented mode.
 */
export function refused({ data, error }, { status, documented = status, betterAuth = status, code }) {
  assert.equal(data, null, `not refused: ${JSON.stringify(data)}`);
  assert.equal(error.status, documentedStatuses ? documented : betterAuth, JSON.stringify(error));
  if (code || !documentedStatuses) assert.equal(error.code, code);
  else assert.match(error.code, /^[A-Z_]+$/);
}
