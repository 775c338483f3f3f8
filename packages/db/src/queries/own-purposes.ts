import { Problem } from "@pledgebook/core/values/problem";
import { isOneOf, type OwnPurpose, type Purpose, purposes } from "@pledgebook/core/values/vocabulary";
import { asc, eq, sql } from "drizzle-orm";
import { schema } from "../schema.ts";
import { type Database, raw, refuseIf, type Step } from "../store/store.ts";

const { ownPurposes } = schema;

type Fields = Pick<typeof ownPurposes.$inferSelect, "nameEn" | "nameUk" | "alsoCalled" | "category">;

export async function listOwnPurposes(db: Database) {
  return db.select().from(ownPurposes).orderBy(asc(ownPurposes.nameEn));
}

export function addOwnPurpose(db: Database, code: OwnPurpose, purpose: Fields): Step {
  return { statement: db.insert(ownPurposes).values({ code, ...purpose }) };
}

/** Stale when it is no longer the version that was read. */
export function updateOwnPurpose(db: Database, code: OwnPurpose, version: number, purpose: Fields): Step {
  return {
    statement: db
      .update(ownPurposes)
      .set({ ...purpose, version: version + 1 })
      .where(sql`${eq(ownPurposes.code, code)} AND ${eq(ownPurposes.version, version)}`),
    must: true,
  };
}

/** Stale when it is no longer the version that was read. */
export function removeOwnPurpose(db: Database, code: OwnPurpose, version: number): Step {
  return {
    statement: db
      .delete(ownPurposes)
      .where(sql`${eq(ownPurposes.code, code)} AND ${eq(ownPurposes.version, version)}`),
    must: true,
  };
}

/**
 * What a merge of two purposes moves: every pledge for the one is for the other, also as it was approved (an approval that is
 * taken back later must not leave the old one standing), and readers who follow the one follow the other.
 */
export function movePurposeUses(code: OwnPurpose, into: OwnPurpose): Step[] {
  const changes = [
    "UPDATE pledges SET purpose = ?, version = version + 1 WHERE purpose = ?",
    "UPDATE approved_pledges SET state = json_set(state, '$.facts.purpose', ?) WHERE json_extract(state, '$.facts.purpose') = ?",
    "UPDATE subscriptions SET value = ? WHERE subject = 'purpose' AND value = ?",
  ];
  return changes.map((change) => ({ statement: raw(change, [into, code]) }));
}

/** Refused where a pledge is said to be for a purpose of the newsroom that it does not have, any more. @throws Problem `purpose_not_found`. */
export function isPurposeKnown(purpose: Purpose): Step[] {
  if (isOneOf(purposes, purpose)) return [];
  const refusal = new Problem("invalid", "purpose_not_found", "The newsroom has no such purpose.", {
    field: "purpose",
  });
  return [refuseIf("NOT EXISTS (SELECT 1 FROM own_purposes WHERE code = ?)", [purpose], refusal)];
}

/** Refused when a pledge is for it, or was on a day of the ledger, also under a code that was made one with it. */
export function isPurposeUnused(code: OwnPurpose, refusal: Problem): Step {
  const codes = `SELECT ? UNION SELECT value FROM own_purposes, json_each(also_called) WHERE code = ?`;
  return refuseIf(
    `EXISTS (SELECT 1 FROM pledges WHERE purpose = ?) OR EXISTS (SELECT 1 FROM ledger_rows WHERE purpose IN (${codes}))`,
    [code, code, code],
    refusal,
  );
}
