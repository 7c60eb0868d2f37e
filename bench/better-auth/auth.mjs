// better-auth as its documentation sets it up: PostgreSQL through pg, e-mail and password, the organization plugin.
import { betterAuth } from "better-auth";
import { organization } from "better-auth/plugins";
import pg from "pg";

// The limits are OrgAuth's of the same run: the benchmark's organizations are larger than either default allows.
const limit = Number(process.env.BENCH_LIMIT);

export const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL });

export const auth = betterAuth({
  baseURL: process.env.BETTER_AUTH_URL,
  secret: process.env.BETTER_AUTH_SECRET,
  database: pool,
  emailAndPassword: { enabled: true },
  plugins: [organization({ membershipLimit: limit, invitationLimit: limit })],
  // In production it would answer 429 after 100 requests in ten seconds.
  rateLimit: { enabled: false },
  telemetry: { enabled: false },
});
