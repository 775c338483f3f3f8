import { ledgerPage, PAGE_ROWS } from "@pledgebook/api/ledger/answer";
import { readQuestion } from "@pledgebook/api/ledger/question";
import { overview } from "@pledgebook/api/ledger/slices";
import type { Cursor } from "@pledgebook/core/ledger/cursor";
import { bestSentence, searchQuery } from "@pledgebook/core/text/search-words";
import type { Ask } from "@pledgebook/db/queries/ledger/cells";
import { listRows } from "@pledgebook/db/queries/ledger/rows";
import { scopeOf } from "@pledgebook/db/queries/ledger/scope";
import { sums } from "@pledgebook/db/queries/ledger/sums";
import { searchArticles } from "@pledgebook/db/queries/search";
import type { Store } from "@pledgebook/db/store/store";
import { type Case, whole } from "./ledger-results.ts";

const FAR_PAGE = 1000;

/** A day far from today, so that every question is about all that is known. */
const TODAY = "2100-01-01";

export const CURRENT = "recorded_to IS NULL";

export async function casesOf(store: Store): Promise<Case[]> {
  const { db } = store;
  const [middle] = await db.all<{ day: string }>(
    "SELECT substr(recorded_from, 1, 10) AS day FROM ledger_rows ORDER BY recorded_from LIMIT 1 OFFSET (SELECT count(*) / 2 FROM ledger_rows)",
  );
  const day = middle?.day ?? "2024-01-01";
  const known = `recorded_from < '${day}T24' AND (recorded_to IS NULL OR recorded_to > '${day}T24')`;
  const page =
    (query: string, after: Cursor | null = null) =>
    async () => {
      const { filter } = await readQuestion(db, query, TODAY);
      return listRows(db, await scopeOf(db, filter), after, PAGE_ROWS + 1);
    };
  const total =
    (query: string, ask: Ask = { slice: null }) =>
    async () => {
      const { filter } = await readQuestion(db, query, TODAY);
      return (await sums(db, await scopeOf(db, filter), [ask]))[0];
    };
  const rowsOf = (where: string, offset = 0) =>
    `SELECT * FROM ledger_rows WHERE ${where} ORDER BY announced_day DESC, code DESC, part DESC LIMIT ${PAGE_ROWS + 1} OFFSET ${offset}`;
  const sumOf = (where: string, by = "''") =>
    `SELECT ${by} AS slice, status, finance_type, CAST(count(*) AS integer) AS rows, CAST(sum(floor_eur) AS bigint) AS floor,
      CAST(sum(ceiling_eur) AS bigint) AS ceiling FROM ledger_rows WHERE ${where} GROUP BY 1, 2, 3`;
  const [current] = await db.all<{ n: number }>(`SELECT count(*) AS n FROM ledger_rows WHERE ${CURRENT}`);
  const farPage = Math.min(FAR_PAGE, Math.floor((current?.n ?? 0) / PAGE_ROWS));
  const far = await cursorBefore(store, farPage);
  const words = "concat_ws(' ', quote, purpose_note, in_kind)";
  // Pages show joint pledges beside a donor's own; totals leave them out.
  const shared = "(donor_key = 'DE' OR ';' || donor_key || ';' LIKE '%;DE;%')";
  const stage = "category = 'military' AND status = 'pledged'";
  const german = `donor_key = 'DE' AND ${stage}`;
  const several =
    "donor_key IN ('US', 'DE', 'NL') AND category IN ('military', 'energy') AND channel = 'bilateral' AND announced_day BETWEEN '2023-01-01' AND '2024-06-30'";
  const everything = async () => ledgerPage(db, await readQuestion(db, "", TODAY));
  const filtered = "donor=DE&category=military&status=pledged";
  const facets = async () => overview(db, await readQuestion(db, filtered, TODAY));
  return [
    { name: "first page", aim: 5, ours: page(""), sql: rowsOf(CURRENT) },
    {
      name: "first page, donor, category, stage",
      aim: 5,
      ours: page(filtered),
      sql: rowsOf(`${CURRENT} AND ${shared} AND ${stage}`),
    },
    {
      name: `page ${whole(farPage)}`,
      aim: 5,
      ours: page("", far),
      sql: rowsOf(CURRENT, (farPage - 1) * PAGE_ROWS),
    },
    {
      name: "largest first, donor",
      aim: 5,
      ours: page("donor=DE&sort=largest"),
      sql: `SELECT * FROM ledger_rows WHERE ${CURRENT} AND ${shared} ORDER BY size DESC, code DESC, part DESC LIMIT ${PAGE_ROWS + 1}`,
    },
    {
      name: "first page of a past day",
      aim: 5,
      ours: page(`as_of=${day}`),
      sql: rowsOf(known),
    },
    { name: "totals of everything", aim: 1, ours: total(""), sql: sumOf(CURRENT) },
    {
      name: "totals by donor",
      aim: 10,
      ours: total("", { slice: "donor" }),
      sql: sumOf(CURRENT, "donor_key"),
    },
    {
      name: "totals by category",
      aim: 10,
      ours: total("", { slice: "category" }),
      sql: sumOf(CURRENT, "category"),
    },
    {
      name: "totals by month",
      aim: 10,
      ours: total("", { slice: "month" }),
      sql: sumOf(CURRENT, "substr(announced_day, 1, 7)"),
    },
    {
      name: "totals of a donor",
      aim: 10,
      ours: total("donor=NL"),
      sql: sumOf(`${CURRENT} AND donor_key = 'NL'`),
    },
    {
      name: "… donor, category, stage",
      aim: 10,
      ours: total(filtered),
      sql: sumOf(`${CURRENT} AND ${german}`),
    },
    {
      name: "… three donors, two categories, channel, months",
      aim: 10,
      ours: total("donor=US,DE,NL&category=military,energy&channel=bilateral&from=2023-01&to=2024-06"),
      // Joint pledges of the three alone are theirs together.
      sql: sumOf(`${CURRENT} AND ${several.replace("('US', 'DE', 'NL')", TOGETHER)}`),
    },
    {
      name: "… from and to a day",
      aim: 10,
      ours: total("from=2023-01-15&to=2024-06-10"),
      sql: sumOf(`${CURRENT} AND announced_day BETWEEN '2023-01-15' AND '2024-06-10'`),
    },
    {
      name: "… donor, from and to a day",
      aim: 10,
      ours: total("donor=NL&from=2023-01-15&to=2024-06-10"),
      sql: sumOf(`${CURRENT} AND donor_key = 'NL' AND announced_day BETWEEN '2023-01-15' AND '2024-06-10'`),
    },
    {
      name: "… of at least a million",
      aim: 10,
      ours: total("min=1000000"),
      sql: sumOf(`${CURRENT} AND coalesce(nullif(floor_eur, 0), ceiling_eur) >= 100000000`),
    },
    {
      name: "totals of a past day",
      aim: 1,
      ours: total(`as_of=${day}`),
      sql: sumOf(known),
    },
    {
      name: "… donor, category, stage",
      aim: 10,
      ours: total(`${filtered}&as_of=${day}`),
      sql: sumOf(`${known} AND ${german}`),
    },
    {
      name: "totals of a common word",
      aim: 10,
      ours: total("q=artillery"),
      sql: sumOf(`${CURRENT} AND ${words} LIKE '%artillery%'`),
    },
    {
      name: "first page of a common word",
      aim: 5,
      ours: page("q=artillery"),
      sql: rowsOf(`${CURRENT} AND ${words} LIKE '%artillery%'`),
    },
    {
      name: "totals of a rare word",
      aim: 10,
      ours: total("q=seismograph"),
      // Ours looks into every sentence that tells a pledge, of which a row has one.
      sql: null,
    },
    {
      name: "first page of a rare word",
      aim: 5,
      ours: page("q=seismograph"),
      sql: null,
    },
    ...searches(db),
    { name: "the whole ledgerPage to /pledges", aim: 10, ours: everything, sql: null },
    { name: "its filters and pictures, donor, category, stage", aim: 50, ours: facets, sql: null },
  ];
}

/** What a reader waits for who searches the articles: the index, the articles found, and the sentence in each. */
function searches(db: Store["db"]): Case[] {
  const words = { common: "million", rare: "seismograph", prefix: "artill", two: "shells drones" };
  return Object.entries(words).map(([kind, text]) => ({
    name: `search of all articles, ${kind === "two" ? "two words" : kind}: ${text}`,
    aim: 50,
    ours: async () => {
      const query = searchQuery(text) ?? "";
      const found = await searchArticles(db, query, { language: null, limit: 11, offset: 0 });
      return found.map((article) => bestSentence(article.plainText, text));
    },
    sql: null,
  }));
}

/** Every order in which some of three donors can stand together. */
const TOGETHER = "('US', 'DE', 'NL', 'DE;US', 'NL;US', 'DE;NL', 'DE;NL;US')";

/** Where a page so far down goes on. */
async function cursorBefore({ db }: Store, page: number): Promise<Cursor | null> {
  const [row] = await db.all<{ announced_day: string; code: string; part: string }>(
    `SELECT announced_day, code, part FROM ledger_rows WHERE ${CURRENT}
     ORDER BY announced_day DESC, code DESC, part DESC LIMIT 1 OFFSET ${(page - 1) * PAGE_ROWS - 1}`,
  );
  return row ? { sort: "newest", value: row.announced_day, code: row.code, part: row.part } : null;
}
