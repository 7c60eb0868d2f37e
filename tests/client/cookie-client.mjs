import { createAuthClient } from "better-auth/client";
import { organizationClient } from "better-auth/client/plugins";

/**
 * The official client for one user, together with that user's cookies. A browser keeps cookies by itself; Node's `fetch` does not,
 * so the client is given a `fetch` that does, and that names the page's origin as a browser would.
 */
export function createCookieClient(baseURL) {
  const cookies = new CookieJar();
  const { origin } = new URL(baseURL);

  async function fetchWithCookies(url, init) {
    const headers = new Headers(init.headers);
    headers.set("origin", origin);
    if (cookies.header) headers.set("cookie", cookies.header);

    const response = await fetch(url, { ...init, headers });
    cookies.store(response.headers.getSetCookie());
    return response;
  }

  const client = createAuthClient({
    baseURL,
    plugins: [organizationClient()],
    fetchOptions: { customFetchImpl: fetchWithCookies },
  });
  return { client, cookies };
}

/** As much of a browser's cookie store as one server and one path need. */
class CookieJar {
  #cookies = new Map();

  /** The value of the `Cookie` header; empty when there is no cookie. */
  get header() {
    return [...this.#cookies].map(([name, { value }]) => `${name}=${value}`).join("; ");
  }

  /** The session cookie, under its plain or its `__Secure-` name. `maxAge` is undefined when it ends with the browser. */
  get session() {
    return this.#cookies.get("better-auth.session_token") ?? this.#cookies.get("__Secure-better-auth.session_token");
  }

  store(setCookieLines) {
    for (const line of setCookieLines) {
      const [pair, ...attributes] = line.split(/;\s*/);
      const [name, value] = split(pair);
      const maxAge = attributes.map(split).find(([attribute]) => attribute.toLowerCase() === "max-age")?.[1];

      if (maxAge === "0") this.#cookies.delete(name);
      else this.#cookies.set(name, { value, maxAge: maxAge && Number(maxAge) });
    }
  }
}

function split(pair) {
  const [left, ...right] = pair.split("=");
  return [left, right.join("=")];
}
