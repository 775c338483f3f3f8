import { fundKinds } from "@pledgebook/core/values/vocabulary";
import { inArray, sql } from "drizzle-orm";
import { schema } from "../../schema.ts";
import type { Database } from "../../store/store.ts";

/** How far back an example is looked for: far enough to find one, near enough to cost nothing in a ledger of any size. */
const RECENT = 2_000;

const recent = sql`(SELECT * FROM ledger_rows WHERE recorded_to IS NULL
  ORDER BY announced_day DESC, code DESC, part DESC LIMIT ${RECENT})`;

/** The newest recent row that a condition finds, by its code. */
async function newest(db: Database, condition: ReturnType<typeof sql>): Promise<string | null> {
  const [row] = await db.all<{ code: string }>(
    sql`SELECT recent.code FROM ${recent} recent WHERE ${condition} ORDER BY announced_day DESC, code DESC LIMIT 1`,
  );
  return row?.code ?? null;
}

/** Codes of pledges that show a rule at work. Null where the recent ledger has none. */
export async function findExampleCodes(db: Database) {
  const [pack] = await db.all<{ code: string }>(
    sql`SELECT package_codes AS code FROM ${recent} WHERE package_codes <> '' AND package_codes NOT LIKE '%;%' AND floor IS NOT NULL
      GROUP BY package_codes HAVING count(DISTINCT code) > 1 ORDER BY count(DISTINCT currency), max(announced_day) DESC LIMIT 1`,
  );
  const funds = (
    await db
      .select({ slug: schema.channels.slug })
      .from(schema.channels)
      .where(inArray(schema.channels.kind, [...fundKinds]))
  ).map(({ slug }) => slug);
  return {
    trace: await newest(db, sql`floor IS NOT NULL`),
    leaves: pack?.code ?? null,
    stages:
      (await newest(
        db,
        sql`floor IS NOT NULL AND EXISTS (SELECT 1 FROM ledger_rows other WHERE other.code = recent.code
          AND other.recorded_to IS NULL AND other.status <> recent.status)`,
      )) ?? (await newest(db, sql`status <> 'pledged' AND floor IS NOT NULL`)),
    atLeast: await newest(db, sql`qualifier IN ('at_least', 'more_than') AND floor > 0 AND ceiling IS NULL`),
    upTo: await newest(db, sql`qualifier IN ('up_to', 'less_than') AND floor = 0`),
    goods: await newest(db, sql`floor IS NULL`),
    money: await newest(
      db,
      sql`rate_id IS NOT NULL AND EXISTS (SELECT 1 FROM annotations mark WHERE mark.id = recent.annotation_id
        AND mark.currency IS NOT NULL AND mark.currency <> recent.currency)`,
    ),
    mentions: await newest(db, sql`restatements > 0`),
    overlap: await newest(db, sql`overlap IS NOT NULL`),
    cut: await newest(
      db,
      sql`status IN ('cancelled', 'suspended') AND floor IS NOT NULL AND EXISTS (SELECT 1 FROM ledger_rows other
        WHERE other.code = recent.code AND other.recorded_to IS NULL AND +other.status = 'pledged')`,
    ),
    place: await newest(
      db,
      sql`floor IS NOT NULL AND donor_key NOT LIKE '%;%' AND channel IN (SELECT value FROM json_each(${JSON.stringify(funds)}))`,
    ),
  };
}

/** How the approved marks of the newest published articles stand in what readers see. */
export async function countAnchors(db: Database, articles: number): Promise<Record<string, number>> {
  const rows = await db.all<{ state: string; marks: number }>(sql`
    SELECT anchor.state, count(*) AS marks
    FROM (SELECT id, published_revision_id FROM articles WHERE status = 'published' ORDER BY first_published_at DESC LIMIT ${articles}) article
    JOIN annotations mark ON mark.article_id = article.id AND mark.removed_at IS NULL AND mark.review_state = 'approved'
    JOIN annotation_anchors anchor ON anchor.annotation_id = mark.id AND anchor.revision_id = article.published_revision_id
    GROUP BY anchor.state`);
  return Object.fromEntries(rows.map(({ state, marks }) => [state, marks]));
}

/** How many rows say what was approved last, while a change of them waits for a second person. */
export async function countBeingChecked(db: Database): Promise<number> {
  const [row] = await db.all<{ rows: number }>(
    sql`SELECT count(*) AS rows FROM ledger_rows WHERE recorded_to IS NULL AND is_being_checked`,
  );
  return row?.rows ?? 0;
}

/** How many marks somebody else than their maker has approved. */
export async function countReviewedMarks(db: Database): Promise<number> {
  const [row] = await db.all<{ marks: number }>(
    sql`SELECT count(*) AS marks FROM annotations WHERE review_state = 'approved' AND removed_at IS NULL`,
  );
  return row?.marks ?? 0;
}

/** The first day of which the ledger knows anything; null while it knows nothing. */
export async function findFirstRecord(db: Database): Promise<string | null> {
  const [row] = await db.all<{ day: string | null }>(
    sql`SELECT substr(min(recorded_from), 1, 10) AS day FROM ledger_rows`,
  );
  return row?.day ?? null;
}

/** The last day on which the ledger came to say anything else; null while it knows nothing. */
export async function findLastChange(db: Database): Promise<string | null> {
  const [row] = await db.all<{ day: string | null }>(
    sql`SELECT substr(max(at), 1, 10) AS day FROM (
      SELECT max(recorded_from) AS at FROM ledger_rows
      UNION ALL SELECT max(recorded_to) FROM ledger_rows WHERE recorded_to IS NOT NULL)`,
  );
  return row?.day ?? null;
}
