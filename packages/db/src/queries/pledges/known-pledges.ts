import type { Viewer } from "@pledgebook/core/desk/permissions";
import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import { schema } from "../../schema.ts";
import type { Database } from "../../store/store.ts";
import { hiddenPledges } from "../viewer.ts";
import { among, loadPledges, type StoredPledge } from "./pledges.ts";

const { pledgeDonors, pledges } = schema;

/** Pledges as `loadPledges` has them, without those, and without the packages, that a viewer may not see. */
async function loadSeenPledges(
  db: Database,
  viewer: Viewer,
  where?: SQL,
  limit?: number,
): Promise<StoredPledge[]> {
  const found = await loadPledges(db, and(where, isSeenPledge(viewer)), limit);
  const packs = found.flatMap(({ packageCodes }) => packageCodes);
  const hidden = new Set(await listHiddenCodes(db, viewer, packs));
  return hidden.size === 0
    ? found
    : found.map((pledge) => ({
        ...pledge,
        packageCodes: pledge.packageCodes.filter((code) => !hidden.has(code)),
      }));
}

/** Which of these codes are of pledges that a viewer may not see. */
export async function listHiddenCodes(
  db: Database,
  viewer: Viewer,
  codes: readonly string[],
): Promise<string[]> {
  if (viewer.sees === "everything" || codes.length === 0) return [];
  const found = await db
    .select({ code: pledges.code })
    .from(pledges)
    .where(and(among(pledges.code, codes), sql`${pledges.id} IN ${hiddenPledges(viewer)}`));
  return found.map(({ code }) => code);
}

export async function loadSeenPledgesById(
  db: Database,
  viewer: Viewer,
  ids: readonly string[],
): Promise<StoredPledge[]> {
  return ids.length === 0 ? [] : loadSeenPledges(db, viewer, among(pledges.id, [...new Set(ids)]));
}

/** A pledge that a viewer may see; null for any other, as if there were none. */
export async function findSeenPledge(
  db: Database,
  viewer: Viewer,
  code: string,
): Promise<StoredPledge | null> {
  return (await loadSeenPledges(db, viewer, eq(pledges.code, code)))[0] ?? null;
}

/** Pledges of any of these donors: what a new mark may be a mention of. */
export async function loadPledgesOfDonors(
  db: Database,
  viewer: Viewer,
  donorCodes: readonly string[],
): Promise<StoredPledge[]> {
  if (donorCodes.length === 0) return [];
  return loadSeenPledges(
    db,
    viewer,
    inArray(
      pledges.id,
      db
        .select({ id: pledgeDonors.pledgeId })
        .from(pledgeDonors)
        .where(inArray(pledgeDonors.partyCode, [...donorCodes])),
    ),
    300,
  );
}

/** Pledges whose code, donor, purpose or channel answers a few typed letters, for the form's search box. */
export async function searchPledges(
  db: Database,
  viewer: Viewer,
  text: string,
  limit: number,
): Promise<StoredPledge[]> {
  const pattern = `%${text.replace(/[%_\\]/g, "\\$&")}%`;
  return loadSeenPledges(
    db,
    viewer,
    sql`(${pledges.code} LIKE ${pattern} ESCAPE '\\' OR ${pledges.purposeNote} LIKE ${pattern} ESCAPE '\\' OR ${pledges.channelSlug} LIKE ${pattern} ESCAPE '\\'
      OR ${pledges.id} IN (SELECT pledge_id FROM pledge_donors WHERE party_code = ${text.toUpperCase()}))`,
    limit,
  );
}

/** Whether a viewer may see a pledge; for queries that name `pledges`. */
function isSeenPledge(viewer: Viewer): SQL {
  return sql`${pledges.id} NOT IN ${hiddenPledges(viewer)}`;
}
