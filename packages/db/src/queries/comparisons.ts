import { and, asc, eq, isNotNull, sql } from "drizzle-orm";
import { schema } from "../schema.ts";
import { type Database, raw, type Step } from "../store/store.ts";

const { comparisonRows, comparisonSets } = schema;

export type ComparisonSet = typeof comparisonSets.$inferSelect;
export type ComparisonRow = typeof comparisonRows.$inferSelect;
type RowInsert = typeof comparisonRows.$inferInsert;

/** Sets with how many rows each has; those of the desk alone too, where asked. */
export async function listComparisonSets(db: Database, withPrivate: boolean): Promise<ComparisonSet[]> {
  return db
    .select()
    .from(comparisonSets)
    .where(withPrivate ? undefined : isNotNull(comparisonSets.licence))
    .orderBy(asc(comparisonSets.name));
}

export async function findComparisonSet(db: Database, id: string): Promise<ComparisonSet | null> {
  const [found] = await db.select().from(comparisonSets).where(eq(comparisonSets.id, id));
  return found ?? null;
}

export async function listComparisonRows(db: Database, setId: string): Promise<ComparisonRow[]> {
  return db
    .select()
    .from(comparisonRows)
    .where(eq(comparisonRows.setId, setId))
    .orderBy(asc(comparisonRows.outsideId));
}

/** Rows of sets that readers may see which are a pledge, with the name of their set. */
export async function listComparisonsOf(db: Database, pledgeId: string) {
  return db
    .select({ row: comparisonRows, set: comparisonSets })
    .from(comparisonRows)
    .innerJoin(comparisonSets, eq(comparisonSets.id, comparisonRows.setId))
    .where(
      and(
        eq(comparisonRows.pledgeId, pledgeId),
        eq(comparisonRows.decision, "same"),
        eq(comparisonRows.gone, false),
        isNotNull(comparisonSets.licence),
      ),
    );
}

/** Puts a loaded file in the place of the one before. Stale when somebody else has loaded one meanwhile. */
export function saveComparisonSet(
  db: Database,
  set: typeof comparisonSets.$inferInsert,
  rows: readonly RowInsert[],
  before: number | null,
): Step[] {
  const { id, version: _, ...facts } = set;
  return [
    before === null
      ? { statement: db.insert(comparisonSets).values(set) }
      : {
          statement: db
            .update(comparisonSets)
            .set({ ...facts, version: before + 1 })
            .where(and(eq(comparisonSets.id, id), eq(comparisonSets.version, before))),
          must: true,
        },
    { statement: raw("DELETE FROM comparison_rows WHERE set_id = ?", [id]) },
    ...rows.map((row) => ({ statement: db.insert(comparisonRows).values(row) })),
  ];
}

/** Says under which licence a set may be shown; null: the desk alone sees it. */
export function setComparisonLicence(
  db: Database,
  { id, version }: Pick<ComparisonSet, "id" | "version">,
  licence: ComparisonSet["licence"],
): Step {
  return {
    statement: db
      .update(comparisonSets)
      .set({ licence, version: version + 1 })
      .where(and(eq(comparisonSets.id, id), eq(comparisonSets.version, version))),
    must: true,
  };
}

/** Says what a row is. Stale when somebody has said something else since `before` was read. */
export function decideComparison(
  db: Database,
  {
    setId,
    outsideId,
    decision,
    pledgeId,
  }: Pick<ComparisonRow, "setId" | "outsideId" | "decision" | "pledgeId">,
  now: Pick<ComparisonRow, "decision" | "pledgeId" | "decidedBy">,
): Step {
  return {
    statement: db
      .update(comparisonRows)
      .set(now)
      .where(
        and(
          eq(comparisonRows.setId, setId),
          eq(comparisonRows.outsideId, outsideId),
          sql`${comparisonRows.decision} IS ${decision}`,
          sql`${comparisonRows.pledgeId} IS ${pledgeId}`,
        ),
      ),
    must: true,
  };
}
