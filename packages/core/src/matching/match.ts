import type { RateAround } from "./compare-money.ts";
import { type Facts, factsOf } from "./facts.ts";
import type { Match, PledgeReport, Reason, Verdict } from "./pledge-report.ts";
import { LEAST_SURE, PART_DAYS, SAME, SUREST } from "./thresholds.ts";

/**
 * Whether two reports are of one pledge. A wrong 'same' makes money disappear and a wrong 'different' counts it twice, so
 * that what speaks neither way is 'unsure'. Symmetric, but for who is part of whom.
 */
export function match(a: PledgeReport, b: PledgeReport, rateAround: RateAround): Match {
  const facts = factsOf(a, b, rateAround);
  const rule = ruleFor(facts);
  const { verdict, score, reasons = [] } = rule.says(facts);
  return { verdict, score, reasons: [...reasonsOf(facts), ...reasons] };
}

interface Answer {
  verdict: Verdict;
  score: number;
  /** What the rule adds to the reasons that the facts are. */
  reasons?: Reason[];
}

interface Rule {
  name: string;
  holds: (facts: Facts) => boolean;
  says: (facts: Facts) => Answer;
}

/** The first rule that holds decides; the last one always does. */
export const rules: readonly Rule[] = [
  {
    name: "other donors",
    holds: ({ donors }) => donors === "apart",
    says: () => ({ verdict: "different", score: 0.97 }),
  },
  {
    name: "counted otherwise",
    holds: (facts) => facts.isCountedOtherwise,
    says: () => ({ verdict: "different", score: 0.93, reasons: [reason("ordinals_differ")] }),
  },
  {
    // One article lists two sums for two bodies: it tells two pledges.
    name: "one list",
    holds: ({ isOneList, money, channels, isOtherCategory, isOtherRecipient }) =>
      isOneList && money.kind !== "apart" && (channels === "apart" || isOtherCategory || isOtherRecipient),
    says: () => ({ verdict: "different", score: 0.9, reasons: [reason("one_list")] }),
  },
  {
    // What was promised then may be paid now, and told with the day of the payment.
    name: "followed up long after",
    holds: ({ days, money, isFollowedUp }) =>
      days.kind === "apart" && money.kind !== "apart" && money.kind !== "unknown" && isFollowedUp,
    says: () => ({ verdict: "unsure", score: 0.5 }),
  },
  {
    name: "other days and sums",
    holds: ({ days, money }) => days.kind === "apart" && money.kind === "apart",
    says: () => ({ verdict: "different", score: 0.97 }),
  },
  {
    name: "other days",
    holds: ({ days }) => days.kind === "apart",
    says: () => ({ verdict: "different", score: 0.88 }),
  },
  {
    // Told on one day, a smaller sum may be a part of the larger one, …
    name: "part of a package",
    holds: (facts) => isSmallerOnOneDay(facts) && facts.isPartInWords,
    says: () => ({ verdict: "part_of", score: 0.66 }),
  },
  {
    // One promise, told with another figure: one of the two corrects the other, or was corrected.
    name: "another figure",
    holds: isRevision,
    says: () => ({ verdict: "revised", score: 0.6 }),
  },
  {
    // … or stand beside it.
    name: "smaller, told together",
    holds: isSmallerOnOneDay,
    says: () => ({ verdict: "unsure", score: 0.45 }),
  },
  {
    name: "other sums",
    holds: ({ money }) => money.kind === "apart",
    says: ({ days }) => ({ verdict: "different", score: days.kind === "unknown" ? 0.7 : 0.85 }),
  },
  {
    name: "no sums to compare",
    holds: ({ money }) => money.kind === "unknown",
    says: () => ({ verdict: "unsure", score: 0.3 }),
  },
  { name: "weighed", holds: () => true, says: weigh },
];

/** The rule that decides on two reports. */
export function ruleFor(facts: Facts): Rule {
  return rules.find(({ holds }) => holds(facts)) ?? rules.at(-1)!;
}

function isSmallerOnOneDay({ money, days }: Facts): boolean {
  const isOneDay =
    days.kind === "same" || (days.kind === "near" && days.gap !== null && days.gap <= PART_DAYS);
  return money.kind === "apart" && money.isSmaller && isOneDay;
}

/** Nothing but the sums sets the two apart, and neither comes on top of the other or lies within it. */
function isRevision(facts: Facts): boolean {
  const { donors, money, days, purposes, channels } = facts;
  return (
    donors === "same" &&
    facts.isRevised &&
    money.kind === "apart" &&
    (days.kind === "same" || days.kind === "near") &&
    purposes === "same" &&
    channels !== "apart" &&
    !(facts.isOtherCategory || facts.isOtherRecipient || facts.isOneList || facts.isAddition) &&
    !facts.isPartInWords &&
    facts.differences.length === 0
  );
}

/** How much each fact speaks for or against one pledge, where the sums may be one. */
const WEIGHTS: readonly [holds: (facts: Facts) => boolean, weight: number][] = [
  [({ money }) => money.kind === "same", 0.9],
  [({ money }) => money.kind === "converted", 0.84],
  [({ money }) => money.kind === "fits", 0.74],
  [({ money }) => money.kind === "rounded" || money.kind === "mislabelled", 0.68],
  [({ days }) => days.kind === "near", -0.06],
  [({ days }) => days.kind === "far", -0.3],
  [({ days }) => days.kind === "unknown", -0.28],
  [({ purposes }) => purposes === "same", 0.08],
  [({ purposes }) => purposes === "partly", -0.32],
  [({ purposes }) => purposes === "apart", -0.35],
  [({ channels }) => channels === "same", 0.05],
  [({ channels, purposes }) => channels === "apart" && purposes === "same", -0.08],
  [({ channels, purposes }) => channels === "apart" && purposes !== "same", -0.3],
  [({ isOtherCategory, purposes }) => isOtherCategory && purposes === "same", -0.1],
  [({ isOtherCategory, purposes }) => isOtherCategory && purposes !== "same", -0.25],
  // Nothing that is the same beside it outweighs this: one sum for two countries is two promises, or one told wrongly.
  [({ isOtherRecipient }) => isOtherRecipient, -0.45],
  [({ donors }) => donors === "overlap", -0.3],
  [({ isOneList }) => isOneList, -0.25],
  [isAddedToOther, -0.15],
];

/** 'Another ten million' is told beside the ten, or after it: an outlet of the day may call the whole of it additional. */
function isAddedToOther({ isAddition, days, isOneList }: Facts): boolean {
  return isAddition && (days.kind !== "same" || isOneList);
}

function weigh(facts: Facts): Answer {
  const reasons = isAddedToOther(facts) ? [reason("addition")] : [];
  let score = 0;
  for (const [holds, weight] of WEIGHTS) if (holds(facts)) score += weight;
  // A wrong 'same' makes money disappear: where the words tell two apart, somebody looks.
  if (facts.differences.length > 0 || facts.channels === "apart")
    return { verdict: "unsure", score: Math.max(LEAST_SURE, Math.min(score, 0.6)), reasons };
  if (score < SAME) return { verdict: "unsure", score: Math.max(LEAST_SURE, score), reasons };
  const { laterStage: later } = facts;
  return {
    verdict: later ? "later_stage" : "same",
    score: Math.min(SUREST, score),
    reasons: later ? [...reasons, reason("stage_later", { stage: later })] : reasons,
  };
}

/** What speaks for and against, in words. Of other donors nothing else is asked. */
function reasonsOf(facts: Facts): Reason[] {
  const { a, b, donors, days, money, purposes, channels } = facts;
  const donorReason = reason(
    donors === "same" ? "donors_same" : donors === "overlap" ? "donors_overlap" : "donors_differ",
    { a: a.donorCodes.join(";"), b: b.donorCodes.join(";") },
  );
  if (donors === "apart") return [donorReason];
  const pair = (key: "channel" | "category" | "recipient") => ({ a: a[key] ?? "", b: b[key] ?? "" });
  return [
    donorReason,
    reason(`days_${days.kind}`, { days: String(days.gap ?? "") }),
    money.reason,
    ...(purposes === "same" ? [reason("purposes_same")] : []),
    ...(purposes === "apart" ? [reason("purposes_differ")] : []),
    ...(channels === "unknown"
      ? []
      : [reason(channels === "same" ? "channels_same" : "channels_differ", pair("channel"))]),
    ...(facts.isOtherCategory ? [reason("categories_differ", pair("category"))] : []),
    ...(facts.isOtherRecipient ? [reason("recipients_differ", pair("recipient"))] : []),
  ];
}

function reason(key: Reason["key"], values: Record<string, string> = {}): Reason {
  return { key, values };
}
