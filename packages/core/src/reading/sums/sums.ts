import type { Span } from "../../text/span.ts";
import {
  type Currency,
  currenciesInTexts,
  isCurrencyInTexts,
  isSameFamily,
  minorPerUnit,
} from "../../values/currencies.ts";
import { type Amount, amountFrom } from "../../values/money.ts";
import type { Qualifier } from "../../values/vocabulary.ts";
import { all, inEitherCase, pattern } from "../lexicon/compile.ts";
import { type CountryAt, type CountryHere, SYMBOLS, unitAt } from "../lexicon/currencies.ts";
import { IN_WORDS, NUMBER, numberOf, readNumber } from "../lexicon/numbers.ts";
import { hasDollars, type SharedSigns, unshared } from "./shared-signs.ts";

/** A sum of money as a text writes it, with the words that say how firm it is. */
export interface Figure extends Span {
  amount: Amount;
  /** In round brackets right behind another figure: a newsroom's conversion, not a second sum. */
  isConversion: boolean;
  /** Which currencies its sign may stand for, where the text does not say which; `amount` has the likeliest. */
  mayBe: readonly Currency[];
}

const SCALES: [RegExp, number][] = [
  [pattern("iu")`^${"trillions"}(?!\p{L})`, 1e12],
  [pattern("iu")`^${"billions"}\.?(?!\p{L})`, 1e9],
  [pattern("iu")`^${"millions"}(?!\p{L})`, 1e6],
  [pattern("iu")`^${"thousands"}(?!\p{L})`, 1e3],
  [/^crores?(?!\p{L})/iu, 1e7],
  [/^lakhs?(?!\p{L})/iu, 1e5],
];

/** 'kr 85 million' */
const KR_BEFORE = "[Kk]r\\.?";
const SYMBOL = [...SYMBOLS.map(([symbol]) => symbol.replace(/[$]/g, "\\$")), KR_BEFORE].join("|");
const CODE = `(?<![A-Z])(?:${currenciesInTexts.join("|")})`;
const SCALE = all("scalesInRanges");
const BEHIND_BETWEEN = `(?<=${inEitherCase(all("rangeBetween"))}\\s(?:[^.;!?\\n]|\\.\\d){1,30})`;
/** What joins the two numbers of '10-15', '10 to 15', and behind 'between' also of '10 and 15', '10 million and 15'. */
const JOINED = [
  "\\s?[-–—]\\s?",
  `\\s${all("rangeTo")}\\s(?=\\S{1,12}\\s?${SCALE}(?!\\p{L}))`,
  `${BEHIND_BETWEEN}\\s${all("rangeAnd")}\\s(?:[A-Z]{3}\\s)?`,
].join("|");
const IN_FIGURES = [
  `(?:(?<!\\p{L})(${SYMBOL})[ \u00a0]?|(${CODE})[ \u00a0]?|(?<![\\d.,\\p{L}]))(${NUMBER})`,
  `(?:(?:[ -]?(${SCALE}))?(?:${JOINED})(?:${SYMBOL})?(${NUMBER}))?`,
].join("");
/** The same in words: 'between two and three', 'from two to three', 'два-три'; of 'two or three' either may be meant. */
const JOINED_IN_WORDS = [
  "\\s?[-–—]\\s?",
  `\\s(?:${all("rangeTo")}|${all("rangeOr")})\\s`,
  `${BEHIND_BETWEEN}\\s${all("rangeAnd")}\\s`,
].join("|");
const NUMBERS_IN_WORDS = [
  `(?:(?<!\\p{L})(${CODE}) )?(?<![\\p{L}\\d])(${IN_WORDS})`,
  `(?:(?:${JOINED_IN_WORDS})(${IN_WORDS}))?(?=[ -]?${all("scaleStems")})`,
].join("");
/** 'мільярд євро': a million or the like that nothing counts. */
const ONE_OF_SCALE = `(?<![\\p{L}\\d]|[\\d½][ \u00a0\u202f])(${all("oneOfScale")})(?!\\p{L})`;
const CANDIDATE = new RegExp(`${IN_FIGURES}|${NUMBERS_IN_WORDS}|${ONE_OF_SCALE}`, "gu");

/** In this order: 'no less than' ends with 'less than', and 'handed over' with 'over'. */
const QUALIFIERS: [RegExp, Qualifier][] = [
  [pattern("iu")`(?<!\p{L})${"upTo"}$`, "up_to"],
  [pattern("iu")`(?<!\p{L})${"slightlyUnder"}$`, "about"],
  [pattern("iu")`(?<!\p{L})${"atLeast"}$`, "at_least"],
  [pattern("iu")`(?<!\p{L})${"lessThan"}$`, "less_than"],
  [pattern("iu")`(?<!\p{L})${"moreThan"}$`, "more_than"],
  [pattern("iu")`(?<!\p{L})(?:${"about"}|~|≈)$`, "about"],
];

/**
 * Every sum of money in a text, in order. `countryAt` settles currency words that several countries share ('kroner'): the
 * code of the country that the words at an offset are about. `withBare`: also sums that leave out the currency told by the
 * one before ('€148 million …, the other 8 million'), where nothing says that they count something else. `shared`: what signs of
 * several countries stand for. Linear in the text's length; never throws.
 */
export function findFigures(
  text: string,
  countryAt: CountryAt = () => null,
  withBare = false,
  shared: SharedSigns = unshared,
): Figure[] {
  const figures: Figure[] = [];
  let sum: Figure | null = null;
  CANDIDATE.lastIndex = 0;
  for (let match = CANDIDATE.exec(text); match; match = CANDIDATE.exec(text)) {
    const country = countryHere(countryAt, match.index);
    const candidate = candidateOf(match);
    const read = (candidate: Candidate) =>
      readFigure(text, candidate, country, figures.at(-1) ?? null, withBare ? sum : null, shared);
    const whole = read(candidate);
    if (typeof whole === "string") CANDIDATE.lastIndex = match.index + endOfFirst(candidate);
    const figure = whole === "first alone" ? read(withoutSecond(candidate)) : whole;
    if (figure === null || typeof figure === "string") continue;
    figures.push(figure);
    if (!figure.isConversion) sum = figure;
    CANDIDATE.lastIndex = Math.max(CANDIDATE.lastIndex, figure.end);
  }
  return figures;
}

/** What looks like a sum: the words of the expression's groups, each where it stands in the text. */
interface Candidate {
  index: number;
  whole: string;
  symbol: string | undefined;
  code: string | undefined;
  first: string | undefined;
  scaleOfFirst: string | undefined;
  second: string | undefined;
  firstWords: string | undefined;
  secondWords: string | undefined;
  /** 'million' that nothing counts. */
  oneOfScale: string | undefined;
}

function candidateOf(match: RegExpExecArray): Candidate {
  const [
    whole,
    symbol,
    ownCode,
    first,
    scaleOfFirst,
    second,
    codeOfWords,
    firstWords,
    secondWords,
    oneOfScale,
  ] = match;
  const code = ownCode ?? codeOfWords;
  return {
    index: match.index,
    whole,
    symbol,
    code,
    first,
    scaleOfFirst,
    second,
    firstWords,
    secondWords,
    oneOfScale,
  };
}

/** Where the first number of what looked like a range ends in it. */
function endOfFirst({ whole, first, firstWords }: Candidate): number {
  const number = first ?? firstWords ?? "";
  return whole.indexOf(number) + number.length;
}

/** Of what looked like a range the first number alone: 'EUR 3 000 000 – 4 July'. */
function withoutSecond(candidate: Candidate): Candidate {
  const whole = candidate.whole.slice(0, endOfFirst(candidate)).trimEnd();
  return { ...candidate, whole, scaleOfFirst: undefined, second: undefined, secondWords: undefined };
}

const countryHere =
  (countryAt: CountryAt, offset: number): CountryHere =>
  (among) =>
    countryAt(offset, among);

/**
 * 'no range': what looks like one falls, as in '2023 – 15 million euros': its second number stands for itself. 'first alone': it
 * falls behind a currency, as in 'EUR 3 000 000 – 4 July'.
 */
function readFigure(
  text: string,
  candidate: Candidate,
  country: CountryHere,
  previous: Figure | null,
  inherited: Figure | null,
  shared: SharedSigns,
): Figure | "no range" | "first alone" | null {
  const { index, whole, symbol, code } = candidate;
  const {
    first,
    second,
    scale,
    scaleOfFirst,
    more,
    end: endOfScale,
    unit: unitBefore,
  } = numbersOf(text, candidate, country);
  const at = { start: index, end: endOfScale };
  const unit =
    unitBefore ??
    unitBeside(text, at, symbol, code, scale, country, previous, shared) ??
    inheritedUnit(text, at, scale, inherited);
  if (!unit?.currency) return null;
  const { end } = unit;
  const currency = unit.isShared ? answeredFor(unit.currency, shared) : unit.currency;
  const mayBe = mayBeOf(currency, unit, shared);
  if (second !== null && isStep(text, index, whole)) return "no range";
  if (second !== null && first * scaleOfFirst >= second * scale)
    return symbol || code ? "first alone" : "no range";
  const said = second === null ? saidBefore(text, index) : null;
  const minor = (units: number) => Math.round(units * minorPerUnit(currency));
  const low = minor(second === null ? first * scale + more : first * scaleOfFirst);
  const high = second === null ? null : minor(second * scale + more);
  if (low <= 0 || !Number.isSafeInteger(low) || !Number.isSafeInteger(high ?? 0)) return null;
  const qualifier =
    second === null ? (said?.qualifier ?? saidBehind(text.slice(end, end + 30)) ?? "exact") : "between";
  const amount = amountFrom(qualifier, currency, low, high);
  const isConversion = isConversionOf(text, index, amount, previous);
  return { start: said?.start ?? index, end, amount, isConversion, mayBe };
}

/** The one or two numbers of a candidate, the million or the like that they count, and the currency where it stands between. */
function numbersOf(text: string, candidate: Candidate, country: CountryHere) {
  const { index, whole, firstWords, secondWords, oneOfScale } = candidate;
  const told = scaleBehind(text, index + (oneOfScale === undefined ? whole.length : 0), country);
  const { scale, unit } = told;
  const { more, end } = scale > 1 ? moreBehind(text, told) : { more: 0, end: told.end };
  const number = (figures: string | undefined, words: string | undefined) =>
    words ? numberOf(words) : figures === undefined ? null : readNumber(figures, scale > 1);
  return {
    first: number(candidate.first, firstWords) ?? 1,
    second: number(candidate.second, secondWords),
    scale,
    scaleOfFirst:
      SCALES.find(([pattern]) => candidate.scaleOfFirst && pattern.test(candidate.scaleOfFirst))?.[1] ??
      scale,
    more,
    end,
    unit,
  };
}

/** The million or the like behind a number that ends at an offset, and where it ends itself. */
export function scaleAt(text: string, from: number): { scale: number; end: number } {
  const after = text.slice(from, from + 40);
  const gap = /^[ \u00a0\u202f-]/.test(after) ? 1 : 0;
  const behindGap = after.slice(gap);
  for (const [words, scale] of SCALES) {
    const named = words.exec(behindGap)?.[0];
    if (named !== undefined) return { scale, end: from + gap + named.replace(/\.$/, "").length };
  }
  return { scale: 1, end: from };
}

/** The same, also where the currency stands before it: '41 EUR million', '3 euro billion'. */
function scaleBehind(
  text: string,
  from: number,
  country: CountryHere,
): { scale: number; end: number; unit: Unit | null } {
  const direct = scaleAt(text, from);
  if (direct.scale > 1) return { ...direct, unit: null };
  const unit = wordsBehind(text, from, true, country);
  const behind = unit && scaleAt(text, unit.end);
  return behind && behind.scale > 1
    ? { ...behind, unit: { ...unit, end: behind.end } }
    : { ...direct, unit: null };
}

/** A half or a smaller number that goes on behind a million or the like: 'a billion and a half', 'two billion 200 million'. */
function moreBehind(
  text: string,
  { scale, end }: { scale: number; end: number },
): { more: number; end: number } {
  const after = text.slice(end, end + 60);
  const half = HALF_MORE.exec(after)?.[0];
  if (half !== undefined) return { more: scale / 2, end: end + half.length };
  const [whole = "", figures, words] = NUMBER_MORE.exec(after) ?? [];
  if (whole === "") return { more: 0, end };
  const smaller = scaleAt(text, end + whole.length);
  const more = (words ? numberOf(words) : Number(figures)) * smaller.scale;
  return smaller.scale > 1 && more < scale ? { more, end: smaller.end } : { more: 0, end };
}

const HALF_MORE = pattern("iu")`^[ \u00a0]${"halfMore"}(?!\p{L})`;
const NUMBER_MORE = new RegExp(`^[ \u00a0](?:(\\d{1,3})(?=[ \u00a0])|(${IN_WORDS})(?= ))`, "u");

interface Unit {
  currency: Currency | null;
  /** Where the sum ends with it. */
  end: number;
  /** Its sign or word is that of several countries. */
  isShared: boolean;
}

/** The currency that stands beside a number and its million: a sign or a code before it, or what is told behind it. */
function unitBeside(
  text: string,
  at: Span,
  symbol: string | undefined,
  code: string | undefined,
  scale: number,
  country: CountryHere,
  previous: Figure | null,
  shared: SharedSigns,
): Unit | null {
  return (
    homeOf(symbol, at.end, country, shared) ??
    likeMarked(text, symbol, at, previous) ??
    signOf(symbol, code, at.end, country) ??
    wordsBehind(text, at.end, scale > 1, country)
  );
}

/** The currency of the sum before, for a million or more that has none and counts nothing else. */
function inheritedUnit(text: string, at: Span, scale: number, from: Figure | null): Unit | null {
  if (!from || scale < 1e6 || !isBareSum(text, at.start, at.end, from)) return null;
  return { currency: from.amount.currency, end: at.end, isShared: from.mayBe.length > 0 };
}

/** What a sign that reads as one currency stands for, once somebody has said it. */
function answeredFor(currency: Currency, { answered }: SharedSigns): Currency {
  return answered && isSameFamily(answered, currency) ? answered : currency;
}

/** What else a sum's currency may be, where its sign is that of several countries and nobody has said which. */
const mayBeOf = (currency: Currency, { isShared }: Unit, { mayBe }: SharedSigns) =>
  isShared ? mayBe.filter((one) => isSameFamily(one, currency)) : [];

/** What a bare '$' is where its own country is spoken of, or nobody. */
function homeOf(
  symbol: string | undefined,
  end: number,
  country: CountryHere,
  { homeDollar }: SharedSigns,
): Unit | null {
  if (symbol !== "$" || homeDollar === null) return null;
  const spokenOf = country();
  // Whoever has no dollar is told of in those of the paper.
  const isOthers = spokenOf !== homeDollar.country && hasDollars(spokenOf);
  return isOthers ? null : { currency: homeDollar.currency, end, isShared: true };
}

/** 'C$440 million; some $61 million of that': a '$' behind a marked one of the same line is likely the same. */
function likeMarked(
  text: string,
  symbol: string | undefined,
  { start, end }: Span,
  previous: Figure | null,
): Unit | null {
  const currency = previous?.amount.currency;
  if (symbol !== "$" || !previous || !currency || currency === "USD" || !isSameFamily(currency, "USD"))
    return null;
  if (!/[A-Za-z]\$|[A-Z]{3}/.test(text.slice(previous.start, previous.end))) return null;
  const between = text.slice(previous.end, start);
  const isNear = between.length <= NEAR_MARKED && !/\n/.test(between) && !SAID_AGAIN.test(between);
  return isNear ? { currency, end, isShared: true } : null;
}

/** How far behind it, in characters. */
const NEAR_MARKED = 160;
/** ', about $360 million', '(US$…': the same again in dollars of the United States. */
const SAID_AGAIN = /^,? ?(?:\(|or |about |around |roughly |some |equivalent to |worth )*$/;

/** The currency of a sign or a code before a number. */
function signOf(
  symbol: string | undefined,
  code: string | undefined,
  end: number,
  country: CountryHere,
): Unit | null {
  if (symbol?.toLowerCase().startsWith("kr")) {
    const unit = unitAt("kr", true, country);
    return unit && { currency: unit.currency, end, isShared: unit.isShared };
  }
  const currency = SYMBOLS.find(([sign]) => sign === symbol)?.[1] ?? (isCurrencyInTexts(code) ? code : null);
  return currency && { currency, end, isShared: symbol === "$" };
}

/** The currency that is told behind a number. */
function wordsBehind(text: string, from: number, isScaled: boolean, country: CountryHere): Unit | null {
  const after = text.slice(from, from + 40);
  const skipped = BEFORE_CURRENCY.exec(after)?.[0].length ?? 0;
  const unit = unitAt(after.slice(skipped), isScaled, country);
  return unit && { currency: unit.currency, end: from + skipped + unit.length, isShared: unit.isShared };
}

const BEFORE_CURRENCY = pattern("")`^(?:[.]?[ \u00a0\u202f-])?(?:${"ofCurrency"} )?`;

/** 'raised from 1 to 2 billion' is a step, and the second number the sum; 'from 1 to 2 billion' alone is a range. */
function isStep(text: string, start: number, whole: string): boolean {
  const before = text.slice(Math.max(0, start - STEP_REACH), start);
  return TO.test(whole) && FROM.test(before) && STEPS.test(before);
}

/** How far before a step stands what says that it is one. */
const STEP_REACH = 60;

const TO = pattern("")`\s${"rangeTo"}\s`;
const FROM = pattern("iu")`(?<!\p{L})${"rangeFrom"}\s$`;
const STEPS = pattern("iu")`(?<!\p{L})${"steps"}(?!\p{L})[^.;!?]*$`;

/** What the words before a sum say of it, and where they begin: 'up to', 'no less than'. */
function saidBefore(text: string, at: number): { qualifier: Qualifier; start: number } | null {
  const lead = text.slice(Math.max(0, at - 40), at).replace(NO_QUALIFIERS, "");
  for (const [words, qualifier] of QUALIFIERS) {
    const said = words.exec(lead)?.[0];
    // 'з 20 до 25': the second number of a step is not told to be a limit.
    if (said !== undefined && BEHIND_NUMBER.test(lead.slice(0, -said.length)) && TO.test(` ${said} `))
      return null;
    if (said !== undefined) return { qualifier, start: Math.max(0, at - 40) + lead.length - said.length };
  }
  return null;
}

const BEHIND_NUMBER = /\d\s$/;
const NO_QUALIFIERS = pattern("iu")`(?:[\s\u00a0]|${"beforeSums"} )+$`;

const GOES_ON = pattern("iu")`^(?:\s*(?:[.,;:()!?–—|”"»]|$)|\s+${"goesOnAsMoney"}(?!\p{L}))`;

/** How far the currency of a sum reaches. */
const REACH = 600;

function isBareSum(text: string, start: number, end: number, previous: Figure): boolean {
  if (start - previous.end > REACH) return false;
  if (/[\p{L}\p{Sc}]$/u.test(text.slice(Math.max(0, start - 1), start))) return false;
  return GOES_ON.test(text.slice(end, end + 40));
}

/** What the words behind a sum say of it: 'or more', 'at most'. */
function saidBehind(words: string): Qualifier | null {
  return SAID_BEHIND.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}

const SAID_BEHIND: [RegExp, Qualifier][] = [
  [pattern("iu")`^,? ${"orMore"}(?!\p{L})`, "at_least"],
  [pattern("iu")`^,? ${"atMost"}(?!\p{L})`, "up_to"],
  [pattern("iu")`^,? ${"orSo"}(?!\p{L})`, "about"],
];

const IN_BRACKET = /^[^().;!?\n]{0,40}\([^()\n]{0,20}$/;
/** '€85 million, while Norway ($140m)': the bracket tells what another one gives. */
const BEHIND_NAME = /,[^,(]*\p{Lu}\p{L}+\s\([^(]*$/u;

/** Whether a figure is what a bracket right behind another one says of it in another currency: '(about $13m)'. */
function isConversionOf(text: string, at: number, amount: Amount, previous: Figure | null): boolean {
  if (!previous || previous.amount.currency === amount.currency) return false;
  const between = text.slice(previous.end, at);
  return IN_BRACKET.test(between) && !BEHIND_NAME.test(between);
}
