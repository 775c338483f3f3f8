import { inArray, sql } from "drizzle-orm";
import { schema } from "../../schema.ts";
import type { Database } from "../../store/store.ts";
import { loadPledges, type StoredPledge } from "./pledges.ts";

const { pledgeDonors, pledges } = schema;

/** Pledges of any of these donors: what a new mark may be a mention of. */
export async function loadPledgesOfDonors(
  db: Database,
  donorCodes: readonly string[],
): Promise<StoredPledge[]> {
  if (donorCodes.length === 0) return [];
  return loadPledges(
    db,
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

/** Pledges that only others have marked in articles which two people mark apart: not to be given away to one of them. */
export async function listUnseenPledges(db: Database, personId: string | null): Promise<Set<string>> {
  const found = await db.all<{ id: string }>(sql`
    SELECT mark.pledge_id AS id FROM annotations mark JOIN articles article ON article.id = mark.article_id
    WHERE article.is_blind AND mark.removed_at IS NULL AND mark.created_by IS NOT ${personId}
      AND NOT EXISTS (
        SELECT 1 FROM annotations other JOIN articles elsewhere ON elsewhere.id = other.article_id
        WHERE other.pledge_id = mark.pledge_id AND other.removed_at IS NULL
          AND (NOT elsewhere.is_blind OR other.created_by IS ${personId}))`);
  return new Set(found.map(({ id }) => id));
}

/** Pledges whose code, donor, purpose or channel answers a few typed letters, for the form's search box. */
export async function searchPledges(db: Database, text: string, limit: number): Promise<StoredPledge[]> {
  const pattern = `%${text.replace(/[%_\\]/g, "\\$&")}%`;
  return loadPledges(
    db,
    sql`(${pledges.code} LIKE ${pattern} ESCAPE '\\' OR ${pledges.purposeNote} LIKE ${pattern} ESCAPE '\\' OR ${pledges.channelSlug} LIKE ${pattern} ESCAPE '\\'
      OR ${pledges.id} IN (SELECT pledge_id FROM pledge_donors WHERE party_code = ${text.toUpperCase()}))`,
    limit,
  );
}
