import type { RateAround } from "./compare-money.ts";
import { type Facts, factsOf } from "./facts.ts";
import { match } from "./match.ts";
import type { Match, PledgeReport } from "./pledge-report.ts";

/** A known pledge that a report in hand may be about, with what the matcher says of the two. */
export interface Candidate<P> extends Match {
  pledge: P;
}

/**
 * Known pledges that a report may be about, the likeliest first, of equals the newest by code. What the matcher takes for
 * another pledge is left out, and so is what it cannot tell for want of a common sum.
 */
export function candidates<P extends { code: string }>(
  report: PledgeReport,
  known: readonly { pledge: P; report: PledgeReport }[],
  rateAround: RateAround,
): Candidate<P>[] {
  return known
    .filter((one) => mayBeOne(factsOf(report, one.report, rateAround)))
    .map((one) => ({ pledge: one.pledge, ...match(report, one.report, rateAround) }))
    .filter(({ verdict }) => verdict !== "different" && verdict !== "part_of")
    .sort((a, b) => b.score - a.score || b.pledge.code.localeCompare(a.pledge.code));
}

/** Whether the sums may be one: they fit each other, or nobody knows the rate that would tell. */
function mayBeOne({ donors, money }: Facts): boolean {
  return donors !== "apart" && money.kind !== "apart" && money.reason.key !== "amount_unknown";
}
