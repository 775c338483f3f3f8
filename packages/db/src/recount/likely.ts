import { everything } from "@pledgebook/core/desk/permissions";
import type { Converter } from "@pledgebook/core/ledger/leaves";
import { match } from "@pledgebook/core/matching/match";
import { reportOfPledge } from "@pledgebook/core/matching/report-of-pledge";
import { usualRate } from "@pledgebook/core/matching/usual-rates";
import { boundsOf } from "@pledgebook/core/values/money";
import { sql } from "drizzle-orm";
import { listEvidence } from "../queries/annotations/evidence.ts";
import { deleteOverlap, insertOverlap, listLikely } from "../queries/pledges/overlaps.ts";
import { loadPledgesById, type StoredPledge } from "../queries/pledges/pledges.ts";
import { loadConverter } from "../queries/rates.ts";
import type { Database, Step } from "../store/store.ts";

/** How far apart two announcements of one promise may be. */
const DAYS_APART = 60;

/**
 * Brings up to date which of these pledges are likely the same as another and nobody has said whether they are: pairs of one
 * article, or of the same sum, that the matcher calls the same. The larger of two leaves the floor, of equals the later one.
 */
export async function likelySteps(db: Database, ids: readonly string[]): Promise<Step[]> {
  const [pairs, known] = await Promise.all([candidates(db, ids), listLikely(db, ids)]);
  if (pairs.length + known.length === 0) return [];
  const all = pairs.flatMap(({ a, b }) => [a, b]);
  const pledges = new Map((await loadPledgesById(db, all)).map((pledge) => [pledge.id, pledge]));
  const evidence = Map.groupBy(await listEvidence(db, everything, all), (mark) => mark.pledgeId);
  const convert = await loadConverter(db);
  const report = (pledge: StoredPledge) => reportOfPledge(pledge, evidence.get(pledge.id)?.[0] ?? null);
  const likely = pairs.flatMap((pair) => {
    const [a, b] = [pledges.get(pair.a), pledges.get(pair.b)];
    if (!a || !b || match(report(a), report(b), usualRate).verdict !== "same") return [];
    return [
      keepsFloor(a, b, convert) ? { pledgeId: b.id, otherId: a.id } : { pledgeId: a.id, otherId: b.id },
    ];
  });
  const name = ({ pledgeId, otherId }: (typeof likely)[number]) => `${pledgeId} ${otherId}`;
  const [now, before] = [new Set(likely.map(name)), new Set(known.map(name))];
  return [
    ...known.filter((pair) => !now.has(name(pair))).map((pair) => deleteOverlap(db, pair)),
    ...likely
      .filter((pair) => !before.has(name(pair)))
      .map(({ pledgeId, otherId }) => insertOverlap(db, pledgeId, otherId, "likely_same")),
  ];
}

/** Whether of two tellings of likely one promise the first one keeps its floor: the smaller sum, of equals the older code. */
function keepsFloor(a: StoredPledge, b: StoredPledge, convert: Converter): boolean {
  const [first, second] = [a, b].map((pledge) => {
    const { currency } = pledge.amount;
    const { floor } = boundsOf(pledge.amount);
    return currency === null ? 0 : (convert(floor, currency, "EUR", pledge.announcedOn)?.minor ?? floor);
  }) as [number, number];
  return first === second ? a.code < b.code : first < second;
}

/** Pairs that are worth asking the matcher about and that nobody has answered, nor said how they belong together. */
async function candidates(db: Database, ids: readonly string[]) {
  return db.all<{ a: string; b: string }>(sql`
    WITH mine(id) AS (SELECT value FROM json_each(${JSON.stringify(ids)})),
    pairs(one, other) AS (
      SELECT one.id, other.id FROM mine JOIN pledges one ON one.id = mine.id
        JOIN pledges other ON other.currency = one.currency AND other.amount_min IS one.amount_min
          AND other.amount_max IS one.amount_max AND other.id <> one.id
      UNION
      SELECT here.pledge_id, there.pledge_id FROM mine JOIN annotations here ON here.pledge_id = mine.id
        JOIN annotations there ON there.article_id = here.article_id AND there.pledge_id <> here.pledge_id
        WHERE here.removed_at IS NULL AND there.removed_at IS NULL)
    SELECT DISTINCT min(one.id, other.id) AS a, max(one.id, other.id) AS b
    FROM pairs JOIN pledges one ON one.id = pairs.one JOIN pledges other ON other.id = pairs.other
    WHERE one.merged_into_id IS NULL AND other.merged_into_id IS NULL
      AND (one.announced_day IS NULL OR other.announced_day IS NULL
        OR abs(julianday(one.announced_day) - julianday(other.announced_day)) <= ${DAYS_APART})
      AND EXISTS (SELECT 1 FROM pledge_donors mine JOIN pledge_donors theirs ON theirs.party_code = mine.party_code
        WHERE mine.pledge_id = one.id AND theirs.pledge_id = other.id)
      AND EXISTS (SELECT 1 FROM annotations mark WHERE mark.pledge_id = one.id AND mark.removed_at IS NULL)
      AND EXISTS (SELECT 1 FROM annotations mark WHERE mark.pledge_id = other.id AND mark.removed_at IS NULL)
      AND NOT EXISTS (SELECT 1 FROM package_components c
        WHERE (c.package_id = one.id AND c.component_id = other.id) OR (c.package_id = other.id AND c.component_id = one.id))
      AND NOT EXISTS (SELECT 1 FROM package_components c JOIN package_components d ON d.package_id = c.package_id
        WHERE c.component_id = one.id AND d.component_id = other.id)
      AND NOT EXISTS (SELECT 1 FROM pledge_overlaps o WHERE o.kind <> 'likely_same'
        AND ((o.pledge_id = one.id AND o.other_id = other.id) OR (o.pledge_id = other.id AND o.other_id = one.id)))
      AND NOT EXISTS (SELECT 1 FROM pledge_matches m WHERE m.undone_at IS NULL
        AND ((m.pledge_id = one.id AND m.other_pledge_id = other.id) OR (m.pledge_id = other.id AND m.other_pledge_id = one.id)))`);
}
