import { firstDay } from "../values/day.ts";
import { type Status, statuses } from "../values/vocabulary.ts";
import { compareDays, type Days } from "./compare-days.ts";
import { compareMoney, type MoneyFact, type RateAround } from "./compare-money.ts";
import {
  compareChannels,
  compareWords,
  isAddition,
  isPackage,
  isPart,
  isRevised,
  isTotal,
  ordinalsDiffer,
  recipientsDiffer,
  speaksOf,
} from "./compare-words.ts";
import type { PledgeReport } from "./pledge-report.ts";
import { type Difference, differences } from "./told-apart.ts";

/** What two reports have in common and what not: all that the rules of `match` look at. */
export interface Facts {
  a: PledgeReport;
  b: PledgeReport;
  donors: "same" | "overlap" | "apart";
  days: Days;
  money: MoneyFact;
  purposes: "same" | "partly" | "apart" | "unknown";
  channels: "same" | "apart" | "unknown";
  isOtherCategory: boolean;
  isOtherRecipient: boolean;
  /** What the words say of one that they do not say of the other. */
  differences: readonly Difference[];
  /** Both count what they tell ('fifth review'), and count it differently. */
  isCountedOtherwise: boolean;
  /** One report lists both: it tells two pledges, or one of them twice. */
  isOneList: boolean;
  /** One of them, and not the other, speaks of an addition. */
  isAddition: boolean;
  /** The words of one say that its figure was another one before. */
  isRevised: boolean;
  /** The words say that the smaller is a part, or the larger a package in which it is named, or all of it. */
  isPartInWords: boolean;
  /** The later of two stages; null when both tell one. */
  laterStage: Status | null;
  /** The one that was announced later tells the later stage: what was promised then may be paid now. */
  isFollowedUp: boolean;
}

/** Compares two reports in every respect. Symmetric, but for `a` and `b` themselves and the order of their sums. */
export function factsOf(a: PledgeReport, b: PledgeReport, rateAround: RateAround): Facts {
  const money = compareMoney(a, b, rateAround);
  const [part, whole] = money.order < 0 ? [a, b] : [b, a];
  const later = laterStage(a, b);
  return {
    a,
    b,
    donors: compareDonors(a, b),
    days: compareDays(a, b),
    money,
    purposes: compareWords(a, b),
    channels: compareChannels(a.channel, b.channel),
    isOtherCategory: a.category !== null && b.category !== null && a.category !== b.category,
    isOtherRecipient: recipientsDiffer(a.recipient, b.recipient),
    differences: differences(a, b),
    isCountedOtherwise: ordinalsDiffer(a, b),
    isOneList:
      a.source !== null && a.source === b.source && a.reportedOn !== null && a.reportedOn === b.reportedOn,
    isAddition: isAddition(a) !== isAddition(b),
    isRevised: isRevised(a) || isRevised(b),
    isPartInWords: isPart(part) || isTotal(whole) || (isPackage(whole) && speaksOf(whole, part)),
    laterStage: later,
    isFollowedUp: isLaterStageLater(a, b, later),
  };
}

function compareDonors(a: PledgeReport, b: PledgeReport): Facts["donors"] {
  const shared = a.donorCodes.filter((code) => b.donorCodes.includes(code)).length;
  if (shared === 0) return a.donorCodes.length === 0 || b.donorCodes.length === 0 ? "overlap" : "apart";
  return shared === a.donorCodes.length && shared === b.donorCodes.length ? "same" : "overlap";
}

function laterStage(a: PledgeReport, b: PledgeReport): Status | null {
  if (a.status === null || b.status === null || a.status === b.status) return null;
  return statuses.indexOf(a.status) > statuses.indexOf(b.status) ? a.status : b.status;
}

function isLaterStageLater(a: PledgeReport, b: PledgeReport, later: Status | null): boolean {
  if (later === null || a.announcedOn === null || b.announcedOn === null) return false;
  const [first, second] = firstDay(a.announcedOn) < firstDay(b.announcedOn) ? [a, b] : [b, a];
  return second.status === later && first.status !== later;
}
