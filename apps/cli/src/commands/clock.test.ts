import { createCaller } from "@pledgebook/api/router";
import { whyNotReady } from "@pledgebook/api/server/readiness";
import { documentFromParagraphs } from "@pledgebook/core/text/document";
import { seedNames } from "@pledgebook/db/reference-data";
import type { Store } from "@pledgebook/db/store/store";
import { describe, expect, it } from "vitest";
import type { Newsroom } from "../newsroom.ts";
import { operator } from "../operator.ts";
import { answersOf, look, runCommand, testPlace } from "../testing.ts";
import { addClock } from "./clock.ts";

const place = testPlace();

const clock = (env: NodeJS.ProcessEnv, ...args: string[]) =>
  runCommand(addClock, ["clock", ...args], { env });
const today = () => new Date().toISOString();
const DAY_MS = 86_400_000;

/** The desk by a clock that is so many days ahead; it ticks. */
function desk(newsroom: Newsroom, daysAhead = 0) {
  const now = () => new Date(Date.now() + daysAhead * DAY_MS).toISOString();
  return createCaller({ ...operator(newsroom), now });
}

/** Writes an article, marks a pledge of so many euros in it, approves and publishes it. */
async function publish(caller: ReturnType<typeof desk>, title: string, euros: number) {
  const { id } = await caller.articles.create({
    title,
    standfirst: "",
    byline: "",
    publishedOn: "2024-01-31",
    language: "en",
    body: documentFromParagraphs([`The Netherlands will give ${euros} euros.`]),
  });
  const { revision } = await caller.articles.byId({ id });
  const amount = {
    qualifier: "exact" as const,
    currency: "EUR" as const,
    min: euros * 100,
    max: euros * 100,
  };
  const { annotationId } = await caller.pledges.annotate({
    articleId: id,
    revisionId: revision.id,
    span: { start: 0, end: revision.plainText.length },
    stated: amount,
    pledge: {
      kind: "new",
      pack: null,
      fields: {
        donorCodes: ["NL"],
        recipientCode: "UA",
        amount,
        category: "humanitarian",
        purpose: "other",
        purposeNote: null,
        financeType: "grant",
        channelSlug: null,
        inKind: null,
        announcedOn: "2024-01-31",
        announcedBy: null,
        note: null,
      },
    },
  });
  await caller.review.approve({ annotationId, version: 1, pledgeVersion: 1 });
  await caller.articles.publish({ id, version: 1 });
  return { id, annotationId };
}

const totals = async (caller: ReturnType<typeof desk>, query: string) =>
  (await caller.ledger.query({ query })).totals.map(({ bounds }) => bounds.floor);

/** Moments in any text of any table that lie ahead; the schedule is the only one that may. */
async function ahead({ db }: Store): Promise<string[]> {
  const columns = await db.all<{ table: string; column: string }>(`
    SELECT m.name AS "table", c.name AS "column" FROM sqlite_master m JOIN pragma_table_info(m.name) c
    WHERE m.type = 'table' AND c.type = 'TEXT' COLLATE NOCASE AND c.name <> 'scheduled_for'`);
  const found: string[] = [];
  for (const { table, column } of columns) {
    const moment = `trim("${column}", '"')`;
    const [row] = await db.all<{ count: number }>(`SELECT count(*) AS count FROM "${table}"
      WHERE ${moment} GLOB '20[0-9][0-9]-*T*Z' AND ${moment} > '${new Date(Date.now() + 60_000).toISOString()}'`);
    if (row && row.count > 0) found.push(`${table}.${column}`);
  }
  return found;
}

const triggers = async ({ db }: Store) =>
  db.all("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name");

describe("pledgebook clock", () => {
  it("brings back what a clock that was 400 days ahead has dated: until then nothing more is recorded", async () => {
    const env = place.newLedger();
    await look(env, async (newsroom) => {
      const { store } = newsroom;
      await seedNames(store);
      await publish(desk(newsroom), "Before", 1_000);
      expect(await ahead(store)).toEqual([]);

      // One article by the wrong clock, and all else that a desk does by it.
      const wrong = desk(newsroom, 400);
      const { id, annotationId } = await publish(wrong, "Ahead", 20_000);
      await wrong.annotations.comment({ id: annotationId, text: "A comment." });
      const edited = { title: "Ahead, edited", standfirst: "", byline: "", publishedOn: "2024-01-31" };
      const body = documentFromParagraphs(["The Netherlands will give 20000 euros."]);
      await wrong.articles.save({ ...edited, language: "en", body, id, version: 2 });
      await wrong.articles.rename({ id, version: 3, slug: "elsewhere" });
      await wrong.review.reopen({ annotationId, version: 2 });
      await wrong.review.approve({ annotationId, version: 3, pledgeVersion: 3 });
      expect((await ahead(store)).length).toBeGreaterThan(10);

      // The clock is right again: the page shows what the file of today does not, and nothing more is recorded.
      const right = desk(newsroom);
      expect(await totals(right, "")).toEqual([2_100_000]);
      expect(await totals(right, `as_of=${today().slice(0, 10)}`)).toEqual([100_000]);
      await expect(publish(right, "After", 300_000)).rejects.toMatchObject({
        code: "CONFLICT",
        cause: { key: "clock_behind" },
      });
      expect(await whyNotReady(store, today())).toMatch(/newest record lies ahead .*pledgebook clock/s);
    });

    const [found] = answersOf(await clock(env)) as { ahead: number; broughtBack: number }[];
    expect(found?.ahead).toBeGreaterThan(10);
    expect(found?.broughtBack).toBe(0);
    const before = await look(env, ({ store }) => triggers(store));
    const began = today();
    expect(answersOf(await clock(env, "--bring-back"))).toMatchObject([
      { ahead: 0, broughtBack: found?.ahead },
    ]);

    await look(env, async (newsroom) => {
      const { store } = newsroom;
      expect(await ahead(store)).toEqual([]);
      expect(await triggers(store)).toEqual(before);
      expect(await whyNotReady(store, today())).toBeNull();
      const right = desk(newsroom);
      await publish(right, "After", 300_000);
      const all = 32_100_000;
      expect(await totals(right, "")).toEqual([all]);
      for (const query of ["", "&text=Netherlands", "&donor=NL"])
        expect(await totals(right, `as_of=${today().slice(0, 10)}${query}`)).toEqual([all]);

      // In the order in which it was, none of it before what was right, all of it now.
      const history = (await right.desk.history({ limit: 200 })).reverse();
      const moments = history.map(({ at }) => at);
      expect(moments).toEqual([...moments].sort());
      expect(new Set(moments.map((at) => at.slice(0, 4)))).toEqual(new Set([began.slice(0, 4)]));
      expect(history.find(({ action }) => action === "clock.bring_back")).toMatchObject({
        actor: null,
        after: { moments: found?.ahead },
      });
      const rows = await store.db.all<{ from: string; to: string | null }>(
        'SELECT recorded_from AS "from", recorded_to AS "to" FROM ledger_rows',
      );
      expect(rows.every(({ from, to }) => to === null || from <= to)).toBe(true);
      expect(rows.some(({ to }) => to !== null)).toBe(true);
    });
  });

  it("has nothing to bring back where no clock was wrong", async () => {
    const env = place.newLedger();
    await look(env, async (newsroom) => {
      await seedNames(newsroom.store);
      await publish(desk(newsroom), "Now", 1_000);
    });
    const events = () => look(env, (newsroom) => desk(newsroom).desk.history({ limit: 200 }));
    const before = await events();
    expect(answersOf(await clock(env, "--bring-back"))).toMatchObject([{ ahead: 0, broughtBack: 0 }]);
    expect(await events()).toEqual(before);
  });
});
