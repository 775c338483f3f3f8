import type { Currency } from "../values/currencies.ts";
import { daysBetween, firstDay, isPartialDate, lastDay } from "../values/day.ts";
import { type Status, statuses } from "../values/vocabulary.ts";

/** A pledge as one source tells it. Sums in units of the currency; what a source does not say is null or empty. */
export interface Telling {
  donorCodes: readonly string[];
  recipient: string | null;
  min: number | null;
  max: number | null;
  currency: Currency | null;
  category: string | null;
  /** What it is for, how it is given, the goods: in words. */
  purpose: string | null;
  channel: string | null;
  inKind: string | null;
  status: Status | null;
  announcedOn: string | null;
  reportedOn: string | null;
  wording: string | null;
  source: string | null;
}

export type Verdict = "same" | "later_stage" | "part_of" | "different" | "unsure";

/** A reason, with what it is about: a key of the interface's messages and its values. */
export interface Reason {
  key:
    | "donors_same"
    | "donors_overlap"
    | "donors_differ"
    | "amount_same"
    | "amount_converted"
    | "amount_rounded"
    | "amount_fits"
    | "amount_mislabelled"
    | "amount_apart"
    | "amount_smaller"
    | "amount_unknown"
    | "rate_missing"
    | "goods_same"
    | "goods_differ"
    | "days_same"
    | "days_near"
    | "days_far"
    | "days_apart"
    | "days_unknown"
    | "ordinals_differ"
    | "channels_same"
    | "channels_differ"
    | "purposes_same"
    | "purposes_differ"
    | "categories_differ"
    | "recipients_differ"
    | "one_list"
    | "stage_later"
    | "addition";
  values: Record<string, string>;
}

export interface Match {
  verdict: Verdict;
  /** 0 to 1: how sure the verdict is. */
  score: number;
  reasons: Reason[];
}

/** Units of a currency for one euro around a date; null where none is known. */
export type RateAround = (currency: Currency, date: string) => number | null;

/** How much two outlets' roundings and days of conversion may put between one sum in two currencies. */
const CONVERTED = 0.045;
/** An outlet that writes 'more than' rounds down by at most so much. */
const ROUNDED_DOWN = 0.2;
/** Days between two announcements that can be one, told by outlets on different days. */
const NEAR = 10;
/** Days beyond which the same sum is another promise. */
const APART = 45;

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

type Days = { kind: "same" | "near" | "far" | "apart" | "unknown"; gap: number | null };

/** How far apart the two were announced; where a source does not say when, the day of its report is the last it can be. */
function compareDays(a: Telling, b: Telling): Days {
  const known = [a, b].map(({ announcedOn }) =>
    announcedOn && isPartialDate(announcedOn) ? announcedOn : null,
  );
  const [first, second] = known;
  if (first && second) return gapOf(first, second);
  const reported = [a, b].map(({ announcedOn, reportedOn }) => announcedOn ?? reportedOn);
  const [one, other] = reported;
  if (!one || !other || !isPartialDate(one) || !isPartialDate(other)) return { kind: "unknown", gap: null };
  const { gap, kind } = gapOf(one, other);
  // A late report may tell an early promise.
  return { gap, kind: kind === "apart" || kind === "far" ? "unknown" : kind };
}

function gapOf(a: string, b: string): Days {
  const gap = Math.max(0, daysBetween(lastDay(a), firstDay(b)), daysBetween(lastDay(b), firstDay(a)));
  const isVague = a.length < 7 || b.length < 7 || a.includes("Q") || b.includes("Q");
  if (gap === 0) return { kind: isVague ? "unknown" : "same", gap };
  return { kind: gap <= 1 ? "same" : gap <= NEAR ? "near" : gap <= APART ? "far" : "apart", gap };
}

interface Money {
  kind: "same" | "converted" | "rounded" | "fits" | "mislabelled" | "apart" | "unknown";
  /** One is a part that the other could hold. */
  isSmaller: boolean;
  /** Which of them is the smaller: −1 the first, 1 the second. */
  order: number;
  reason: Reason;
}

/** Currencies that outlets call by one name, and so mistake for each other. */
const NAMESAKES: Currency[][] = [
  ["USD", "AUD", "CAD", "NZD", "SGD"],
  ["SEK", "NOK", "DKK", "ISK", "CZK"],
  ["CHF", "EUR"],
];
const HOME: Partial<Record<string, Currency>> = {
  AU: "AUD",
  CA: "CAD",
  NZ: "NZD",
  SG: "SGD",
  SE: "SEK",
  NO: "NOK",
  DK: "DKK",
  IS: "ISK",
  CZ: "CZK",
  CH: "CHF",
};

function compareMoney(a: Telling, b: Telling, rateAround: RateAround): Money {
  const money = (
    kind: Money["kind"],
    key: Reason["key"],
    values: Record<string, string> = {},
    order = 0,
  ): Money => ({
    kind,
    isSmaller: order !== 0,
    order,
    reason: { key, values },
  });
  if (a.currency === null && b.currency === null) return compareGoods(a, b, money);
  if (a.currency === null || b.currency === null) return money("unknown", "amount_unknown");
  const earliest = (...dates: (string | null)[]) => dates.filter((date) => date !== null).sort()[0];
  const day = earliest(a.announcedOn, b.announcedOn) ?? earliest(a.reportedOn, b.reportedOn) ?? "";
  const rates = [a, b].map(({ currency }) =>
    currency === null || day === "" ? null : rateAround(currency, day),
  );
  const isOneCurrency = a.currency === b.currency;
  const [rateA, rateB] = isOneCurrency ? [1, 1] : rates;
  if (!rateA || !rateB) return money("unknown", "rate_missing", { a: a.currency, b: b.currency, day });
  const [x, y] = [pointOf(a) / rateA, pointOf(b) / rateB];
  const ratio = Math.max(x, y) / Math.min(x, y);
  const values = { a: told(a), b: told(b), day, ratio: ratio.toFixed(3) };
  if (isOneCurrency && pointOf(a) === pointOf(b)) return money("same", "amount_same", values);
  if (isClosed(a) && isClosed(b)) {
    if (isOneCurrency ? isRounding(pointOf(a), pointOf(b)) : ratio <= 1 + CONVERTED)
      return money(
        isOneCurrency ? "rounded" : "converted",
        isOneCurrency ? "amount_rounded" : "amount_converted",
        values,
      );
  } else if (fits(a, b, x, y)) return money("fits", "amount_fits", values);
  const [home] = [...a.donorCodes, ...b.donorCodes].sort().flatMap((code) => HOME[code] ?? []);
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const) {
    const isNamesake = NAMESAKES.some(
      (family) =>
        home !== undefined && one.currency !== null && family.includes(one.currency) && family.includes(home),
    );
    if (!isNamesake || one.currency === home || home === undefined || day === "" || other.currency === null)
      continue;
    const [own, rate] = [rateAround(home, day), rateAround(other.currency, day)];
    if (!own || !rate) continue;
    const [u, v] = [pointOf(one) / own, pointOf(other) / rate];
    if (Math.max(u, v) / Math.min(u, v) <= 1 + CONVERTED)
      return money("mislabelled", "amount_mislabelled", { ...values, currency: home });
  }
  const isPart = ratio >= 1.05;
  return money("apart", isPart ? "amount_smaller" : "amount_apart", values, isPart ? (x < y ? -1 : 1) : 0);
}

function pointOf({ min, max }: Telling): number {
  return min !== null && max !== null ? (min + max) / 2 : (min ?? max ?? 0);
}

const isClosed = ({ min, max }: Telling) => min !== null && max !== null;

/** Whether 'more than x' or 'up to x' can be said of the other. In euros. */
function fits(a: Telling, b: Telling, x: number, y: number): boolean {
  const isSaid = (bound: Telling, said: number, real: number) => {
    const ratio = real / said;
    if (bound.max === null) return ratio >= 1 - CONVERTED && ratio <= 1 + ROUNDED_DOWN;
    if (bound.min === null) return ratio <= 1 + CONVERTED && ratio >= 1 - ROUNDED_DOWN;
    return true;
  };
  return isSaid(a, x, y) && isSaid(b, y, x);
}

/** Whether one sum is the other with fewer digits: 40.3 and 40, 139 and 140; not 10 and 11. */
function isRounding(a: number, b: number): boolean {
  const ratio = Math.max(a, b) / Math.min(a, b);
  if (ratio > 1.02) return false;
  const digits = (value: number) =>
    String(value)
      .replace(/\.|0+$/g, "")
      .replace(/0+$/, "").length;
  return ratio <= 1.004 || digits(a) !== digits(b) || ratio <= 1.011;
}

function told({ min, max, currency }: Telling): string {
  const grouped = (units: number | null) =>
    String(units ?? "").replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, "\u202f");
  const [low, high] = [grouped(min), grouped(max)];
  const sum = min === max || max === null ? low : min === null ? high : `${low}–${high}`;
  return `${max === null ? "≥ " : min === null ? "≤ " : ""}${sum} ${currency}`;
}

function compareGoods(
  a: Telling,
  b: Telling,
  money: (kind: Money["kind"], key: Reason["key"]) => Money,
): Money {
  const words = (telling: Telling) =>
    `${telling.inKind ?? ""} ${telling.wording ?? ""} ${telling.purpose ?? ""}`;
  const [one, other] = [contentWords(words(a)), contentWords(words(b))];
  const shared = [...one].filter((word) => other.has(word)).length;
  const numbers = (telling: Telling): string[] =>
    (telling.inKind ?? telling.wording ?? "").match(/\d+/g) ?? [];
  const [counts, others] = [numbers(a), numbers(b)];
  const isOtherCount =
    counts.length > 0 && others.length > 0 && !counts.some((count) => others.includes(count));
  if (shared === 0 || isOtherCount) return money("apart", "goods_differ");
  return money(shared >= 2 ? "same" : "fits", "goods_same");
}

const STOPWORDS = new Set(
  "the and for with from that this into their its aid help support package military assistance ukraine ukrainian pledge worth million billion euros dollars new more than about over government will has was were been other various general".split(
    " ",
  ),
);

/** Words that say something, as stems of five letters. */
function contentWords(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}-]{3,}/gu) ?? [];
  return new Set(
    words.filter((word) => !STOPWORDS.has(word) && !/^\d+$/.test(word)).map((word) => word.slice(0, 5)),
  );
}

function compareWords(a: Telling, b: Telling): "same" | "partly" | "apart" | "unknown" {
  if (a.purpose !== null && a.purpose === b.purpose) return "same";
  const [one, other] = [contentWords(a.purpose ?? ""), contentWords(b.purpose ?? "")];
  if (one.size === 0 || other.size === 0) return "unknown";
  const shared = [...one].filter((word) => other.has(word)).length;
  if (shared === 0) return "apart";
  return shared / Math.min(one.size, other.size) >= 0.5 ? "same" : "partly";
}

function compareChannels(a: string | null, b: string | null): "same" | "apart" | "unknown" {
  if (!a || !b || /^bilateral$/i.test(a) || /^bilateral$/i.test(b)) return "unknown";
  const [one, other] = [contentWords(a), contentWords(b)];
  if ([...one].some((word) => other.has(word))) return "same";
  const initials = (text: string) => (text.match(/(?<!\p{L})\p{Lu}/gu) ?? []).join("");
  const isShort = (short: string, long: string) =>
    /^[A-Z]{2,6}$/.test(short) && initials(long).includes(short);
  return isShort(a, b) || isShort(b, a) ? "same" : "apart";
}

function recipientsDiffer(a: string | null, b: string | null): boolean {
  if (!a || !b) return false;
  const [one, other] = [
    contentWords(a.replace(/ukraine/i, "ukrain")),
    contentWords(b.replace(/ukraine/i, "ukrain")),
  ];
  return one.size > 0 && other.size > 0 && ![...one].some((word) => other.has(word));
}

const ORDINALS =
  "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(
    " ",
  );
const NUMBERED =
  /(?<!\p{L})(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|\d{1,3}(?:st|nd|rd|th))(?: \p{L}+){0,3}? (package|tranche|review|instal?lment|batch|phase|round|drawdown|delivery|contribution)/giu;

/** Whether both count what they tell ('fifth review') and count it differently. */
function ordinalsDiffer(a: Telling, b: Telling): boolean {
  const counted = ({ wording, purpose }: Telling) =>
    new Map(
      [...`${wording ?? ""} · ${purpose ?? ""}`.matchAll(NUMBERED)].map(([, ordinal = "", noun = ""]) => [
        noun.toLowerCase(),
        ORDINALS.includes(ordinal.toLowerCase())
          ? ORDINALS.indexOf(ordinal.toLowerCase()) + 1
          : Number.parseInt(ordinal, 10),
      ]),
    );
  const [one, other] = [counted(a), counted(b)];
  return [...one].some(([noun, number]) => other.has(noun) && other.get(noun) !== number);
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
