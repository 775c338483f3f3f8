import type { Viewer } from "@pledgebook/core/desk/permissions";
import type { Pledge } from "@pledgebook/core/ledger/pledge";
import { Problem } from "@pledgebook/core/values/problem";
import { and, asc, desc, eq, isNull, lte, ne, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { schema } from "../../schema.ts";
import { type Database, refuseIf, type Step } from "../../store/store.ts";
import { isPurposeKnown } from "../own-purposes.ts";
import { isSeenMark } from "../viewer.ts";
import { amountOf } from "./amounts.ts";
import { insertComponent } from "./packages.ts";
import { eventOf, type PledgeEventRow } from "./pledge-events.ts";

const {
  annotations,
  articleRevisions,
  articles,
  packageComponents,
  pledgeDonors,
  pledgeEvents,
  pledgeOverlaps,
  pledgeYears,
  pledges,
} = schema;

const publishedRevision = alias(articleRevisions, "published_revision");

export type PledgeRow = typeof pledges.$inferSelect;

export type PledgeInsert = typeof pledges.$inferInsert;

/** A pledge as the core counts it, with what only its page and its form show. */
export interface StoredPledge extends Pledge {
  id: string;
  purposeNote: string | null;
  purposeNoteUk: string | null;
  inKindUk: string | null;
  quantity: { min: number | null; max: number | null; unit: string } | null;
  period: string | null;
  periodUk: string | null;
  componentsComplete: boolean | null;
  note: string | null;
  noteUk: string | null;
  lastCheckedOn: string | null;
  mergedIntoId: string | null;
  createdBy: string | null;
  createdAt: string;
  updatedBy: string | null;
  updatedAt: string;
  version: number;
  eventRows: PledgeEventRow[];
}

/** `column` among any number of values, handed over as one. */
export function among(column: SQLWrapper, values: readonly string[]): SQL {
  return sql`${column} IN (SELECT value FROM json_each(${JSON.stringify(values)}))`;
}

/** Pledges with their donors, packages, events and whether their evidence is reviewed, in the order of their rows. */
export async function loadPledges(db: Database, where?: SQL, limit?: number): Promise<StoredPledge[]> {
  return loadAllPledges(db, and(isNull(pledges.mergedIntoId), where), limit);
}

/** The same, also of pledges that were merged into another. */
export async function loadAllPledges(db: Database, where?: SQL, limit?: number): Promise<StoredPledge[]> {
  const query = db
    .select()
    .from(pledges)
    .where(where)
    .orderBy(sql`${pledges.announcedDay} DESC NULLS LAST`, desc(pledges.code));
  const rows: PledgeRow[] = await (limit === undefined ? query : query.limit(limit));
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const [donors, events, years, packages, overlaps, evidence] = await Promise.all([
    db
      .select()
      .from(pledgeDonors)
      .where(among(pledgeDonors.pledgeId, ids))
      .orderBy(asc(pledgeDonors.position)),
    db
      .select()
      .from(pledgeEvents)
      .where(among(pledgeEvents.pledgeId, ids))
      .orderBy(asc(pledgeEvents.happenedOn), asc(pledgeEvents.recordedAt)),
    db.select().from(pledgeYears).where(among(pledgeYears.pledgeId, ids)).orderBy(asc(pledgeYears.year)),
    db
      .select({ componentId: packageComponents.componentId, code: pledges.code })
      .from(packageComponents)
      .innerJoin(pledges, eq(pledges.id, packageComponents.packageId))
      .where(among(packageComponents.componentId, ids)),
    db
      .select({ pledgeId: pledgeOverlaps.pledgeId, kind: pledgeOverlaps.kind, code: pledges.code })
      .from(pledgeOverlaps)
      .innerJoin(pledges, eq(pledges.id, pledgeOverlaps.otherId))
      .where(among(pledgeOverlaps.pledgeId, ids))
      .orderBy(asc(pledgeOverlaps.kind), asc(pledges.code)),
    db
      .selectDistinct({ pledgeId: annotations.pledgeId })
      .from(annotations)
      .innerJoin(articles, eq(articles.id, annotations.articleId))
      .innerJoin(articleRevisions, eq(articleRevisions.id, annotations.markedRevisionId))
      .innerJoin(publishedRevision, eq(publishedRevision.id, articles.publishedRevisionId))
      .where(
        and(
          // The signs keep the database from going through all approved marks, or all articles, for those of a few pledges.
          sql`+${annotations.reviewState} = 'approved'`,
          isNull(annotations.removedAt),
          sql`+${articles.status} = 'published'`,
          // Words that only a draft has are no evidence yet.
          lte(articleRevisions.number, publishedRevision.number),
          among(annotations.pledgeId, ids),
        ),
      ),
  ]);
  const donorsOf = Map.groupBy(donors, (row) => row.pledgeId);
  const eventsOf = Map.groupBy(events, (row) => row.pledgeId);
  const yearsOf = Map.groupBy(years, (row) => row.pledgeId);
  const overlapsOf = Map.groupBy(overlaps, (row) => row.pledgeId);
  const packagesOf = Map.groupBy(packages, (row) => row.componentId);
  const reviewed = new Set(evidence.map((row) => row.pledgeId));
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    donorCodes: (donorsOf.get(row.id) ?? []).map((donor) => donor.partyCode),
    recipientCode: row.recipientCode,
    amount: amountOf(row),
    category: row.category,
    purpose: row.purpose,
    purposeNote: row.purposeNote,
    purposeNoteUk: row.purposeNoteUk,
    financeType: row.financeType,
    channelSlug: row.channelSlug,
    inKind: row.inKind,
    inKindUk: row.inKindUk,
    quantity: row.quantityUnit
      ? { min: row.quantityMin, max: row.quantityMax, unit: row.quantityUnit }
      : null,
    announcedOn: row.announcedOn,
    announcedBy: row.announcedBy,
    period: row.period,
    periodUk: row.periodUk,
    dueBy: row.dueBy,
    componentsComplete: row.componentsComplete,
    note: row.note,
    noteUk: row.noteUk,
    lastCheckedOn: row.lastCheckedOn,
    years: (yearsOf.get(row.id) ?? []).map((share) => ({ year: share.year, amount: amountOf(share) })),
    packageCodes: (packagesOf.get(row.id) ?? []).map((pack) => pack.code).sort(),
    overlaps: (overlapsOf.get(row.id) ?? []).map(({ kind, code }) => ({ kind, code })),
    reviewState: row.reviewState,
    hasReviewedEvidence: reviewed.has(row.id),
    events: (eventsOf.get(row.id) ?? []).map(eventOf),
    eventRows: eventsOf.get(row.id) ?? [],
    mergedIntoId: row.mergedIntoId,
    createdBy: row.createdBy,
    createdAt: row.createdAt,
    updatedBy: row.updatedBy,
    updatedAt: row.updatedAt,
    version: row.version,
  }));
}

export async function findPledgeByCode(db: Database, code: string): Promise<StoredPledge | null> {
  return (await loadPledges(db, eq(pledges.code, code)))[0] ?? null;
}

/** The row alone, also of a pledge that was merged into another. */
export async function findPledgeRow(db: Database, id: string): Promise<PledgeRow | null> {
  const [row] = await db.select().from(pledges).where(eq(pledges.id, id));
  return row ?? null;
}

export async function findPledge(db: Database, id: string): Promise<StoredPledge | null> {
  return (await loadPledges(db, eq(pledges.id, id)))[0] ?? null;
}

export async function loadPledgesById(db: Database, ids: readonly string[]): Promise<StoredPledge[]> {
  return ids.length === 0 ? [] : loadPledges(db, among(pledges.id, [...new Set(ids)]));
}

/** Those of them that were not merged into others. */
export async function loadPledgesByCode(db: Database, codes: readonly string[]): Promise<StoredPledge[]> {
  return codes.length === 0 ? [] : loadPledges(db, among(pledges.code, [...new Set(codes)]));
}

/** A new pledge with its donors and the packages it is part of. */
export function insertPledge(
  db: Database,
  pledge: Omit<PledgeInsert, "code"> & { code: string | SQL<string> },
  donorCodes: readonly string[],
  packageIds: readonly string[] = [],
): Step[] {
  return [
    { statement: db.insert(pledges).values(pledge) },
    ...isPurposeKnown(pledge.purpose),
    ...donorRows(db, pledge.id, donorCodes),
    ...packageIds.map((packageId) => insertComponent(db, packageId, pledge.id)),
  ];
}

/** Changes a pledge that still is at `version`; anything else is stale. With donors given, they replace the old ones. */
export function updatePledge(
  db: Database,
  id: string,
  version: number,
  set: Partial<Omit<PledgeInsert, "id" | "code" | "version">>,
  donorCodes?: readonly string[],
): Step[] {
  return [
    {
      statement: db
        .update(pledges)
        .set({ ...set, version: version + 1 })
        .where(and(eq(pledges.id, id), eq(pledges.version, version))),
      must: true,
    },
    ...(set.purpose ? isPurposeKnown(set.purpose) : []),
    ...(donorCodes
      ? [
          { statement: db.delete(pledgeDonors).where(eq(pledgeDonors.pledgeId, id)) },
          ...donorRows(db, id, donorCodes),
        ]
      : []),
  ];
}

/** Stale when a pledge is not at `version` any more: for a plan that builds on what it said. */
export function samePledge(db: Database, id: string, version: number): Step {
  return {
    statement: db
      .update(pledges)
      .set({ version })
      .where(and(eq(pledges.id, id), eq(pledges.version, version))),
    must: true,
  };
}

/** Refused when a pledge that a plan hangs something on has been merged into another one meanwhile. */
export function isNotMerged({ id, code }: { id: string; code: string }): Step {
  return refuseIf(
    "EXISTS (SELECT 1 FROM pledges WHERE id = ? AND merged_into_id IS NOT NULL)",
    [id],
    new Problem("not_found", "pledge_not_found", `There is no pledge ${code}.`, { code }),
  );
}

/** Stale when any of these pledges has been merged into another one: what a merge has moved does not go back to it. */
export function areNotMerged(ids: readonly string[]): Step {
  return refuseIf(
    "EXISTS (SELECT 1 FROM pledges WHERE id IN (SELECT value FROM json_each(?)) AND merged_into_id IS NOT NULL)",
    [JSON.stringify(ids)],
  );
}

/** Behind a review: stale when a pledge is approved and no mark of it is, since the last one was taken back meanwhile. */
export function hasApprovedMark(pledgeId: string): Step {
  return refuseIf(
    `EXISTS (SELECT 1 FROM pledges WHERE id = ? AND review_state = 'approved') AND NOT EXISTS (
      SELECT 1 FROM annotations WHERE pledge_id = ? AND removed_at IS NULL AND review_state = 'approved')`,
    [pledgeId, pledgeId],
  );
}

function donorRows(db: Database, pledgeId: string, donorCodes: readonly string[]): Step[] {
  return donorCodes.map((partyCode, position) => ({
    statement: db.insert(pledgeDonors).values({ pledgeId, partyCode, position }),
  }));
}

/** How many other marks of a pledge a viewer may see: with none, taking its last mark away takes it out of the ledger. */
export async function countOtherMarks(
  db: Database,
  viewer: Viewer,
  pledgeId: string,
  annotationId: string,
): Promise<number> {
  const rows = await db
    .select({ id: annotations.id })
    .from(annotations)
    .where(
      and(
        eq(annotations.pledgeId, pledgeId),
        isNull(annotations.removedAt),
        isSeenMark(viewer),
        ne(annotations.id, annotationId),
      ),
    );
  return rows.length;
}

/** All that is counted within a pledge, however deep: components, and what people say may lie within it or them. */
export async function loadWithin(db: Database, code: string): Promise<StoredPledge[]> {
  return loadPledges(
    db,
    sql`${pledges.id} IN (
      WITH RECURSIVE inside(id) AS (
        SELECT id FROM pledges WHERE code = ${code}
        UNION SELECT c.component_id FROM package_components c JOIN inside ON c.package_id = inside.id
        UNION SELECT o.pledge_id FROM pledge_overlaps o JOIN inside ON o.other_id = inside.id AND o.kind <> 'likely_same')
      SELECT id FROM inside)`,
  );
}
