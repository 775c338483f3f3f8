import type { Converter } from "../ledger/leaves.ts";
import type { Pledge } from "../ledger/pledge.ts";
import { daysBetween, firstDay } from "../values/day.ts";
import { type Bounds, boundsOf } from "../values/money.ts";

/** A pledge that a new mark may be about, with the reasons as keys of the interface's messages. */
export interface Candidate<P> {
  pledge: P;
  score: number;
  reasons: CandidateReason[];
}
export type CandidateReason =
  | "same_donor"
  | "same_amount"
  | "close_amount"
  | "same_days"
  | "same_channel"
  | "same_purpose";

type Comparable = Pick<Pledge, "donorCodes" | "amount" | "announcedOn" | "channelSlug" | "purpose" | "code">;

/** Sums told in two currencies or rounded by an outlet still mean one sum when they are within this part of each other. */
const CLOSE = 0.03;

/**
 * Known pledges that look like the one in hand, best first. A different donor rules a pledge out; a sum that cannot be
 * the same, at the rate of its day, does too. Goods are compared by purpose and days alone.
 */
export function candidates<P extends Comparable>(
  draft: Omit<Comparable, "code">,
  known: readonly P[],
  convert: Converter,
): Candidate<P>[] {
  return known
    .flatMap((pledge): Candidate<P>[] => {
      if (!pledge.donorCodes.some((code) => draft.donorCodes.includes(code))) return [];
      const reasons: CandidateReason[] = ["same_donor"];
      const amount = compareAmounts(draft, pledge, convert);
      if (amount === "apart") return [];
      if (amount) reasons.push(amount);
      if (draft.announcedOn && pledge.announcedOn) {
        const apart = Math.abs(daysBetween(firstDay(draft.announcedOn), firstDay(pledge.announcedOn)));
        if (apart <= 14) reasons.push("same_days");
      }
      if (draft.channelSlug && draft.channelSlug === pledge.channelSlug) reasons.push("same_channel");
      if (draft.purpose === pledge.purpose) reasons.push("same_purpose");
      const score = reasons.reduce((sum, reason) => sum + WEIGHT[reason], 0);
      return score >= 0.5 ? [{ pledge, score: Math.min(1, score), reasons }] : [];
    })
    .sort((a, b) => b.score - a.score || b.pledge.code.localeCompare(a.pledge.code));
}

const WEIGHT: Record<CandidateReason, number> = {
  same_donor: 0.2,
  same_amount: 0.5,
  close_amount: 0.35,
  same_days: 0.2,
  same_channel: 0.1,
  same_purpose: 0.1,
};

function compareAmounts(
  a: Omit<Comparable, "code">,
  b: Omit<Comparable, "code">,
  convert: Converter,
): "same_amount" | "close_amount" | "apart" | null {
  const [from, to] = [a.amount.currency, b.amount.currency];
  if (from === null || to === null) return from === to ? null : "apart";
  const ours = boundsOf(a.amount);
  const theirs = boundsOf(b.amount);
  if (from === to && ours.floor === theirs.floor && ours.ceiling === theirs.ceiling) return "same_amount";
  const day = b.announcedOn ?? a.announcedOn;
  const point = (bounds: Bounds) => bounds.floor || bounds.ceiling || 0;
  const converted = convert(point(ours), from, to, day);
  if (!converted) return null;
  const other = point(theirs);
  return Math.abs(converted.minor - other) <= other * CLOSE ? "close_amount" : "apart";
}
