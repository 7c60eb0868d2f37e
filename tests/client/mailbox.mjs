// Reads the page on which a server in development shows the mails that it would have sent.
import assert from "node:assert/strict";
import { setTimeout } from "node:timers/promises";
import { serverUrl } from "./server.mjs";

const decode = (html) => html.replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

/** The link in the newest mail to an address, as soon as one with this subject is there: mails leave after the reply. */
export async function linkTo(address, subject) {
  for (let attempt = 0; attempt < 200; attempt++) {
    const page = await (await fetch(new URL("/dev/mail", serverUrl))).text();
    const mail = page.split("<article").find((article) => article.includes(`<p>To ${address},`) && article.includes(`<h2>${subject}`));
    const link = mail?.match(/<a href="([^"]+)"/);
    if (link) return new URL(decode(link[1]));
    await setTimeout(50);
  }
  assert.fail(`no mail "${subject}" to ${address} on /dev/mail`);
}

/** Follows a mailed link as a browser does, up to the page that it leads to; returns that page's address. */
export async function follow(link, { cookies } = {}) {
  const headers = cookies?.header ? { cookie: cookies.header } : {};
  const response = await fetch(link, { redirect: "manual", headers });
  assert.equal(response.status, 302);
  return new URL(response.headers.get("location"), serverUrl);
}
