import { schema } from "@pledgebook/db/schema";
import { beforeEach, expect, it } from "vitest";
import { expectRefused, lastEvent } from "../testing/acts.ts";
import { ada, preparedNewsroom, type TestNewsroom, testNewsroom } from "../testing/newsroom.ts";
import { issueFirstAdminToken, redeemFirstAdminToken } from "./first-admin.ts";

const { from: empty } = await preparedNewsroom((room) =>
  room.store.derive([{ statement: room.store.db.delete(schema.users) }]),
);
const now = new Date("2024-01-31T09:00:00.000Z");
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);
const person = { email: "First@Example.org", name: "First", password: "correct horse battery" };
const refusal = { code: "not_allowed", key: "first_admin_link" };

let room: TestNewsroom;
beforeEach(async () => {
  room = await testNewsroom(empty);
});

const issue = (at = now) => issueFirstAdminToken(room.store, at);
const redeem = (token: string, at = hours(1)) =>
  redeemFirstAdminToken(room.store, room.auth, token, person, at);
const users = () => room.store.db.select().from(schema.users);

/** The domain's own refusal: this is not a procedure. */
async function expectNo(act: () => Promise<unknown>) {
  const before = await room.dump();
  await expect(act()).rejects.toMatchObject(refusal);
  expect(await room.dump()).toEqual(before);
}

it("takes no password that is soon guessed, and the link stays good", async () => {
  const token = await issue();
  const weak = { ...person, password: "password1234" };
  await expect(redeemFirstAdminToken(room.store, room.auth, token, weak, hours(1))).rejects.toMatchObject({
    key: "password_weak",
  });
  expect(await users()).toEqual([]);
  await redeem(token);
});

it("makes the first admin, once, and writes that they came in by the link", async () => {
  const token = await issue();
  await redeem(token);
  expect(await users()).toMatchObject([{ email: "first@example.org", name: "First", role: "admin" }]);
  const [user] = await users();
  expect(await lastEvent(room)).toMatchObject({
    action: "people.first_admin",
    actorId: user?.id,
    subject: "user",
    subjectId: user?.id,
    before: null,
    after: { role: "admin" },
  });
  await expectNo(() => redeem(token));
});

it("keeps only a hash of the token", async () => {
  const token = await issue();
  expect(token.length).toBeGreaterThanOrEqual(32);
  expect(JSON.stringify(await room.dump())).not.toContain(token);
});

it("refuses a token that was never given, one of another length and none", async () => {
  await expectNo(() => redeem("a".repeat(32)));
  await issue();
  for (const token of ["a".repeat(32), "short", ""]) await expectNo(() => redeem(token));
});

it("refuses a token after a day", async () => {
  const token = await issue();
  await expectNo(() => redeem(token, hours(24)));
  await redeem(token, hours(23.99));
  expect(await users()).toHaveLength(1);
});

it("makes the token before it void", async () => {
  const first = await issue();
  const second = await issue();
  expect(second).not.toBe(first);
  await expectNo(() => redeem(first));
  await redeem(second);
});

it("lets one of two who open the link at once in", async () => {
  const token = await issue();
  const outcomes = await Promise.allSettled([redeem(token), redeem(token)]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await users()).toHaveLength(1);
});

it("refuses where somebody is already", async () => {
  const full = await testNewsroom();
  const token = await issueFirstAdminToken(full.store, now);
  const before = await full.dump();
  await expect(redeemFirstAdminToken(full.store, full.auth, token, person, hours(1))).rejects.toMatchObject(
    refusal,
  );
  expect(await full.dump()).toEqual(before);
  await expectRefused(full, () => full.as(null).people.list(), { code: "UNAUTHORIZED" });
  expect(await full.as(ada).people.list()).toHaveLength(5);
});
