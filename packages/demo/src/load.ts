import { addDays } from "@pledgebook/core/values/day";
import { listParties } from "@pledgebook/db/queries/names";
import { writeRates } from "@pledgebook/db/queries/rates";
import { readSettings, writeSetting } from "@pledgebook/db/queries/settings";
import { recount } from "@pledgebook/db/recount/recount";
import { seedNames } from "@pledgebook/db/reference-data";
import type { Database, Step, Store } from "@pledgebook/db/store/store";
import { articleSteps } from "./load-articles.ts";
import { DAYS, type Desk, FIRST_DAY } from "./load-desk.ts";
import { generator } from "./load-random.ts";
import { generatedRates, insert } from "./load-rows.ts";

/**
 * A newsroom of any size, for measuring: invented articles whose sentences state invented pledges, spread over donors,
 * purposes, years and stages much as real ones are. The same numbers always make the same rows, and the ledger is counted
 * from them by the same code as everywhere. Nothing of it is true.
 */
export interface LoadSize {
  articles: number;
  pledges: number;
}

/** What a load made: `marks` in its articles, `rows` in its ledger. */
export interface Loaded extends LoadSize {
  marks: number;
  rows: number;
}

/** Articles that are written at once. */
const AT_ONCE = 400;

/**
 * Fills an empty database, some hundred articles after the other, and counts after each, so that the ledger's record grows
 * over the years as a newsroom's does. `progress` is told how many pledges are done. A database that holds this very load
 * already is left as it is.
 * @throws Error when the database has a newsroom of its own, or a load of another size.
 */
export async function seedLoad(
  store: Store,
  size: LoadSize,
  progress: (pledges: number) => void = () => {},
): Promise<Loaded> {
  const { db } = store;
  const label = `load of ${size.articles} articles, ${size.pledges} pledges`;
  const [{ n: articles = 0 } = {}] = await db.all<{ n: number }>("SELECT count(*) AS n FROM articles");
  const { demonstration } = await readSettings(db);
  if (demonstration !== label) {
    if (articles > 0 || demonstration !== null)
      throw new Error(
        "This database has articles already; a load fills an empty one (DATABASE_URL names it).",
      );
    await write(store, size, progress);
    await store.derive([writeSetting(db, "demonstration", label)]);
  }
  const [made = { marks: 0, rows: 0 }] = await db.all<{ marks: number; rows: number }>(
    "SELECT (SELECT count(*) FROM annotations) AS marks, (SELECT count(*) FROM ledger_rows) AS rows",
  );
  return { ...size, ...made };
}

async function write(store: Store, size: LoadSize, progress: (pledges: number) => void): Promise<void> {
  await seedNames(store);
  await store.derive(writeRates(generatedRates()));
  const desk: Desk = {
    random: generator(1),
    names: await namesOf(store.db),
    known: [],
    numbers: new Map(),
  };
  let pledges = 0;
  let day = FIRST_DAY;
  for (let first = 0; first < size.articles; first += AT_ONCE) {
    const steps: Step[] = [];
    for (let index = first; index < Math.min(size.articles, first + AT_ONCE); index++) {
      const share = Math.round((size.pledges * (index + 1)) / size.articles) - pledges;
      day = addDays(FIRST_DAY, Math.floor((DAYS * index) / size.articles));
      steps.push(...articleSteps(index, day, share, desk));
      pledges += share;
    }
    await store.derive(steps);
    await recount(store, `${day}T20:00:00.000Z`);
    progress(pledges);
  }
  await store.derive(
    [...desk.numbers].map(([year, lastNumber]) =>
      insert("pledge_code_series", { year, last_number: lastNumber }),
    ),
  );
}

async function namesOf(db: Database): Promise<Desk["names"]> {
  const parties = new Map((await listParties(db)).map((row) => [row.code, row]));
  const countries = {
    en: new Intl.DisplayNames("en", { type: "region" }),
    uk: new Intl.DisplayNames("uk", { type: "region" }),
  };
  return (code, language) => {
    const party = parties.get(code);
    if (party) return language === "uk" ? party.nameUk : party.nameEn;
    return /^[A-Z]{2}$/.test(code) ? (countries[language].of(code) ?? code) : code;
  };
}
