import { bilateral } from "@pledgebook/core/ledger/filter";
import {
  type Converter,
  convertLeaf,
  exceeds,
  type Leaf,
  leavesAsStated,
} from "@pledgebook/core/ledger/leaves";
import { counts } from "@pledgebook/core/ledger/pledge";
import type { Currency } from "@pledgebook/core/values/currencies";
import { firstDay } from "@pledgebook/core/values/day";
import type { Bounds } from "@pledgebook/core/values/money";
import { donorKey, partyNames } from "@pledgebook/core/values/parties";
import { Problem } from "@pledgebook/core/values/problem";
import { displayCurrencies } from "@pledgebook/core/values/vocabulary";
import { and, desc, eq, getTableColumns, isNull, sql } from "drizzle-orm";
import { listEvidence } from "../queries/annotations.ts";
import { columnName } from "../queries/ledger/sums.ts";
import { among, listChannels, listParties, loadPledgesById, type StoredPledge } from "../queries/pledges.ts";
import { loadConverter, type StoredRate } from "../queries/rates.ts";
import { readSettings, writeSetting } from "../queries/settings.ts";
import { schema } from "../schema.ts";
import { type Database, raw, type Step, type Store } from "../store/store.ts";
import { sumSteps } from "./kept-sums.ts";

const { ledgerRows, ledgerPending, ledgerCoverage, articleCoverage } = schema;

type RowInsert = typeof ledgerRows.$inferInsert;
type Row = typeof ledgerRows.$inferSelect;
type Pending = typeof ledgerPending.$inferSelect;

/** Subjects that are brought up to date in one write. */
const AT_ONCE = 1000;
/** Somebody else may settle the same: then there is less to do, or another try. */
const MOST_TRIES = 20;

/**
 * Brings the ledger's rows up to date with the pledges that were touched since it was last called: counts them by
 * `core/counting`, closes the rows that no longer hold and opens those that do, from `now` on (ISO 8601, UTC). Called
 * after every write of the desk and at every start; whatever a crash left undone is still pending then.
 */
export async function settle(
  store: Store,
  now: string,
  progress: (settled: number) => void = () => {},
): Promise<void> {
  let settled = 0;
  for (let tries = 0; ; ) {
    const pending = await store.db.select().from(ledgerPending).limit(AT_ONCE);
    if (pending.length === 0) return;
    try {
      await store.write(await settling(store.db, pending, now));
      settled += pending.length;
      tries = 0;
      progress(settled);
    } catch (error) {
      if (!(error instanceof Problem) || ++tries > MOST_TRIES) throw error;
    }
  }
}

async function settling(db: Database, pending: readonly Pending[], now: string): Promise<Step[]> {
  const touched = (subject: Pending["subject"]) =>
    pending.filter((row) => row.subject === subject).map((row) => row.subjectId);
  const at = await neverBackwards(db, now);
  return [
    ...noLongerPending(pending),
    ...(await settlePledges(db, touched("pledge"), at)),
    ...(await settleArticles(db, touched("article"), at)),
    writeSetting(db, "countedAt", at),
  ];
}

/** Takes what was waiting off the list: stale when any of it has gone or was touched again since it was read. */
function noLongerPending(pending: readonly Pending[]): Step[] {
  const read = JSON.stringify(pending.map((row) => [row.subject, row.subjectId, row.touched]));
  return [
    {
      statement: raw(
        `INSERT INTO stale_writes (changed) SELECT 0 WHERE EXISTS (
          SELECT 1 FROM json_each(?) read LEFT JOIN ledger_pending waiting ON waiting.subject = read.value ->> 0
            AND waiting.subject_id = read.value ->> 1 AND waiting.touched = read.value ->> 2
          WHERE waiting.subject IS NULL)`,
        [read],
      ),
    },
    {
      statement: raw(
        `DELETE FROM ledger_pending WHERE (subject, subject_id) IN
          (SELECT value ->> 0, value ->> 1 FROM json_each(?))`,
        [read],
      ),
    },
  ];
}

/** Nothing is recorded before what was recorded last, also when the machine's clock goes back: past days stay as they were. */
async function neverBackwards(db: Database, now: string): Promise<string> {
  const { countedAt } = await readSettings(db);
  return countedAt !== null && countedAt > now ? countedAt : now;
}

async function settlePledges(db: Database, ids: readonly string[], at: string): Promise<Step[]> {
  if (ids.length === 0) return [];
  const concerned = await withNeighbours(db, ids);
  const loaded = await loadPledgesById(db, await withNeighbours(db, concerned));
  const convert = await loadConverter(db);
  const evidence = await publicEvidence(db, concerned);
  const words = await wordsOf(db);
  const partsOf = Map.groupBy(
    loaded.filter(counts).flatMap((part) => part.packageCodes.map((code) => ({ code, part }))),
    ({ code }) => code,
  );
  const exceeded = new Set(
    loaded
      .filter((pack) => {
        const parts = (partsOf.get(pack.code) ?? []).map(({ part }) => part);
        return parts.length > 0 && exceeds(pack, parts, convert);
      })
      .map((pack) => pack.code),
  );
  const leaves = Map.groupBy(leavesAsStated(loaded, convert), (leaf) => leaf.pledge.code);
  const known = Map.groupBy(
    await db
      .select()
      .from(ledgerRows)
      .where(and(among(ledgerRows.pledgeId, concerned), isNull(ledgerRows.recordedTo))),
    (row) => row.pledgeId,
  );
  const steps: Step[] = [];
  const wanted = new Set(concerned);
  for (const pledge of loaded) {
    if (!wanted.has(pledge.id)) continue;
    wanted.delete(pledge.id);
    const marks = evidence.get(pledge.id) ?? [];
    const rows = rowsOf(pledge, leaves.get(pledge.code) ?? [], marks, exceeded, convert, at);
    const before = known.get(pledge.id) ?? [];
    const stays = (row: RowInsert) => before.some((old) => saysTheSame(old, row));
    for (const old of before)
      if (!rows.some((row) => saysTheSame(old, row))) steps.push(closeRow(db, old.id, at));
    for (const row of rows)
      if (!stays(row))
        steps.push(
          ...openRow(
            row,
            words(
              pledge,
              marks.map(({ quote }) => quote),
            ),
          ),
        );
  }
  // What is left was merged into another pledge.
  for (const id of wanted) for (const old of known.get(id) ?? []) steps.push(closeRow(db, old.id, at));
  return steps.length > 0 ? [...steps, ...sumSteps()] : [];
}

/** These pledges, the packages they are part of, and the parts of all of them: what one change may move. */
async function withNeighbours(db: Database, ids: readonly string[]): Promise<string[]> {
  const above = await idsFrom(
    db,
    sql`SELECT package_id AS id FROM package_components WHERE component_id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`,
  );
  const here = [...new Set([...ids, ...above])];
  const below = await idsFrom(
    db,
    sql`SELECT component_id AS id FROM package_components WHERE package_id IN (SELECT value FROM json_each(${JSON.stringify(here)}))`,
  );
  return [...new Set([...here, ...below])];
}

async function idsFrom(db: Database, query: ReturnType<typeof sql>): Promise<string[]> {
  return (await db.all<{ id: string }>(query)).map(({ id }) => id);
}

interface Mark {
  id: string;
  quote: string;
  articleSlug: string;
  role: string;
}

async function publicEvidence(db: Database, ids: readonly string[]): Promise<Map<string, Mark[]>> {
  const marks = (await listEvidence(db, ids)).filter(
    (mark) => mark.reviewState === "approved" && mark.isPublic,
  );
  return Map.groupBy(marks, (mark) => mark.pledgeId);
}

function rowsOf(
  pledge: StoredPledge,
  leaves: readonly Leaf[],
  marks: readonly Mark[],
  exceeded: ReadonlySet<string>,
  convert: Converter,
  at: string,
): RowInsert[] {
  const [first] = marks;
  if (!first) return [];
  const own = pledge.amount.currency;
  const repeated = marks.filter(({ role }) => role === "restatement" || role === "contradiction").length;
  const seen = new Set<string>();
  return leaves.map((leaf, index): RowInsert => {
    const counted = seen.has(leaf.status) ? 0 : 1;
    seen.add(leaf.status);
    const inDisplay = Object.fromEntries(
      displayCurrencies.map((currency) => [currency, convertLeaf(leaf, currency, convert)]),
    ) as Record<(typeof displayCurrencies)[number], Bounds | null>;
    const rate = (of: Currency) => rateOf(own, of, pledge.announcedOn, convert);
    return {
      pledgeId: pledge.id,
      code: pledge.code,
      part: leaf.year === null ? leaf.status : `${leaf.status}-${leaf.year}`,
      kind: leaf.kind,
      status: leaf.status,
      year: leaf.year,
      donorKey: donorKey(pledge.donorCodes),
      recipientCode: pledge.recipientCode,
      category: pledge.category,
      purpose: pledge.purpose,
      purposeNote: pledge.purposeNote,
      financeType: pledge.financeType,
      channel: pledge.channelSlug ?? bilateral,
      inKind: pledge.inKind,
      announcedOn: pledge.announcedOn,
      announcedDay: pledge.announcedOn === null ? "" : firstDay(pledge.announcedOn),
      announcedBy: pledge.announcedBy,
      packageCodes: pledge.packageCodes.join(";"),
      isExceeded: pledge.packageCodes.some((code) => exceeded.has(code)),
      qualifier: pledge.amount.qualifier,
      currency: own,
      floor: leaf.original?.floor ?? null,
      ceiling: leaf.original?.ceiling ?? null,
      floorEur: inDisplay.EUR?.floor ?? null,
      ceilingEur: inDisplay.EUR?.ceiling ?? null,
      floorUsd: inDisplay.USD?.floor ?? null,
      ceilingUsd: inDisplay.USD?.ceiling ?? null,
      floorGbp: inDisplay.GBP?.floor ?? null,
      ceilingGbp: inDisplay.GBP?.ceiling ?? null,
      floorUah: inDisplay.UAH?.floor ?? null,
      ceilingUah: inDisplay.UAH?.ceiling ?? null,
      size: inDisplay.EUR?.floor || inDisplay.EUR?.ceiling || 0,
      rateId: own === "EUR" ? null : rate("EUR"),
      rateUsdId: rate("USD"),
      rateGbpId: rate("GBP"),
      rateUahId: rate("UAH"),
      counted,
      announcements: index === 0 ? 1 + repeated : 0,
      restatements: index === 0 ? repeated : 0,
      annotationId: first.id,
      quote: first.quote,
      articleSlug: first.articleSlug,
      recordedFrom: at,
      recordedTo: null,
    };
  });
}

/** The rate that stands between the euro and a currency in a conversion: the row's own when asked for euros. */
function rateOf(own: Currency | null, to: Currency, day: string | null, convert: Converter): number | null {
  if (own === null || own === to) return null;
  const rates = (convert(1, own, to, day)?.rates ?? []) as StoredRate[];
  return rates.find(({ currency }) => currency === (to === "EUR" ? own : to))?.id ?? null;
}

const RECORD: readonly (keyof Row)[] = ["id", "recordedFrom", "recordedTo"];

function saysTheSame(old: Row, row: RowInsert): boolean {
  return (Object.keys(old) as (keyof Row)[]).every(
    (key) => RECORD.includes(key) || (old[key] ?? null) === (row[key as keyof RowInsert] ?? null),
  );
}

function closeRow(db: Database, id: number, at: string): Step {
  return {
    statement: db
      .update(ledgerRows)
      .set({ recordedTo: at })
      .where(and(eq(ledgerRows.id, id), isNull(ledgerRows.recordedTo))),
    must: true,
  };
}

const FIELDS = Object.keys(getTableColumns(ledgerRows)).filter(
  (field) => field !== "id",
) as (keyof RowInsert)[];
const INSERT_ROW = `INSERT INTO ledger_rows (${FIELDS.map(columnName).join(", ")}) VALUES (${FIELDS.map(() => "?").join(", ")})`;

/** By hand and not by Drizzle, which would build the same long statement anew for every row. */
function openRow(row: RowInsert, words: string): Step[] {
  const values = FIELDS.map((field) =>
    typeof row[field] === "boolean" ? Number(row[field]) : (row[field] ?? null),
  );
  return [
    { statement: raw(INSERT_ROW, values) },
    { statement: raw("INSERT INTO ledger_words (rowid, words) VALUES (last_insert_rowid(), ?)", [words]) },
  ];
}

/** What a pledge can be found by: its code, names of all who have a part in it in both languages, purposes, quotes. */
async function wordsOf(db: Database): Promise<(pledge: StoredPledge, quotes: readonly string[]) => string> {
  const regions = ["en", "uk"].map((locale) => new Intl.DisplayNames(locale, { type: "region" }));
  const parties = new Map((await listParties(db)).map((row) => [row.code, `${row.nameEn} ${row.nameUk}`]));
  const channels = new Map((await listChannels(db)).map((row) => [row.slug, `${row.nameEn} ${row.nameUk}`]));
  const spoken = new Map(partyNames.map(({ code, english }) => [code, english.join(" ")]));
  const names = new Map<string, string>();
  const nameOf = (code: string) => {
    const own = /^[A-Z]{2}$/.test(code) ? regions.map((region) => region.of(code)).join(" ") : code;
    return [own, parties.get(code), spoken.get(code)].filter(Boolean).join(" ");
  };
  const name = (code: string) => {
    if (!names.has(code)) names.set(code, nameOf(code));
    return names.get(code);
  };
  return (pledge, quotes) =>
    [
      pledge.code,
      ...pledge.donorCodes.map(name),
      pledge.channelSlug && channels.get(pledge.channelSlug),
      pledge.category,
      pledge.purpose.replaceAll("_", " "),
      pledge.purposeNote,
      pledge.inKind,
      pledge.announcedBy,
      ...new Set(quotes),
    ]
      .filter(Boolean)
      .join("\n");
}

/** How far each of these articles was read, and what that makes of the whole. */
async function settleArticles(db: Database, ids: readonly string[], at: string): Promise<Step[]> {
  if (ids.length === 0) return [];
  const now = await db.all<{ id: string; published: number; annotated: number; waiting: number }>(sql`
    SELECT article.id, article.status = 'published' AS published,
      EXISTS (SELECT 1 FROM annotations mark WHERE mark.article_id = article.id AND mark.removed_at IS NULL) AS annotated,
      EXISTS (SELECT 1 FROM annotations mark JOIN pledges pledge ON pledge.id = mark.pledge_id
        WHERE mark.article_id = article.id AND mark.removed_at IS NULL
        AND (mark.review_state <> 'approved' OR pledge.review_state <> 'approved')) AS waiting
    FROM articles article WHERE article.id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`);
  const before = new Map(
    (await db.select().from(articleCoverage).where(among(articleCoverage.articleId, ids))).map((row) => [
      row.articleId,
      row,
    ]),
  );
  const steps: Step[] = [];
  const change = { published: 0, annotated: 0, reviewed: 0 };
  for (const article of now) {
    const old = before.get(article.id);
    const isPublished = article.published === 1;
    const isAnnotated = isPublished && article.annotated === 1;
    const isReviewed = isAnnotated && article.waiting === 0;
    change.published += Number(isPublished) - Number(old !== undefined);
    change.annotated += Number(isAnnotated) - Number(old?.isAnnotated ?? false);
    change.reviewed += Number(isReviewed) - Number(old?.isReviewed ?? false);
    if (!isPublished && old)
      steps.push({ statement: db.delete(articleCoverage).where(eq(articleCoverage.articleId, article.id)) });
    if (isPublished && (old?.isAnnotated !== isAnnotated || old.isReviewed !== isReviewed))
      steps.push({
        statement: db
          .insert(articleCoverage)
          .values({ articleId: article.id, isAnnotated, isReviewed })
          .onConflictDoUpdate({ target: articleCoverage.articleId, set: { isAnnotated, isReviewed } }),
      });
  }
  if (Object.values(change).some((difference) => difference !== 0))
    steps.push({
      statement: raw(
        `INSERT INTO ledger_coverage (recorded_at, published, annotated, reviewed)
         SELECT max(recorded_at, ?), published + ?, annotated + ?, reviewed + ? FROM ledger_coverage ORDER BY id DESC LIMIT 1`,
        [at, change.published, change.annotated, change.reviewed],
      ),
    });
  return steps;
}

/** How much of what is published has been read for pledges, now or as it was known at a moment (rule 12). */
export async function coverage(db: Database, knownBefore: string | null = null) {
  const [row] = await db
    .select()
    .from(ledgerCoverage)
    .where(knownBefore === null ? undefined : sql`${ledgerCoverage.recordedAt} < ${knownBefore}`)
    .orderBy(desc(ledgerCoverage.id))
    .limit(1);
  const { published = 0, annotated = 0, reviewed = 0 } = row ?? {};
  return { published, annotated, reviewed, waiting: published - reviewed };
}
