import type { Viewer } from "@pledgebook/core/desk/permissions";
import type { PledgeSearch } from "@pledgebook/core/desk/pledge-search";
import { and, type Column, eq, inArray, or, type SQL, sql } from "drizzle-orm";
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

export async function loadSeenPledgesByCode(
  db: Database,
  viewer: Viewer,
  codes: readonly string[],
): Promise<StoredPledge[]> {
  return codes.length === 0 ? [] : loadSeenPledges(db, viewer, among(pledges.code, [...new Set(codes)]));
}

/** The pledges on which marks stand in an article, as far as a viewer may see those. */
export async function loadPledgesOfArticle(
  db: Database,
  viewer: Viewer,
  articleId: string,
): Promise<StoredPledge[]> {
  return loadSeenPledges(
    db,
    viewer,
    sql`${pledges.id} IN (SELECT pledge_id FROM annotations WHERE article_id = ${articleId} AND removed_at IS NULL)`,
  );
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

/** Pledges in which every word and every sum that somebody typed is found, the latest announced first. */
export async function searchPledges(
  db: Database,
  viewer: Viewer,
  { words, sums }: PledgeSearch,
  limit: number,
): Promise<StoredPledge[]> {
  return loadSeenPledges(db, viewer, and(...words.map(hasWord), ...sums.map(hasSum)), limit);
}

function hasWord({ text, parties }: PledgeSearch["words"][number]): SQL {
  const escaped = text.replace(/[%_\\]/g, "\\$&");
  const like = (column: Column, pattern = `%${escaped}%`) => sql`${column} LIKE ${pattern} ESCAPE '\\'`;
  const { purposeNote, purposeNoteUk, inKind, inKindUk, channelSlug, announcedBy } = pledges;
  return or(
    like(pledges.code),
    ...[purposeNote, purposeNoteUk, inKind, inKindUk, channelSlug, announcedBy].map((column) => like(column)),
    like(pledges.announcedOn, `${escaped}%`),
    sql`${pledges.id} IN (SELECT d.pledge_id FROM pledge_donors d LEFT JOIN parties p ON p.code = d.party_code
      WHERE d.party_code IN (SELECT value FROM json_each(${JSON.stringify([...parties, text.toUpperCase()])}))
        OR p.name_en LIKE ${`%${escaped}%`} ESCAPE '\\' OR p.name_uk LIKE ${`%${escaped}%`} ESCAPE '\\')`,
  )!;
}

/** Minor units are hundredths, or the units themselves where a currency has none smaller (ISO 4217). */
function hasSum(units: number): SQL {
  return or(
    ...[units * 100, units].flatMap((minor) => [eq(pledges.amountMin, minor), eq(pledges.amountMax, minor)]),
  )!;
}

/** Whether a viewer may see a pledge; for queries that name `pledges`. */
function isSeenPledge(viewer: Viewer): SQL {
  return sql`${pledges.id} NOT IN ${hiddenPledges(viewer)}`;
}
