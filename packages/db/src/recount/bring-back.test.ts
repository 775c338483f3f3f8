import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isAhead, lastRecord } from "../queries/clock.ts";
import { record } from "../queries/history.ts";
import { writeSetting } from "../queries/settings.ts";
import { migrationsFolder } from "../store/migrate.ts";
import { openStore } from "../store/open.ts";
import { raw, type Store } from "../store/store.ts";
import { startSqld, temporaryFolder } from "../testing.ts";
import { bringBack } from "./bring-back.ts";

/** What it does to a ledger is shown by `pledgebook clock`; here that it can do it on either driver. */
const drivers = [
  {
    name: "a SQLite file",
    async open() {
      const folder = temporaryFolder();
      return { url: `file:${folder.path}/ledger.db`, stop: async () => folder.remove() };
    },
  },
  { name: "a libSQL server", open: () => startSqld() },
];

const now = "2026-11-26T10:00:00.000Z";

describe.each(drivers)("bringing back on $name", ({ open }) => {
  let store: Store;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    const opened = await open();
    store = openStore(opened.url);
    stop = opened.stop;
    await store.migrate(migrationsFolder);
  });
  afterAll(async () => {
    await store.close();
    await stop();
  });
  const tell = (at: string) =>
    record(store.db, { act: "people.add", subject: "user", subjectId: at, at, actorId: null });
  const moments = async () =>
    (await store.db.all<{ at: string }>(sql`SELECT at FROM audit_events ORDER BY id`)).map(({ at }) => at);

  it("dates what lies ahead now, in its order, behind what does not", async () => {
    const times = [
      "2026-11-26T09:59:59.998Z",
      "2027-12-31T00:00:00.000Z",
      "2027-12-31T00:00:00.000Z",
      "2028-01-01T00:00:00.000Z",
    ];
    await store.derive([
      ...times.map(tell),
      writeSetting(store.db, "countedAt", "2028-02-01T00:00:00.000Z"),
      {
        statement: raw("INSERT INTO rate_limits (id, key, count, last_request) VALUES ('a', 'a', 9, ?)", [
          Date.parse(now) + 1,
        ]),
      },
    ]);
    expect(isAhead(await lastRecord(store.db), now)).toBe(true);
    const { steps, ...told } = await bringBack(store.db, now);
    expect(told).toEqual({
      moments: 3,
      from: ["2027-12-31T00:00:00.000Z", "2028-02-01T00:00:00.000Z"],
      to: ["2026-11-26T09:59:59.999Z", "2026-11-26T10:00:00.001Z"],
    });
    await store.write({ steps, records: [tell("2026-11-26T10:00:00.001Z")] });
    expect(await moments()).toEqual([
      "2026-11-26T09:59:59.998Z",
      "2026-11-26T09:59:59.999Z",
      "2026-11-26T09:59:59.999Z",
      "2026-11-26T10:00:00.000Z",
      "2026-11-26T10:00:00.001Z",
    ]);
    expect(isAhead(await lastRecord(store.db), now)).toBe(false);
    expect(await store.db.all(sql`SELECT * FROM rate_limits`)).toEqual([]);
    await expect(store.derive([{ statement: raw("DELETE FROM audit_events") }])).rejects.toThrow(
      /only ever added/,
    );
    expect((await bringBack(store.db, "2026-11-26T10:00:00.001Z")).moments).toBe(0);
  });
});
