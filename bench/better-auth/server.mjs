import { createServer } from "node:http";
import { toNodeHandler } from "better-auth/node";
import { auth } from "./auth.mjs";

const { hostname, port } = new URL(process.env.BETTER_AUTH_URL);
createServer(toNodeHandler(auth)).listen(Number(port), hostname);
