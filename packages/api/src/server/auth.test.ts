import { schema } from "@pledgebook/db/schema";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { personOf } from "../accounts/session.ts";
import { lastEvent } from "../testing/acts.ts";
import { preparedNewsroom, SITE, type TestNewsroom, testNewsroom } from "../testing/newsroom.ts";
import { addPerson, createAuth } from "./auth.ts";

const iryna = {
  email: "Iryna@example.org",
  name: "Iryna",
  role: "editor" as const,
  password: "correct horse battery",
};
const { from, scene: irynaId } = await preparedNewsroom((room) => addPerson(room.auth, iryna));

let room: TestNewsroom;
beforeEach(async () => {
  room = await testNewsroom(from);
});

function post(path: string, body: object, headers: Record<string, string> = {}): Promise<Response> {
  return room.auth.handler(
    new Request(`${SITE}/api/auth${path}`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        origin: SITE,
        "x-forwarded-for": "192.0.2.1",
        ...headers,
      },
      body: JSON.stringify(body),
    }),
  );
}

const signIn = (password = iryna.password, headers = {}, email = "iryna@example.org") =>
  post("/sign-in/email", { email, password }, headers);
const cookieOf = (answer: Response) =>
  new Headers({ cookie: answer.headers.get("set-cookie")?.split(";")[0] ?? "" });
const sessions = () => room.store.db.select().from(schema.sessions);

describe("signing in", () => {
  it("works with e-mail and password, and makes a session that only the server can read", async () => {
    const answer = await signIn();
    expect(answer.status).toBe(200);
    const cookie = answer.headers.get("set-cookie") ?? "";
    expect(cookie).toMatch(/^pledgebook\.session_token=/);
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    expect(await personOf(room.auth, cookieOf(answer))).toEqual({
      id: irynaId,
      name: "Iryna",
      email: "iryna@example.org",
      role: "editor",
      sessionId: expect.any(String),
      hasSecondFactor: false,
    });
    expect(await sessions()).toHaveLength(1);
  });

  it("tells the history who has, and of a wrong password nothing", async () => {
    await signIn("wrong horse battery");
    await expect(lastEvent(room, "account.sign_in")).rejects.toThrow("no account.sign_in");
    await signIn();
    expect(await lastEvent(room, "account.sign_in")).toMatchObject({ actorId: irynaId, subjectId: irynaId });
  });

  it("says the token in the cookie alone, which no script can read", async () => {
    const answer = await signIn();
    const told = await answer.text();
    const [session] = await sessions();
    expect(told).not.toContain(session!.token);
    const cookie = cookieOf(answer).get("cookie") ?? "";
    const asked = await room.auth.handler(
      new Request(`${SITE}/api/auth/get-session`, { headers: { cookie } }),
    );
    const known = await asked.text();
    expect(JSON.parse(known)).toMatchObject({ user: { name: "Iryna" } });
    expect(known).not.toContain(session!.token);
  });

  it("ends the session that whoever signs in anew had", async () => {
    const first = cookieOf(await signIn());
    const second = cookieOf(await signIn(iryna.password, { cookie: first.get("cookie") ?? "" }));
    expect(await sessions()).toHaveLength(1);
    expect([await personOf(room.auth, first), (await personOf(room.auth, second))?.name]).toEqual([
      null,
      "Iryna",
    ]);
  });

  it("takes the address in whatever letters", async () => {
    expect((await signIn(iryna.password, {}, "IRYNA@EXAMPLE.ORG")).status).toBe(200);
  });

  it.each([
    ["another password", "wrong horse battery", "iryna@example.org"],
    ["an address that nobody has", iryna.password, "nobody@example.org"],
  ])("refuses %s with one and the same answer", async (_, password, email) => {
    const answer = await signIn(password, {}, email);
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ code: "INVALID_EMAIL_OR_PASSWORD" });
    expect(answer.headers.get("set-cookie")).toBeNull();
    expect(await sessions()).toEqual([]);
  });

  it("keeps only a hash of the password", async () => {
    expect(JSON.stringify(await room.dump())).not.toContain(iryna.password);
    const [account] = await room.store.db.select().from(schema.accounts);
    expect(account?.password).toMatch(/^[0-9a-f]{32}:[0-9a-f]{128}$/);
  });

  it("is for people whom an admin has added: there is no sign-up", async () => {
    const users = async () => (await room.dump()).users;
    const before = await users();
    const stranger = { email: "stranger@example.org", name: "Stranger", password: "correct horse battery" };
    const answer = await post("/sign-up/email", stranger);
    expect(answer.status).toBe(404);
    expect(await users()).toEqual(before);
    expect(await sessions()).toEqual([]);
  });

  it("refuses a page of another site", async () => {
    const answer = await signIn(iryna.password, { origin: "https://evil.example.org", cookie: "a=b" });
    expect(answer.status).toBe(403);
    expect(await sessions()).toEqual([]);
  });

  it.each([
    ["/update-user", { name: "Somebody Else" }],
    ["/update-user", { role: "admin", disabled: false }],
    ["/update-user/", { name: "Somebody Else" }],
    ["//update-user", { name: "Somebody Else" }],
    ["/%75pdate-user", { name: "Somebody Else" }],
    ["/sign-out/../update-user", { name: "Somebody Else" }],
    ["/change-email", { newEmail: "else@example.org" }],
    [
      "/change-password",
      { currentPassword: iryna.password, newPassword: "another horse battery", revokeOtherSessions: true },
    ],
    ["/delete-user", { password: iryna.password }],
  ])("lets nobody change past the record who they are: %s", async (path, body) => {
    const cookie = cookieOf(await signIn()).get("cookie") ?? "";
    const before = await room.dump();
    expect((await post(path, body, { cookie })).status).toBe(404);
    expect(await room.dump()).toEqual(before);
  });

  it.each([
    ["no password", {}, 400],
    ["a name longer than a line", { name: "n".repeat(81), password: iryna.password }, 400],
    ["another password", { name: "A laptop", password: "not the one of Iryna" }, 403],
  ])(
    "asks for no key of a device, and takes none, of who is signed in and gives %s",
    async (_, given, status) => {
      const cookie = cookieOf(await signIn()).get("cookie") ?? "";
      const body = { name: "A laptop", response: {}, ...given };
      expect((await post("/passkey/generate-register-options", body, { cookie })).status).toBe(status);
      expect((await post("/passkey/verify-registration", body, { cookie })).status).toBe(status);
      expect(await room.store.db.select().from(schema.passkeys)).toEqual([]);
    },
  );

  it("asks a device for a key of who is signed in and knows the password, and of nobody else", async () => {
    const body = { name: "A laptop", password: iryna.password };
    const cookie = cookieOf(await signIn()).get("cookie") ?? "";
    const answer = await post("/passkey/generate-register-options", body, { cookie });
    expect(await answer.json()).toMatchObject({ user: { name: "iryna@example.org" } });
    expect((await post("/passkey/generate-register-options", body)).status).toBe(401);
  });

  it("has no other address, of all that better-auth has: in by a password, a code or a key, out, and who is signed in", async () => {
    const cookie = cookieOf(await signIn()).get("cookie") ?? "";
    const addresses = Object.values(room.auth.api).flatMap((endpoint) => {
      const { path, options } = endpoint as { path?: string; options?: { method?: string | string[] } };
      return path ? [options?.method ?? "POST"].flat().map((method) => [method, path] as const) : [];
    });
    expect(addresses.length).toBeGreaterThan(20);
    const open: string[] = [];
    for (const [method, path] of addresses) {
      const answer = await room.auth.handler(
        new Request(`${SITE}/api/auth${path}`, {
          method,
          headers: { "content-type": "application/json", origin: SITE, cookie },
          ...(method === "GET" ? {} : { body: "{}" }),
        }),
      );
      if (answer.status !== 404) open.push(`${method} ${path}`);
    }
    expect(open.sort()).toEqual([
      "GET /get-session",
      "GET /passkey/generate-authenticate-options",
      "POST /passkey/verify-authentication",
      "POST /passkey/verify-registration",
      "POST /sign-in/email",
      "POST /sign-out",
      "POST /two-factor/verify-backup-code",
      "POST /two-factor/verify-totp",
    ]);
  });

  it("is refused after eight tries, also with the right password, and at every server of the newsroom", async () => {
    for (let attempt = 1; attempt <= 8; attempt++)
      expect((await signIn(`wrong horse number ${attempt}`)).status).toBe(401);
    expect((await signIn()).status).toBe(429);
    expect(await sessions()).toEqual([]);
    const second = createAuth(room.store, { secret: "x".repeat(40), siteUrl: SITE });
    const request = new Request(`${SITE}/api/auth/sign-in/email`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: SITE, "x-forwarded-for": "192.0.2.1" },
      body: JSON.stringify({ email: "iryna@example.org", password: iryna.password }),
    });
    expect((await second.handler(request)).status).toBe(429);
    expect((await signIn(iryna.password, { "x-forwarded-for": "192.0.2.2" })).status).toBe(200);
  });

  it("waits after twenty tries at one account, wherever they seem to come from, and keeps its owner out of it never", async () => {
    const from = (host: number) => ({ "x-forwarded-for": `198.51.100.${host}` });
    for (let attempt = 1; attempt <= 20; attempt++)
      expect((await signIn(`wrong horse number ${attempt}`, from(attempt))).status).toBe(401);
    const begun = performance.now();
    expect((await signIn(iryna.password, from(21))).status).toBe(200);
    expect(performance.now() - begun).toBeGreaterThan(2_900);
  });
});

describe("personOf", () => {
  it("knows nobody without a cookie, with another cookie and with a forged one", async () => {
    const cookies = ["", "theme=dark", "pledgebook.session_token=forged.signature"];
    expect(await personOf(room.auth, new Headers())).toBeNull();
    for (const cookie of cookies) expect(await personOf(room.auth, new Headers({ cookie }))).toBeNull();
  });

  it("knows nobody whose session was signed with another secret", async () => {
    const cookie = cookieOf(await signIn());
    const other = createAuth(room.store, { secret: "y".repeat(40), siteUrl: SITE });
    expect(await personOf(room.auth, cookie)).not.toBeNull();
    expect(await personOf(other, cookie)).toBeNull();
  });

  it("knows nobody who was disabled, whether they were signed in or sign in again", async () => {
    const cookie = cookieOf(await signIn());
    const disable = room.store.db.update(schema.users).set({ disabled: true });
    await room.store.derive([{ statement: disable.where(eq(schema.users.id, irynaId)) }]);
    expect(await personOf(room.auth, cookie)).toBeNull();
    await room.store.derive([{ statement: room.store.db.delete(schema.sessions) }]);
    // Told what a stranger is told, and no session waits for the day on which they are let in again.
    const answer = await signIn();
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ code: "INVALID_EMAIL_OR_PASSWORD" });
    expect(await sessions()).toEqual([]);
  });

  it("knows nobody whose session has ended or who has signed out", async () => {
    const cookie = cookieOf(await signIn());
    const past = room.store.db.update(schema.sessions).set({ expiresAt: new Date("2024-01-01") });
    await room.store.derive([{ statement: past }]);
    expect(await personOf(room.auth, cookie)).toBeNull();
    const again = cookieOf(await signIn());
    expect(await personOf(room.auth, again)).not.toBeNull();
    await post("/sign-out", {}, { cookie: again.get("cookie") ?? "" });
    expect(await personOf(room.auth, again)).toBeNull();
  });

  it("reads the cookie that a site behind https sets", async () => {
    const siteUrl = "https://example.org";
    const auth = createAuth(room.store, { secret: "z".repeat(40), siteUrl });
    const answer = await auth.handler(
      new Request(`${siteUrl}/api/auth/sign-in/email`, {
        method: "POST",
        headers: { "content-type": "application/json", origin: siteUrl },
        body: JSON.stringify({ email: "iryna@example.org", password: iryna.password }),
      }),
    );
    expect(answer.headers.get("set-cookie")).toMatch(
      /^__Host-pledgebook\.session_token=(?=.*; Secure)(?=.*; Path=\/(?:;|$))(?!.*Domain)/i,
    );
    expect(await personOf(auth, cookieOf(answer))).toMatchObject({ id: irynaId });
  });
});
