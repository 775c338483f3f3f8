import { firstDay } from "../values/day.ts";
import { type Status, statuses } from "../values/vocabulary.ts";
import { compareDays } from "./compare-days.ts";
import { compareMoney, type RateAround } from "./compare-money.ts";
import { compareChannels, compareWords, ordinalsDiffer, recipientsDiffer } from "./compare-words.ts";
import type { Match, Reason, Telling, Verdict } from "./pledge-report.ts";

/**
 * Whether two tellings are of one pledge. A wrong 'same' makes money disappear and a wrong 'different' counts it twice, so
 * that what speaks neither way is 'unsure'. Symmetric, but for who is part of whom.
 */
export function match(a: Telling, b: Telling, rateAround: RateAround): Match {
  const reasons: Reason[] = [];
  const say = (key: Reason["key"], values: Record<string, string> = {}) => reasons.push({ key, values });
  const verdict = (result: Verdict, score: number): Match => ({ verdict: result, score, reasons });

  const donors = compareDonors(a, b);
  say(donors === "same" ? "donors_same" : donors === "overlap" ? "donors_overlap" : "donors_differ", {
    a: a.donorCodes.join(";"),
    b: b.donorCodes.join(";"),
  });
  if (donors === "apart") return verdict("different", 0.97);

  const days = compareDays(a, b);
  say(`days_${days.kind}`, { days: String(days.gap ?? "") });
  const money = compareMoney(a, b, rateAround);
  say(money.reason.key, money.reason.values);
  const purposes = compareWords(a, b);
  const channels = compareChannels(a.channel, b.channel);
  if (purposes === "same" || purposes === "apart")
    say(purposes === "same" ? "purposes_same" : "purposes_differ");
  if (channels !== "unknown")
    say(channels === "same" ? "channels_same" : "channels_differ", {
      a: a.channel ?? "",
      b: b.channel ?? "",
    });
  const isOtherCategory = a.category !== null && b.category !== null && a.category !== b.category;
  if (isOtherCategory) say("categories_differ", { a: a.category ?? "", b: b.category ?? "" });
  const isOtherRecipient = recipientsDiffer(a.recipient, b.recipient);
  if (isOtherRecipient) say("recipients_differ", { a: a.recipient ?? "", b: b.recipient ?? "" });

  if (ordinalsDiffer(a, b)) {
    say("ordinals_differ");
    return verdict("different", 0.93);
  }
  // One article lists two sums for two bodies: it tells two pledges.
  const isOneList =
    a.source !== null && a.source === b.source && a.reportedOn !== null && a.reportedOn === b.reportedOn;
  if (isOneList && money.kind !== "apart" && (channels === "apart" || isOtherCategory || isOtherRecipient)) {
    say("one_list");
    return verdict("different", 0.9);
  }
  if (days.kind === "apart") {
    // What was promised then may be paid now, and told with the day of the payment.
    const isFollowedUp = money.kind !== "apart" && money.kind !== "unknown" && isLaterStageLater(a, b);
    return isFollowedUp ? verdict("unsure", 0.5) : verdict("different", money.kind === "apart" ? 0.97 : 0.88);
  }

  const isAddition = ADDITION.test(a.wording ?? "") !== ADDITION.test(b.wording ?? "");
  switch (money.kind) {
    case "apart": {
      const isOneDay = days.kind === "same" || (days.gap !== null && days.gap <= 3 && days.kind === "near");
      if (!money.isSmaller || !isOneDay) return verdict("different", days.kind === "unknown" ? 0.7 : 0.85);
      // Told on one day, a smaller sum may be a part of the larger one, or stand beside it.
      const [part, whole] = money.order < 0 ? [a, b] : [b, a];
      const isPart =
        PART.test(part.wording ?? "") || PACKAGE.test(`${whole.wording ?? ""} ${whole.purpose ?? ""}`);
      return isPart ? verdict("part_of", 0.66) : verdict("unsure", 0.45);
    }
    case "unknown":
      return verdict("unsure", 0.3);
    default: {
      let score =
        money.kind === "same" ? 0.9 : money.kind === "converted" ? 0.84 : money.kind === "fits" ? 0.74 : 0.68;
      if (days.kind === "near") score -= 0.06;
      if (days.kind === "far") score -= 0.3;
      if (days.kind === "unknown") score -= 0.28;
      if (purposes === "same") score += 0.08;
      if (purposes === "partly") score -= 0.32;
      if (purposes === "apart") score -= 0.35;
      if (channels === "same") score += 0.05;
      if (channels === "apart") score -= purposes === "same" ? 0.08 : 0.3;
      if (isOtherCategory) score -= purposes === "same" ? 0.1 : 0.25;
      if (isOtherRecipient) score -= 0.25;
      if (donors === "overlap") score -= 0.3;
      if (isOneList) score -= 0.25;
      if (isAddition && days.kind !== "same") {
        say("addition");
        score -= 0.15;
      }
      if (score < SAME) return verdict("unsure", Math.max(0.2, score));
      const later = laterStage(a, b);
      if (later) say("stage_later", { stage: later });
      return verdict(later ? "later_stage" : "same", Math.min(0.99, score));
    }
  }
}

/** From here on two tellings are one pledge. */
const SAME = 0.64;

const ADDITION =
  /(?<!\p{L})(?:another|additional|further|extra|more|top[- ]?up|second|third|new|ще|додатков)/iu;

const PART =
  /(?<!\p{L})(?:of which|including|part of|out of|component|share of|from the package|within|з яких|у тому числі|частин)/iu;

const PACKAGE =
  /(?<!\p{L})(?:package|total|overall|altogether|in all|combined|programme|envelope|пакет|загал)/iu;

function compareDonors(a: Telling, b: Telling): "same" | "overlap" | "apart" {
  const shared = a.donorCodes.filter((code) => b.donorCodes.includes(code)).length;
  if (shared === 0) return a.donorCodes.length === 0 || b.donorCodes.length === 0 ? "overlap" : "apart";
  return shared === a.donorCodes.length && shared === b.donorCodes.length ? "same" : "overlap";
}

/** The later of two stages, where one is told later than the other; null when both tell one stage. */
function laterStage(a: Telling, b: Telling): Status | null {
  if (a.status === null || b.status === null || a.status === b.status) return null;
  return statuses.indexOf(a.status) > statuses.indexOf(b.status) ? a.status : b.status;
}

/** Whether the one announced later tells the later stage. */
function isLaterStageLater(a: Telling, b: Telling): boolean {
  const later = laterStage(a, b);
  if (later === null || a.announcedOn === null || b.announcedOn === null) return false;
  const [first, second] = firstDay(a.announcedOn) < firstDay(b.announcedOn) ? [a, b] : [b, a];
  return second.status === later && first.status !== later;
}
