import { schema } from "@pledgebook/db/schema";
import { beforeEach, describe, expect, it } from "vitest";
import { lacksSecondFactor } from "../server/trpc.ts";
import { codeNow, expectRefused, lastEvent, secretIn } from "../testing/acts.ts";
import { ada, oleh, SITE, type TestNewsroom, testNewsroom } from "../testing/newsroom.ts";

let room: TestNewsroom;
let mira: { id: string; name: string; email: string; role: "annotator"; hasSecondFactor?: boolean };
const PASSWORD = "seven grey geese over the harbour";

beforeEach(async () => {
  room = await testNewsroom();
  const person = { name: "Mira Example", email: "mira@example.org", role: "annotator" as const };
  const { id } = await room.as(ada).people.add({ ...person, password: PASSWORD });
  mira = { id, ...person };
});

const own = () => room.as(mira).secondFactor;
async function setUp() {
  const shown = await own().start({ password: PASSWORD });
  await own().confirm({ sealed: shown.sealed, code: await codeNow(shown.address) });
  return shown;
}

/** Asks better-auth as a browser does, with the cookies that it set before. */
async function post(path: string, body: object, cookie = "") {
  const answer = await room.auth.handler(
    new Request(`${SITE}/api/auth${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: SITE, cookie },
      body: JSON.stringify(body),
    }),
  );
  const cookies = answer.headers.getSetCookie().map((one) => one.split(";")[0] ?? "");
  return { status: answer.status, body: await answer.json(), cookie: cookies.join("; ") };
}

const signIn = () => post("/sign-in/email", { email: mira.email, password: PASSWORD });

describe("a second factor", () => {
  it("is asked for at the next sign-in, and without its code nobody is signed in", async () => {
    const { address } = await setUp();
    expect(await own().state()).toEqual({ isOn: true, codesLeft: 10 });
    const first = await signIn();
    expect(first.body).toMatchObject({ twoFactorRedirect: true });
    expect(await room.store.db.select().from(schema.sessions)).toEqual([]);
    expect((await post("/two-factor/verify-totp", { code: "000000" }, first.cookie)).status).toBe(401);
    expect((await post("/two-factor/verify-totp", { code: await codeNow(address) })).status).toBe(401);
    const second = await post("/two-factor/verify-totp", { code: await codeNow(address) }, first.cookie);
    expect(second.status).toBe(200);
    expect(second.cookie).toContain("pledgebook.session_token=");
    expect(await room.store.db.select().from(schema.sessions)).toHaveLength(1);
  });

  it("ends the session that whoever signs in anew had, and not the one that they are given", async () => {
    const { address } = await setUp();
    const sessions = () => room.store.db.select().from(schema.sessions);
    const enter = async (cookie: string) => {
      const first = await post("/sign-in/email", { email: mira.email, password: PASSWORD }, cookie);
      return post("/two-factor/verify-totp", { code: await codeNow(address) }, first.cookie);
    };
    const before = await enter("");
    expect(await sessions()).toHaveLength(1);
    const again = await post("/sign-in/email", { email: mira.email, password: PASSWORD }, before.cookie);
    expect(again.body).toMatchObject({ twoFactorRedirect: true });
    expect(await sessions()).toEqual([]);
  });

  it("takes a code once, and lets no browser go without one", async () => {
    const { address } = await setUp();
    const code = await codeNow(address);
    const first = await signIn();
    const trusted = await post("/two-factor/verify-totp", { code, trustDevice: true }, first.cookie);
    expect(trusted.status).toBe(200);
    expect(trusted.cookie).not.toContain("trust_device");
    const second = await signIn();
    expect(second.body).toMatchObject({ twoFactorRedirect: true });
    expect((await post("/two-factor/verify-totp", { code }, second.cookie)).status).toBe(401);
    expect(await room.store.db.select().from(schema.sessions)).toHaveLength(1);
  });

  it("is not in force before a code was proved, and a wrong one changes nothing", async () => {
    const { sealed } = await own().start({ password: PASSWORD });
    await expectRefused(room, () => own().confirm({ sealed, code: "000000" }), { code: "BAD_REQUEST" });
    expect((await signIn()).cookie).toContain("pledgebook.session_token=");
  });

  it("keeps neither secret nor codes as they are", async () => {
    const { address, codes } = await setUp();
    const kept = JSON.stringify(await room.dump());
    expect(kept).not.toContain(secretIn(address));
    for (const code of codes) expect(kept).not.toContain(code);
  });

  it("gives way to a recovery code, once", async () => {
    const { codes } = await setUp();
    const by = async (code: string) =>
      post("/two-factor/verify-backup-code", { code }, (await signIn()).cookie);
    expect((await by(codes[3]!)).status).toBe(200);
    expect((await by(codes[3]!)).status).toBe(401);
    expect((await by("aaaaa-aaaaa")).status).toBe(401);
    expect(await own().state()).toEqual({ isOn: true, codesLeft: 9 });
  });

  it("is begun and removed by who knows the password, and told without a secret", async () => {
    await expectRefused(room, () => own().start({ password: "guessed it" }), { code: "BAD_REQUEST" });
    const { address } = await setUp();
    expect(await lastEvent(room)).toMatchObject({ action: "account.second_factor_on", actorId: mira.id });
    expect(JSON.stringify(await lastEvent(room))).not.toContain(secretIn(address));
    await expectRefused(room, () => own().remove({ password: "guessed it" }), { code: "BAD_REQUEST" });
    await own().remove({ password: PASSWORD });
    expect(await lastEvent(room)).toMatchObject({ action: "account.second_factor_off", actorId: mira.id });
    expect((await signIn()).cookie).toContain("pledgebook.session_token=");
  });

  it("is confirmed by nobody else, and not twice", async () => {
    const { sealed, address } = await own().start({ password: PASSWORD });
    const code = await codeNow(address);
    await expectRefused(room, () => room.as(oleh).secondFactor.confirm({ sealed, code }), {
      code: "BAD_REQUEST",
    });
    await expectRefused(room, () => own().confirm({ sealed: "made up", code }), { code: "BAD_REQUEST" });
    await own().confirm({ sealed, code });
    await expectRefused(room, () => own().confirm({ sealed, code }), { code: "CONFLICT" });
  });

  it("is taken away by an admin from who has lost it, who is signed out then", async () => {
    const { address } = await setUp();
    const { cookie } = await signIn();
    await post("/two-factor/verify-totp", { code: await codeNow(address) }, cookie);
    await expectRefused(room, () => room.as(oleh).people.removeSecondFactor({ id: mira.id }), {
      code: "FORBIDDEN",
    });
    await room.as(ada).people.removeSecondFactor({ id: mira.id });
    expect(await room.store.db.select().from(schema.sessions)).toEqual([]);
    expect(await lastEvent(room)).toMatchObject({
      action: "people.remove_second_factor",
      before: { secondFactor: true },
      after: { secondFactor: false },
    });
  });
});

it("one's own password is guessed ten times in a quarter of an hour, and no more", async () => {
  for (let guess = 0; guess < 10; guess++)
    await expect(own().start({ password: `guess ${guess}` })).rejects.toMatchObject({
      cause: { key: "password_wrong" },
    });
  await expect(own().start({ password: PASSWORD })).rejects.toMatchObject({
    cause: { key: "password_throttled" },
  });
});

describe("people.setSecondFactorRoles", () => {
  it("lets who has none do nothing but set one up", async () => {
    await room.as(ada).people.setSecondFactorRoles({ roles: ["annotator"] });
    mira.hasSecondFactor = false;
    expect(await lacksSecondFactor(room.store.db, mira)).toBe(true);
    await expectRefused(room, () => room.as(mira).articles.desk(), { code: "FORBIDDEN" });
    await setUp();
    mira.hasSecondFactor = true;
    expect(await lacksSecondFactor(room.store.db, mira)).toBe(false);
    await room.as(mira).articles.desk();
  });

  it("asks nothing of other roles, and is set by admins alone", async () => {
    await expectRefused(room, () => room.as(mira).people.setSecondFactorRoles({ roles: [] }), {
      code: "FORBIDDEN",
    });
    await room.as(ada).people.setSecondFactorRoles({ roles: ["admin"] });
    expect(await lacksSecondFactor(room.store.db, { ...mira, hasSecondFactor: false })).toBe(false);
  });
});
