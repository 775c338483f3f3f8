import type { Viewer } from "@pledgebook/core/desk/permissions";
import type { Problem } from "@pledgebook/core/values/problem";
import { asc, eq, sql } from "drizzle-orm";
import { schema } from "../schema.ts";
import { type Database, raw, refuseIf, type Step } from "../store/store.ts";
import { hiddenPledges } from "./viewer.ts";

const { parties, channels } = schema;

export async function listParties(db: Database) {
  return db.select().from(parties).orderBy(asc(parties.nameEn));
}

export async function listChannels(db: Database) {
  return db.select().from(channels).orderBy(asc(channels.nameEn));
}

/** How many pledges that a viewer sees have a party as a donor or a recipient, go through a channel, and are for a purpose, by their keys. */
export async function countUses(db: Database, viewer: Viewer): Promise<Map<string, number>> {
  const rows = await db.all<{ key: string; pledges: number }>(sql`
    SELECT key, count(DISTINCT id) AS pledges FROM (
      SELECT party_code AS key, pledge_id AS id FROM pledge_donors
      UNION ALL SELECT recipient_code, id FROM pledges
      UNION ALL SELECT channel_slug, id FROM pledges WHERE channel_slug IS NOT NULL
      UNION ALL SELECT purpose, id FROM pledges WHERE purpose GLOB 'own_*')
    WHERE id NOT IN ${hiddenPledges(viewer)} GROUP BY key`);
  return new Map(rows.map(({ key, pledges }) => [key, pledges]));
}

/** What a party and a channel have in common: what they are called, and their place in the order of writes. */
interface Called {
  nameEn: string;
  nameUk: string;
  alsoCalled: string[];
}

type Party = Called & Pick<typeof parties.$inferInsert, "kind" | "organisationId">;
type Channel = Called & Pick<typeof channels.$inferInsert, "kind">;

export function addParty(db: Database, code: string, party: Party): Step {
  return { statement: db.insert(parties).values({ code, ...party }) };
}

export function addChannel(db: Database, slug: string, channel: Channel): Step {
  return { statement: db.insert(channels).values({ slug, ...channel }) };
}

/** Stale when it is no longer the version that was read. */
export function updateParty(db: Database, code: string, version: number, party: Party): Step {
  return {
    statement: db
      .update(parties)
      .set({ ...party, version: version + 1 })
      .where(sql`${eq(parties.code, code)} AND ${eq(parties.version, version)}`),
    must: true,
  };
}

/** Stale when it is no longer the version that was read. */
export function updateChannel(db: Database, slug: string, version: number, channel: Channel): Step {
  return {
    statement: db
      .update(channels)
      .set({ ...channel, version: version + 1 })
      .where(sql`${eq(channels.slug, slug)} AND ${eq(channels.version, version)}`),
    must: true,
  };
}

/** Stale when it is no longer the version that was read. */
export function removeParty(db: Database, code: string, version: number): Step {
  return {
    statement: db.delete(parties).where(sql`${eq(parties.code, code)} AND ${eq(parties.version, version)}`),
    must: true,
  };
}

/** Stale when it is no longer the version that was read. */
export function removeChannel(db: Database, slug: string, version: number): Step {
  return {
    statement: db
      .delete(channels)
      .where(sql`${eq(channels.slug, slug)} AND ${eq(channels.version, version)}`),
    must: true,
  };
}

/** What a merge of two parties moves: every pledge of the one is the other's, once. */
export function movePartyUses(code: string, into: string): Step[] {
  const users = `id IN (SELECT pledge_id FROM pledge_donors WHERE party_code = ?) OR recipient_code = ?`;
  return [
    { statement: raw(`UPDATE pledges SET version = version + 1 WHERE ${users}`, [code, code]) },
    {
      statement: raw(
        "INSERT INTO pledge_donors (pledge_id, party_code, position) SELECT pledge_id, ?, position FROM pledge_donors WHERE party_code = ? ON CONFLICT DO NOTHING",
        [into, code],
      ),
    },
    { statement: raw("DELETE FROM pledge_donors WHERE party_code = ?", [code]) },
    { statement: raw("UPDATE pledges SET recipient_code = ? WHERE recipient_code = ?", [into, code]) },
    // Also as they were approved: an approval that is taken back later must not leave the old one standing.
    {
      statement: raw(
        "UPDATE approved_pledges SET state = json_set(state, '$.facts.recipientCode', ?) WHERE json_extract(state, '$.facts.recipientCode') = ?",
        [into, code],
      ),
    },
    {
      statement: raw(
        `UPDATE approved_pledges SET state = json_set(state, '$.facts.donorCodes', json((
            SELECT json_group_array(code) FROM (
              SELECT iif(value = ?, ?, value) AS code, min(key) AS place FROM json_each(state, '$.facts.donorCodes')
              GROUP BY code ORDER BY place))))
          WHERE EXISTS (SELECT 1 FROM json_each(state, '$.facts.donorCodes') WHERE value = ?)`,
        [code, into, code],
      ),
    },
    {
      statement: raw("UPDATE subscriptions SET value = ? WHERE subject = 'donor' AND value = ?", [
        into,
        code,
      ]),
    },
  ];
}

/** What a merge of two channels moves: every pledge through the one goes through the other. */
export function moveChannelUses(slug: string, into: string): Step[] {
  return [
    {
      statement: raw("UPDATE pledges SET channel_slug = ?, version = version + 1 WHERE channel_slug = ?", [
        into,
        slug,
      ]),
    },
    {
      statement: raw(
        "UPDATE approved_pledges SET state = json_set(state, '$.facts.channelSlug', ?) WHERE json_extract(state, '$.facts.channelSlug') = ?",
        [into, slug],
      ),
    },
  ];
}

/** Refused while a change waits for review that names the party, the channel or the purpose, by its key: what was approved says it, too. */
export function isNotBeingChecked(key: string, refusal: Problem): Step {
  return refuseIf(
    `EXISTS (SELECT 1 FROM ledger_rows WHERE recorded_to IS NULL AND is_being_checked
      AND (channel = ? OR purpose = ? OR recipient_code = ? OR instr(';' || donor_key || ';', ';' || ? || ';') > 0))`,
    [key, key, key, key],
    refusal,
  );
}

/** Refused when a pledge has the party as a donor or a recipient. */
export function isPartyUnused(code: string, refusal: Problem): Step {
  return refuseIf(
    `EXISTS (SELECT 1 FROM pledge_donors WHERE party_code = ?)
      OR EXISTS (SELECT 1 FROM pledges WHERE recipient_code = ?)`,
    [code, code],
    refusal,
  );
}

/** Refused when a pledge goes through the channel. */
export function isChannelUnused(slug: string, refusal: Problem): Step {
  return refuseIf("EXISTS (SELECT 1 FROM pledges WHERE channel_slug = ?)", [slug], refusal);
}

const KEYS = { parties: "code", channels: "slug", own_purposes: "code" } as const;

/**
 * Refused when another of the same list is called by one of these names: a text that says it would mean either.
 * `own`: the key of the one that is called so itself.
 */
export function areNamesFree(
  table: keyof typeof KEYS,
  own: string,
  names: readonly string[],
  refusal: Problem,
): Step {
  const key = KEYS[table];
  return refuseIf(
    `EXISTS (
      SELECT 1 FROM (
        SELECT ${key} AS key, name_en AS name FROM ${table} UNION ALL SELECT ${key}, name_uk FROM ${table}
        UNION ALL SELECT ${key}, value FROM ${table}, json_each(also_called))
      WHERE key <> ? AND name IN (SELECT value FROM json_each(?)))`,
    [own, JSON.stringify(names)],
    refusal,
  );
}

/** Codes of everybody who gives or receives in a row of the ledger that holds now. */
export async function listPartyCodes(db: Database): Promise<string[]> {
  const rows = await db.all<{ key: string }>(
    sql`SELECT DISTINCT donor_key AS key FROM ledger_rows WHERE recorded_to IS NULL
      UNION SELECT DISTINCT recipient_code FROM ledger_rows WHERE recorded_to IS NULL`,
  );
  return [...new Set(rows.flatMap(({ key }) => key.split(";")))];
}
