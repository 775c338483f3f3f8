import type { Viewer } from "@pledgebook/core/desk/permissions";
import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import { schema } from "../../schema.ts";
import type { Database, Step } from "../../store/store.ts";
import { hiddenPledges } from "../viewer.ts";

const { errorReports, pledges, users } = schema;

export type ReportInsert = typeof errorReports.$inferInsert;

/** What readers have reported of pledges that a viewer may see, open ones first and in the order in which they came; of the settled the latest first. */
export async function listReports(db: Database, viewer: Viewer, limit: number) {
  return db
    .select({
      id: errorReports.id,
      pledgeCode: pledges.code,
      text: errorReports.text,
      contact: errorReports.contact,
      state: errorReports.state,
      outcome: errorReports.outcome,
      reportedAt: errorReports.reportedAt,
      settledAt: errorReports.settledAt,
      settledBy: users.name,
      version: errorReports.version,
    })
    .from(errorReports)
    .innerJoin(pledges, eq(pledges.id, errorReports.pledgeId))
    .leftJoin(users, eq(users.id, errorReports.settledBy))
    .where(isSeenReport(viewer))
    .orderBy(
      sql`${errorReports.state} = 'settled'`,
      sql`CASE ${errorReports.state} WHEN 'open' THEN ${errorReports.reportedAt} END`,
      desc(errorReports.settledAt),
    )
    .limit(limit);
}

/** A report on a pledge that a viewer may see; null for any other, as if there were none. */
export async function findReport(db: Database, viewer: Viewer, id: string) {
  const [row] = await db
    .select()
    .from(errorReports)
    .where(and(eq(errorReports.id, id), isSeenReport(viewer)));
  return row ?? null;
}

export function insertReport(db: Database, report: ReportInsert): Step {
  return { statement: db.insert(errorReports).values(report) };
}

/** Changes a report that still is at `version`; anything else is stale. */
export function updateReport(
  db: Database,
  id: string,
  version: number,
  set: Partial<Omit<ReportInsert, "id" | "version">>,
): Step {
  return {
    statement: db
      .update(errorReports)
      .set({ ...set, version: version + 1 })
      .where(and(eq(errorReports.id, id), eq(errorReports.version, version))),
    must: true,
  };
}

function isSeenReport(viewer: Viewer): SQL {
  return sql`${errorReports.pledgeId} NOT IN ${hiddenPledges(viewer)}`;
}
