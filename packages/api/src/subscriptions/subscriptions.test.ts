import { schema } from "@pledgebook/db/schema";
import { beforeEach, describe, expect, it } from "vitest";
import type { Context } from "../server/context.ts";
import { tidy } from "../server/tidy.ts";
import { expectRefused, lastEvent, publishedShells } from "../testing/acts.ts";
import { ada, edith, SITE, type TestNewsroom, testNewsroom } from "../testing/newsroom.ts";
import { lastDueDay, nextDigestDay } from "./digest-days.ts";
import { type Digest, writeDueDigests } from "./due-digests.ts";
import { askForDigest, askLimits, confirmDigest, leaveDigest, subscriptionOf } from "./subscriptions.ts";

describe("days of letters", () => {
  it.each([
    ["daily", "2024-02-28", "2024-02-29"],
    ["weekly", "2024-01-28", "2024-01-29"], // a Sunday
    ["weekly", "2024-01-29", "2024-02-05"], // a Monday
    ["weekly", "2024-01-31", "2024-02-05"],
  ] as const)("%s after %s is %s", (frequency, day, next) => {
    expect(nextDigestDay(frequency, day)).toBe(next);
  });

  it.each([
    ["2024-01-31T04:59:59Z", "2024-01-30"],
    ["2024-01-31T05:00:00Z", "2024-01-31"],
    // In summer Kyiv is three hours ahead.
    ["2024-07-31T04:00:00Z", "2024-07-31"],
    ["2024-01-31T22:30:00Z", "2024-01-31"],
  ])("at %s letters of seven o'clock in Kyiv are due up to %s", (moment, day) => {
    expect(lastDueDay(moment, 7, "Europe/Kyiv")).toBe(day);
  });
});

let room: TestNewsroom;
let ids = 0;
beforeEach(async () => {
  room = await testNewsroom();
});

function at(moment: string): Context {
  return {
    ...room,
    person: null,
    now: () => moment,
    newId: () => `own-${++ids}`,
    published: () => {},
  };
}

const MORNING = "2024-01-31T08:00:00.000Z";
const form = {
  email: " Rosa@Example.org ",
  language: "en",
  frequency: "daily",
  subject: "donor",
  value: "NL",
};
const letters: string[] = [];
const ask = (changes: Partial<typeof form> = {}, client = "192.0.2.1", moment = MORNING) =>
  askForDigest(at(moment), { ...form, ...changes }, client, async ({ email }, link) => {
    letters.push(link);
    return { recipient: email, subject: "?", text: link };
  });
const lastToken = () => letters.at(-1)?.split("/").at(-1) ?? "";
async function follow(changes: Partial<typeof form> = {}) {
  await ask(changes, `192.0.2.${++ids}`);
  const subscription = await subscriptionOf(at(MORNING), lastToken());
  if (!subscription) throw new Error("nothing was asked for");
  await confirmDigest(at(MORNING), subscription);
  return subscription;
}
async function written(moment: string): Promise<Digest[]> {
  const told: Digest[] = [];
  await writeDueDigests(at(moment), async (digest) => {
    told.push(digest);
    return { recipient: digest.subscription.email, subject: "news", text: "…" };
  });
  return told;
}
const rows = () => room.store.db.select().from(schema.subscriptions);
const waiting = () => room.store.db.select().from(schema.mails);

describe("asking for letters", () => {
  it("sends one letter to the mailbox with a link, and no other until that was followed", async () => {
    await publishedShells(room);
    await ask();
    expect(await waiting()).toMatchObject([{ recipient: "rosa@example.org", leaveAddress: null }]);
    expect(letters.at(-1)).toMatch(new RegExp(`^${SITE}/letters/[\\w-]{32}$`));
    expect(await written("2024-02-01T05:00:00.000Z")).toEqual([]);
    await ask({ language: "uk" });
    expect(letters.at(-1)).toContain(`${SITE}/uk/letters/`);
  });

  it.each([
    [{ email: "rosa" }, "mail_address"],
    [{ email: "rosa@example.org\nBcc: all@example.org" }, "mail_address"],
    [{ value: "XQ" }, "nothing_to_follow"],
    [{ subject: "purpose", value: "elephants" }, "nothing_to_follow"],
    [{ subject: "pledge", value: "P-2024-9999" }, "nothing_to_follow"],
    [{ subject: "all", value: "NL" }, "nothing_to_follow"],
    [{ frequency: "hourly" }, "nothing_to_follow"],
  ])("refuses %j and writes nothing", async (changes, key) => {
    await expect(ask(changes)).rejects.toMatchObject({ key });
    expect([await rows(), await waiting()]).toEqual([[], []]);
  });

  it("floods no mailbox, whoever asks, and lets one address ask so often only", async () => {
    for (let index = 0; index < askLimits.mailbox; index++) await ask({}, `192.0.2.${index}`);
    await expect(ask({}, "192.0.2.99")).rejects.toMatchObject({ key: "mail_throttled" });
    for (let index = 0; index < askLimits.client; index++)
      await ask({ email: `r${index}@example.org` }, "198.51.100.1");
    await expect(ask({ email: "new@example.org" }, "198.51.100.1")).rejects.toMatchObject({
      key: "mail_throttled",
    });
    await ask({}, "192.0.2.99", "2024-01-31T09:00:01.000Z");
  });

  it("is forgotten within a day where nobody confirms; what was confirmed stays", async () => {
    await ask({ email: "gone@example.org" });
    await follow();
    await tidy(room.store, new Date("2024-02-01T08:00:01.000Z"));
    expect(await rows()).toMatchObject([{ email: "rosa@example.org" }]);
  });
});

describe("letters that are due", () => {
  it("tell of whole days from where the one before ended, once, from the newsroom's hour on", async () => {
    const { code } = await publishedShells(room);
    await follow();
    await follow({ subject: "all", value: "", email: "all@example.org" });
    await follow({ subject: "pledge", value: code, email: "one@example.org" });
    await follow({ value: "DE", email: "germany@example.org" });
    expect(await written("2024-02-01T04:59:00.000Z")).toEqual([]);
    const told = await written("2024-02-01T05:00:00.000Z");
    expect(told.map(({ subscription }) => subscription.email).sort()).toEqual([
      "all@example.org",
      "one@example.org",
      "rosa@example.org",
    ]);
    for (const digest of told) {
      expect(digest).toMatchObject({ from: "2024-01-30", to: "2024-01-31", isComplete: true });
      expect(digest.changes.map((change) => [change.code, change.was.length, change.is.length])).toEqual([
        [code, 0, 1],
      ]);
    }
    expect(await written("2024-02-01T06:00:00.000Z")).toEqual([]);
    // Of nothing new there is no letter, and nothing is told twice.
    expect(await written("2024-02-02T06:00:00.000Z")).toEqual([]);
  });

  it("come on Mondays to who wants them so, also after days on which nothing ran", async () => {
    await publishedShells(room);
    await follow({ frequency: "weekly" });
    expect(await written("2024-02-04T12:00:00.000Z")).toEqual([]);
    expect(await written("2024-02-07T12:00:00.000Z")).toMatchObject([
      { from: "2024-01-30", to: "2024-02-06" },
    ]);
    expect((await rows())[0]).toMatchObject({ nextOn: "2024-02-12", toldUntil: "2024-02-06" });
  });

  it("are written once, however many processes look at the clock", async () => {
    await publishedShells(room);
    await follow();
    const beside = room.beside();
    const write = async () => ({ recipient: "rosa@example.org", subject: "news", text: "…" });
    const moment = "2024-02-01T06:00:00.000Z";
    const counts = await Promise.all([
      writeDueDigests(at(moment), write),
      writeDueDigests({ ...at(moment), store: beside.store }, write),
    ]);
    expect(counts.toSorted()).toEqual([0, 1]);
    expect((await waiting()).filter(({ subject }) => subject === "news")).toHaveLength(1);
  });

  it("end with a press, and nothing is kept of who has left", async () => {
    await publishedShells(room);
    const subscription = await follow();
    await leaveDigest(at(MORNING), subscription);
    expect(await rows()).toEqual([]);
    expect(await written("2024-02-01T06:00:00.000Z")).toEqual([]);
    expect(JSON.stringify(await room.store.db.select().from(schema.auditEvents))).not.toContain("rosa@");
  });

  it("confirming anew takes the place of what the same mailbox was told of the same", async () => {
    await follow();
    const second = await follow({ frequency: "weekly" });
    expect(await rows()).toMatchObject([{ id: second.id, frequency: "weekly" }]);
  });
});

describe("newsroom.setDigestHour", () => {
  it("moves the hour, tells the history, and is for admins", async () => {
    await publishedShells(room);
    await follow();
    await room.as(ada).newsroom.setDigestHour({ before: 7, digestHour: 18 });
    expect(await lastEvent(room)).toMatchObject({
      action: "newsroom.set_digest_hour",
      before: { digestHour: 7 },
      after: { digestHour: 18 },
    });
    expect(await written("2024-02-01T15:59:00.000Z")).toEqual([]);
    expect(await written("2024-02-01T16:00:00.000Z")).toHaveLength(1);
    await expectRefused(room, () => room.as(ada).newsroom.setDigestHour({ before: 7, digestHour: 9 }), {
      code: "CONFLICT",
      key: "stale",
    });
    await expectRefused(room, () => room.as(edith).newsroom.setDigestHour({ before: 18, digestHour: 9 }), {
      code: "FORBIDDEN",
    });
    expect(await room.as(ada).newsroom.letters()).toMatchObject({ confirmed: 1, asked: 0, digestHour: 18 });
  });
});
