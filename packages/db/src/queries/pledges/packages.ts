import type { Viewer } from "@pledgebook/core/desk/permissions";
import { Problem } from "@pledgebook/core/values/problem";
import { and, eq, sql } from "drizzle-orm";
import { schema } from "../../schema.ts";
import { type Database, refuseIf, type Step } from "../../store/store.ts";
import { hiddenPledges } from "../viewer.ts";

const { packageComponents } = schema;

export function insertComponent(db: Database, packageId: string, componentId: string): Step {
  return { statement: db.insert(packageComponents).values({ packageId, componentId }).onConflictDoNothing() };
}

export function deleteComponent(db: Database, packageId: string, componentId: string): Step {
  return {
    statement: db
      .delete(packageComponents)
      .where(and(eq(packageComponents.packageId, packageId), eq(packageComponents.componentId, componentId))),
  };
}

/** Takes a pledge out of all packages that a viewer may see. */
export function deleteComponents(db: Database, viewer: Viewer, componentId: string): Step {
  return {
    statement: db
      .delete(packageComponents)
      .where(
        and(
          eq(packageComponents.componentId, componentId),
          sql`${packageComponents.packageId} NOT IN ${hiddenPledges(viewer)}`,
        ),
      ),
  };
}

/**
 * Behind the steps that give a pledge components, packages or overlaps: refused when it has come to lie within itself, through
 * however many others (`wouldLoop` of `core/ledger/pledge` says the same before a plan is made).
 */
export function isNoPartOfItself(pledgeId: string): Step {
  return refuseIf(
    `EXISTS (
      WITH RECURSIVE part(id) AS (
        SELECT component_id FROM package_components WHERE package_id = ?
        UNION SELECT c.component_id FROM package_components c JOIN part ON c.package_id = part.id)
      SELECT 1 FROM part WHERE id = ?)`,
    [pledgeId, pledgeId],
    new Problem("invalid", "package_loop", "A package cannot be part of itself."),
  );
}

/** Codes of packages that rows of the ledger lie in or are left of, in order, from behind one on. */
export async function listPackageCodes(db: Database, after: string, limit: number): Promise<string[]> {
  const rows = await db.all<{ code: string }>(sql`
    WITH RECURSIVE told(code, rest) AS (
      SELECT '', package_codes || ';' FROM ledger_rows WHERE recorded_to IS NULL AND package_codes <> ''
      UNION SELECT substr(rest, 1, instr(rest, ';') - 1), substr(rest, instr(rest, ';') + 1) FROM told WHERE rest <> '')
    SELECT code FROM (SELECT code FROM told WHERE code <> ''
      UNION SELECT code FROM ledger_rows WHERE recorded_to IS NULL AND kind = 'remainder')
    WHERE code > ${after} ORDER BY code LIMIT ${limit}`);
  return rows.map(({ code }) => code);
}

/** Codes of the parts that packages have in the ledger now, by the codes of the packages. */
export async function listPartsOf(db: Database): Promise<Map<string, string[]>> {
  const rows = await db.all<{ code: string; packages: string }>(
    sql`SELECT DISTINCT code, package_codes AS packages FROM ledger_rows
      WHERE recorded_to IS NULL AND package_codes <> '' ORDER BY code`,
  );
  const parts = new Map<string, string[]>();
  for (const { code, packages } of rows)
    for (const pack of packages.split(";")) parts.set(pack, [...(parts.get(pack) ?? []), code]);
  return parts;
}
