import { drizzleAdapter } from "@better-auth/drizzle-adapter";
import { passkey } from "@better-auth/passkey";
import { Problem } from "@pledgebook/core/values/problem";
import type { Role } from "@pledgebook/core/values/vocabulary";
import { record } from "@pledgebook/db/queries/history";
import { countAttempt } from "@pledgebook/db/queries/rate-limits";
import { findUser } from "@pledgebook/db/queries/users";
import { schema } from "@pledgebook/db/schema";
import { isTaken, type Store } from "@pledgebook/db/store/store";
import { betterAuth } from "better-auth";
import { APIError, createAuthMiddleware } from "better-auth/api";
import { twoFactor } from "better-auth/plugins/two-factor";
import { z } from "zod";
import { log } from "./log.ts";
import { checkPasswordOf } from "./own-password.ts";

/** The two steps of a new key: what a device is asked to make, and what it has made. */
const KEY_ASKED = "/api/auth/passkey/generate-register-options";
const KEY_MADE = "/api/auth/passkey/verify-registration";

/** Addresses at which somebody who is let in is signed in. */
const SIGN_IN = [
  "/api/auth/sign-in/email",
  "/api/auth/two-factor/verify-totp",
  "/api/auth/two-factor/verify-backup-code",
  "/api/auth/passkey/verify-authentication",
];

/** What of a new key is this newsroom's to judge; the rest is the device's, and better-auth's. */
const newKey = z.object({ name: z.string().trim().min(1).max(80), password: z.string().max(200) });

const DAY_SECONDS = 86_400;
/**
 * Tries at one account, wherever they come from; each one more waits. None is refused for it: whoever knows an address would keep its
 * owner out.
 */
const ACCOUNT_TRIES = { most: 20, windowMs: 5 * 60_000, waitMs: 3_000 };

/** For how long a code of a device is good, on both sides of now; within it a code is taken once. */
const CODE_MS = 90_000;

/**
 * Of the addresses that better-auth has, those of this newsroom, each with its method here: a key is asked for with a body, since a
 * password belongs into no address. What changes a person (a name, an
 * address, a password, being there at all) is done by an admin through `people`, with a right and a record.
 */
const openAddresses: Record<string, string> = {
  "/api/auth/sign-in/email": "POST",
  "/api/auth/two-factor/verify-totp": "POST",
  "/api/auth/two-factor/verify-backup-code": "POST",
  [KEY_ASKED]: "POST",
  [KEY_MADE]: "POST",
  "/api/auth/passkey/generate-authenticate-options": "GET",
  "/api/auth/passkey/verify-authentication": "POST",
  "/api/auth/sign-out": "POST",
  "/api/auth/get-session": "GET",
};

/** Sign-in by e-mail and password for people whom an admin has added. There is no public sign-up. */
export function createAuth(store: Store, options: { secret: string; siteUrl: string; now?: () => Date }) {
  const isSecure = options.siteUrl.startsWith("https:");
  const auth = betterAuth({
    appName: "Pledgebook",
    baseURL: options.siteUrl,
    secret: options.secret,
    // By whatever name of this machine it was opened: whether a page of it asks is looked at before (`request-refusal.ts`).
    trustedOrigins: (request) => {
      const host = request?.headers.get("host");
      return host ? [`http://${host}`, `https://${host}`] : [];
    },
    telemetry: { enabled: false },
    database: drizzleAdapter(store.db, {
      provider: "sqlite",
      schema: {
        user: schema.users,
        session: schema.sessions,
        account: schema.accounts,
        verification: schema.verifications,
        rateLimit: schema.rateLimits,
        twoFactor: schema.twoFactors,
        passkey: schema.passkeys,
      },
    }),
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 200 },
    user: {
      additionalFields: {
        role: { type: "string", required: true, input: false },
        disabled: { type: "boolean", required: true, defaultValue: false, input: false },
      },
    },
    // The code beside the password is set up by procedures (`accounts/second-factor.ts`) and asked for here.
    plugins: [
      twoFactor({ backupCodeOptions: { storeBackupCodes: "encrypted" } }),
      // A key stands for device and person, so that it needs no code beside it: only one that has asked for the person is taken.
      passkey({
        authenticatorSelection: { residentKey: "required", userVerification: "required" },
        registration: {
          afterVerification: async ({ verification }) => {
            requirePerson(verification.registrationInfo?.userVerified);
          },
        },
        authentication: {
          afterVerification: async ({ verification }) => {
            requirePerson(verification.authenticationInfo.userVerified);
          },
        },
      }),
    ],
    session: { expiresIn: 14 * DAY_SECONDS, updateAge: DAY_SECONDS },
    rateLimit: {
      enabled: true,
      storage: "database",
      window: 60,
      max: 100,
      customRules: {
        "/sign-in/email": { window: 60, max: 8 },
        "/two-factor/*": { window: 60, max: 8 },
      },
    },
    databaseHooks: {
      session: {
        create: {
          // Whoever was disabled gets the answer of who does not exist, and no session that would come alive later.
          before: async ({ userId }) => {
            if ((await findUser(store.db, userId))?.disabled !== false)
              throw new APIError("UNAUTHORIZED", {
                code: "INVALID_EMAIL_OR_PASSWORD",
                message: "Invalid email or password",
              });
          },
        },
      },
    },
    hooks: {
      before: createAuthMiddleware(async ({ path, body }) => {
        if (path !== "/sign-in/email" || typeof body?.email !== "string") return;
        const key = `account:${body.email.slice(0, 200).toLowerCase()}`;
        const tries = await countAttempt(store.db, key, ACCOUNT_TRIES.windowMs, Date.now());
        if (tries > ACCOUNT_TRIES.most) await new Promise((over) => setTimeout(over, ACCOUNT_TRIES.waitMs));
      }),
    },
    advanced: {
      // Over TLS of this very host and of no other: no neighbour under the same domain can set one (RFC 6265bis, 4.1.3.2).
      useSecureCookies: false,
      cookiePrefix: isSecure ? "__Host-pledgebook" : "pledgebook",
      defaultCookieAttributes: { secure: isSecure },
      // Said, since otherwise a variable TEST or NODE_ENV=test would switch it off.
      disableOriginCheck: false,
      disableCSRFCheck: false,
    },
  });
  /** Whoever saw a code over a shoulder has it for a minute: each is taken once (RFC 6238, section 5.2). */
  async function isUsedAgain(userId: string, code: unknown): Promise<boolean> {
    if (typeof code !== "string") return false;
    return (await countAttempt(store.db, `code:${userId}:${code}`, CODE_MS, Date.now())) > 1;
  }

  /**
   * A key signs in without anything else, and outlives a new password: whoever sits at a machine that was left open makes none. Asked
   * before the device makes one, which would keep and offer what the site never took, and once more when it is made.
   */
  async function refuseKey(request: Request, body: Record<string, unknown>): Promise<Response | null> {
    if (![KEY_ASKED, KEY_MADE].includes(new URL(request.url).pathname)) return null;
    const session = await auth.api.getSession({ headers: request.headers });
    if (!session) return null;
    const { password } = await auth.$context;
    const asked = newKey.safeParse(body);
    if (!asked.success) return Response.json({ code: "INVALID_KEY" }, { status: 400 });
    try {
      const { password: typed } = asked.data;
      await checkPasswordOf(store.db, password, { userId: session.user.id, typed, now: now() });
      return null;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const status = error.key === "password_throttled" ? 429 : 403;
      return Response.json({ code: error.key }, { status });
    }
  }

  const now = () => options.now?.() ?? new Date();

  /** Records who has signed in, and ends the session that they had: nothing is left behind that would still be good. */
  async function afterSignIn(
    request: Request,
    userId: string,
    token: string,
    code: unknown,
  ): Promise<Response | null> {
    const { internalAdapter } = await auth.$context;
    if (await isUsedAgain(userId, code)) {
      await internalAdapter.deleteSession(token);
      return Response.json({ code: "INVALID_CODE" }, { status: 401 });
    }
    await recordAct(store, "account.sign_in", userId, now());
    await endSessionOf(request, token);
    return null;
  }

  /** Ends the session that a request came with, unless it is the one by this token. */
  async function endSessionOf(request: Request, token: string): Promise<void> {
    const before = await auth.api.getSession({ headers: request.headers });
    if (before && before.session.token !== token)
      await (await auth.$context).internalAdapter.deleteSession(before.session.token);
  }

  /** What is recorded and ended behind an answer that let somebody on, and the answer as it is sent. `code`: of a second factor. */
  async function whatFollows(request: Request, answer: Response, code: unknown): Promise<Response> {
    const told = (await answer.clone().json()) as {
      token?: string;
      user?: { id?: string };
      credentialID?: string;
      userId?: string;
      twoFactorRedirect?: boolean;
    };
    // The browser forgets its old session here: with the code it could not be found any more.
    if (told.twoFactorRedirect) await endSessionOf(request, "");
    if (told.credentialID && told.userId) await recordAct(store, "account.passkey_added", told.userId, now());
    const refused = told.user?.id && (await afterSignIn(request, told.user.id, told.token ?? "", code));
    return refused || withoutToken(answer);
  }

  return {
    ...auth,
    /** Answers a request at one of the open addresses; any other, however it is written, is not there. */
    async handler(request: Request): Promise<Response> {
      const { pathname } = new URL(request.url);
      if (openAddresses[pathname] !== request.method)
        return Response.json({ code: "NOT_FOUND" }, { status: 404 });
      if (request.method !== "POST") return withoutToken(await auth.handler(request));
      // A browser that is trusted for a month would be so still when the factor was changed because it was lost.
      const { trustDevice: _, ...body } = ((await request.json().catch(() => null)) ?? {}) as Record<
        string,
        unknown
      >;
      const refusal = await refuseKey(request, body);
      if (refusal) return refusal;
      const { url, method } = request;
      const headers = new Headers(request.headers);
      headers.delete("content-length");
      if (pathname === KEY_ASKED) return auth.handler(new Request(url, { headers }));
      const answer = await auth.handler(new Request(url, { method, headers, body: JSON.stringify(body) }));
      if (!answer.ok) {
        if (SIGN_IN.includes(pathname))
          log.warn({ path: pathname, status: answer.status }, "a sign-in was refused");
        return answer;
      }
      return whatFollows(request, answer, body.code);
    },
  };
}

/** The same answer without the session's token: its cookie alone has it, which no script can read. */
async function withoutToken(answer: Response): Promise<Response> {
  if (!answer.headers.get("content-type")?.includes("json")) return answer;
  const told = (await answer.json()) as { token?: unknown; session?: { token?: unknown } } | null;
  delete told?.token;
  delete told?.session?.token;
  const headers = new Headers(answer.headers);
  headers.delete("content-length");
  return new Response(JSON.stringify(told), { status: answer.status, headers });
}

/** A device that does not ask who holds it is no key to a desk. */
function requirePerson(userVerified: boolean | undefined): void {
  if (!userVerified)
    throw new APIError("UNAUTHORIZED", {
      code: "PERSON_NOT_VERIFIED",
      message: "The device did not ask for its person.",
    });
}

/** Tells the history what somebody has done with their account. */
async function recordAct(
  store: Store,
  name: "account.sign_in" | "account.passkey_added",
  id: string,
  now: Date,
): Promise<void> {
  const told = { act: name, subject: "user", subjectId: id, after: {} } as const;
  const signedIn = record(store.db, { at: now.toISOString(), actorId: id, ...told });
  // Nobody is kept out since nothing can be recorded, by a wrong clock or on a full disk.
  await store
    .write({ steps: [], records: [signedIn] })
    .catch((error) => log.warn({ error }, "a sign-in was not recorded"));
}

export type Auth = ReturnType<typeof createAuth>;

/**
 * Adds a person who can sign in with e-mail and password. The caller has checked who asks and what is asked.
 * @throws Problem "conflict" when somebody has the address, whoever was added a moment before among them.
 */
export async function addPerson(
  auth: Auth,
  person: { email: string; name: string; role: Role; password: string },
): Promise<string> {
  const { internalAdapter, password } = await auth.$context;
  const user = await internalAdapter
    .createUser(
      {
        email: person.email.toLowerCase(),
        name: person.name,
        emailVerified: true,
        role: person.role,
        disabled: false,
      },
      { method: "admin" },
    )
    .catch((error: unknown) => {
      throw isTaken(error)
        ? new Problem("conflict", "email_taken", `Somebody with the address ${person.email} is here already.`)
        : error;
    });
  await internalAdapter.linkAccount({
    userId: user.id,
    accountId: user.id,
    providerId: "credential",
    password: await password.hash(person.password),
  });
  return user.id;
}
