import type { Pledge } from "@pledgebook/core/ledger/pledge";
import { and, asc, desc, eq, isNull, lte, ne, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { schema } from "../../schema.ts";
import type { Database, Step } from "../../store/store.ts";
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
  quantity: { min: number | null; max: number | null; unit: string } | null;
  period: string | null;
  componentsComplete: boolean | null;
  note: string | null;
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
  const query = db
    .select()
    .from(pledges)
    .where(and(isNull(pledges.mergedIntoId), where))
    .orderBy(sql`${pledges.announcedDay} DESC NULLS LAST`, desc(pledges.code));
  const rows: PledgeRow[] = await (limit === undefined ? query : query.limit(limit));
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const [donors, events, years, packages, evidence] = await Promise.all([
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
    financeType: row.financeType,
    channelSlug: row.channelSlug,
    inKind: row.inKind,
    quantity: row.quantityUnit
      ? { min: row.quantityMin, max: row.quantityMax, unit: row.quantityUnit }
      : null,
    announcedOn: row.announcedOn,
    announcedBy: row.announcedBy,
    period: row.period,
    componentsComplete: row.componentsComplete,
    note: row.note,
    lastCheckedOn: row.lastCheckedOn,
    years: (yearsOf.get(row.id) ?? []).map((share) => ({ year: share.year, amount: amountOf(share) })),
    packageCodes: (packagesOf.get(row.id) ?? []).map((pack) => pack.code).sort(),
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
  return codes.length === 0 ? [] : loadPledges(db, among(pledges.code, codes));
}

/** A new pledge with its donors and the packages it is part of. */
export function insertPledge(
  db: Database,
  pledge: PledgeInsert,
  donorCodes: readonly string[],
  packageIds: readonly string[] = [],
): Step[] {
  return [
    { statement: db.insert(pledges).values(pledge) },
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
    ...(donorCodes
      ? [
          { statement: db.delete(pledgeDonors).where(eq(pledgeDonors.pledgeId, id)) },
          ...donorRows(db, id, donorCodes),
        ]
      : []),
  ];
}

function donorRows(db: Database, pledgeId: string, donorCodes: readonly string[]): Step[] {
  return donorCodes.map((partyCode, position) => ({
    statement: db.insert(pledgeDonors).values({ pledgeId, partyCode, position }),
  }));
}

/** How many other marks a pledge has: with none, taking its last mark away takes it out of the ledger. */
export async function countOtherMarks(db: Database, pledgeId: string, annotationId: string): Promise<number> {
  const rows = await db
    .select({ id: annotations.id })
    .from(annotations)
    .where(
      and(
        eq(annotations.pledgeId, pledgeId),
        isNull(annotations.removedAt),
        ne(annotations.id, annotationId),
      ),
    );
  return rows.length;
}

/** The components of a package, and of each of those, down to the leaves. */
export async function loadComponents(db: Database, code: string): Promise<StoredPledge[]> {
  return loadPledges(
    db,
    sql`${pledges.id} IN (
      WITH RECURSIVE part(id) AS (
        SELECT c.component_id FROM package_components c JOIN pledges p ON p.id = c.package_id WHERE p.code = ${code}
        UNION SELECT c.component_id FROM package_components c JOIN part ON c.package_id = part.id)
      SELECT id FROM part)`,
  );
}
