import { everything } from "@pledgebook/core/desk/permissions";
import { match } from "@pledgebook/core/matching/match";
import type { PledgeReport } from "@pledgebook/core/matching/pledge-report";
import { reportOfPledge } from "@pledgebook/core/matching/report-of-pledge";
import { usualRate } from "@pledgebook/core/matching/usual-rates";
import { decimalFromMinor } from "@pledgebook/core/values/money";
import { listEvidence } from "@pledgebook/db/queries/annotations/evidence";
import { loadStanding } from "@pledgebook/db/queries/pledges/approved";
import type { Database } from "@pledgebook/db/store/store";
import type { OutsideRow } from "@pledgebook/formats/read/outside-ledger";

/** What the matcher says of a row: which pledge it is, or may be. */
export interface RowMatch {
  pledgeId: string;
  decision: "same" | "unsure";
}

/** Below this the likeliest pledge is no question worth a person's time. */
const LEAST_SCORE = 0.45;

/**
 * Which of our pledges rows of an outside ledger are, by their names there. One row is one pledge: the surest pair of all comes first,
 * and what is left of a pledge that is taken is a question for a person.
 */
export async function matchRows(db: Database, rows: readonly OutsideRow[]): Promise<Map<string, RowMatch>> {
  const pledges = (await loadStanding(db)).filter((pledge) => pledge.mergedIntoId === null);
  const evidence = Map.groupBy(
    await listEvidence(
      db,
      everything,
      pledges.map(({ id }) => id),
    ),
    ({ pledgeId }) => pledgeId,
  );
  const byDonor = new Map<string, { id: string; report: PledgeReport }[]>();
  for (const pledge of pledges) {
    const one = { id: pledge.id, report: reportOfPledge(pledge, evidence.get(pledge.id)?.[0] ?? null) };
    for (const donor of pledge.donorCodes) byDonor.set(donor, [...(byDonor.get(donor) ?? []), one]);
  }
  const pairs = rows.flatMap((row) => {
    const report = reportOf(row);
    return (byDonor.get(row.donorCode) ?? []).flatMap(({ id, report: ours }) => {
      const { verdict, score } = match(ours, report, usualRate);
      const isSame = verdict === "same" || verdict === "later_stage";
      if (verdict === "different" || (!isSame && score < LEAST_SCORE)) return [];
      return [{ outsideId: row.outsideId, pledgeId: id, isSame, score }];
    });
  });
  const matched = new Map<string, RowMatch>();
  const taken = new Set<string>();
  for (const { outsideId, pledgeId, isSame } of pairs.sort(
    (a, b) => Number(b.isSame) - Number(a.isSame) || b.score - a.score,
  )) {
    if (matched.has(outsideId)) continue;
    const isFree = isSame && !taken.has(pledgeId);
    matched.set(outsideId, { pledgeId, decision: isFree ? "same" : "unsure" });
    if (isFree) taken.add(pledgeId);
  }
  return matched;
}

function reportOf(row: OutsideRow): PledgeReport {
  const units =
    row.amount === null || row.currency === null ? null : Number(decimalFromMinor(row.amount, row.currency));
  return {
    donorCodes: [row.donorCode],
    recipient: "UA",
    min: units,
    max: units,
    currency: row.currency,
    // Theirs are wider than ours.
    category: null,
    purpose: row.wording,
    channel: row.channel,
    inKind: row.inKind,
    status: row.stage,
    announcedOn: row.announcedOn,
    reportedOn: null,
    wording: row.wording,
    source: null,
  };
}
