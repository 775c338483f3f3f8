import type { Span } from "../text/span.ts";
import { type Currency, currencyCodes, isCurrency, minorPerUnit } from "../values/currencies.ts";
import { type Amount, amountFrom } from "../values/money.ts";
import type { Qualifier } from "../values/vocabulary.ts";

/** A sum of money as a text writes it, with the words that say how firm it is. */
export interface Figure extends Span {
  amount: Amount;
  /** In round brackets right behind another figure: a newsroom's conversion, not a second sum. */
  isConversion: boolean;
}

// Longest first, so that 'US$' wins over '$'.
const SYMBOLS: [string, Currency][] = [
  ["US$", "USD"],
  ["CA$", "CAD"],
  ["NZ$", "NZD"],
  ["AU$", "AUD"],
  ["Aus$", "AUD"],
  ["Can$", "CAD"],
  ["US $", "USD"],
  ["A$", "AUD"],
  ["C$", "CAD"],
  ["€", "EUR"],
  ["$", "USD"],
  ["£", "GBP"],
  ["¥", "JPY"],
  ["₴", "UAH"],
  ["₩", "KRW"],
  ["zł", "PLN"],
  ["Kč", "CZK"],
];

/** Which country the words at an offset are about; with `among`, which of these is named nearest before. */
export type CountryAt = (offset: number, among?: readonly string[]) => string | null;
/** The same at one place. */
type CountryHere = (among?: readonly string[]) => string | null;

/** Whose currency a word is, for the countries that share it. */
const ofCountry =
  (currencies: Partial<Record<string, Currency>>, otherwise: Currency) =>
  (country: CountryHere): Currency =>
    currencies[country() ?? ""] ?? otherwise;

/** Currency words, the qualified ones first. A bare 'kroner' belongs to the country that the sentence is about. */
const WORDS: [RegExp, Currency | ((country: CountryHere) => Currency)][] = [
  [/^(?:australian dollars?|австралійськ\p{L}* долар\p{L}*)/iu, "AUD"],
  [/^(?:canadian dollars?|канадськ\p{L}* долар\p{L}*)/iu, "CAD"],
  [/^(?:new zealand dollars?|новозеландськ\p{L}* долар\p{L}*)/iu, "NZD"],
  [/^(?:danish (?:kroner|krone|crowns?)|данськ\p{L}* крон\p{L}*)/iu, "DKK"],
  [/^(?:norwegian (?:kroner|krone|crowns?)|норвезьк\p{L}* крон\p{L}*)/iu, "NOK"],
  [/^(?:swedish (?:kronor|krona|kroner|crowns?)|шведськ\p{L}* крон\p{L}*)/iu, "SEK"],
  [/^(?:icelandic (?:kr[oó]nur|kr[oó]na)|ісландськ\p{L}* крон\p{L}*)/iu, "ISK"],
  [/^(?:czech (?:koruna|koruny|korunas|crowns?)|чеськ\p{L}* крон\p{L}*)/iu, "CZK"],
  [/^(?:swiss francs?|швейцарськ\p{L}* франк\p{L}*)/iu, "CHF"],
  [/^(?:us dollars?|u\.s\. dollars?)/iu, "USD"],
  [/^(?:pounds? sterling|british pounds?|фунт\p{L}* стерлінгів)/iu, "GBP"],
  [/^(?:south korean won)/iu, "KRW"],
  [/^(?:euros?|євро)/iu, "EUR"],
  [/^(?:dollars?|долар\p{L}*)/iu, ofCountry({ AU: "AUD", CA: "CAD", NZ: "NZD" }, "USD")],
  [/^(?:pounds?|фунт\p{L}*)/iu, "GBP"],
  [/^(?:turkish liras?)/iu, "TRY"],
  [/^(?:kr\.?(?!\p{L}))/iu, ofCountry({ DK: "DKK", NO: "NOK", IS: "ISK" }, "SEK")],
  [/^(?:kr[oó]nur)/iu, "ISK"],
  [
    /^(?:kronor|krona)/iu,
    (country) => ofCountry({ SE: "SEK" }, ofCountry({ IS: "ISK" }, "SEK")(country))(() => country(["SE"])),
  ],
  // So Danes and Norwegians write them; Swedes only where neither is spoken of.
  [
    /^(?:kroner|krone)/iu,
    (country) =>
      ofCountry(
        { DK: "DKK", NO: "NOK" },
        ofCountry({ SE: "SEK", IS: "ISK" }, "DKK")(country),
      )(() => country(["DK", "NO"])),
  ],
  [/^(?:крон\p{L}*)/iu, ofCountry({ NO: "NOK", SE: "SEK", CZ: "CZK", IS: "ISK" }, "DKK")],
  [/^(?:korun\p{L}*|crowns?)/iu, ofCountry({ NO: "NOK", SE: "SEK", DK: "DKK" }, "CZK")],
  [/^(?:z[lł]ot\p{L}*|злот\p{L}*)/iu, "PLN"],
  [/^(?:francs?|франк\p{L}*)/iu, "CHF"],
  [/^(?:yen|єн\p{L}*|ієн\p{L}*)/iu, "JPY"],
  [/^(?:hryvnias?|hryvnyas?|гривень|гривн\p{L}*|грн)/iu, "UAH"],
  [/^(?:won|вон)/iu, "KRW"],
  [/^(?:liras?)/iu, "TRY"],
  [/^(?:forints?)/iu, "HUF"],
  [/^(?:lei)/iu, "RON"],
  [/^(?:levs?|leva)/iu, "BGN"],
];
/** Words that are money only behind a million or the like: bombs weigh 500 pounds, and teams have won. */
const NOT_ALONE = /^(?:pounds?$|won$|вон$)/i;

const SCALES: [RegExp, number][] = [
  [/^(?:trillion|trln|tn|трлн|трильйон\p{L}*)(?!\p{L})/iu, 1e12],
  [/^(?:billion|bln|bn|b|mrd|млрд|мільярд\p{L}*)\.?(?!\p{L})/iu, 1e9],
  [/^(?:million|mln|mio|mn|m|млн|мільйон\p{L}*)(?!\p{L})/iu, 1e6],
  [/^(?:thousand|k|тис|тисяч\p{L}*)(?!\p{L})/iu, 1e3],
];

const NUMBER =
  "\\d{1,3}(?:,\\d{3})+(?!\\d)(?:\\.\\d+)?|\\d{1,3}(?:[ \u00a0\u202f]\\d{3})+(?!\\d)(?:[.,]\\d+)?|\\d+(?:[.,]\\d+)?";
const UNITS = [
  ..."one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split(" "),
  ..."sixteen seventeen eighteen nineteen".split(" "),
];
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const DIGITS = UNITS.slice(0, 9).join("|");
/** Words that may begin a sentence, in either case. */
const either = (words: readonly string[]) =>
  words.map((word) => `[${word[0]?.toUpperCase()}${word[0]}]${word.slice(1)}`).join("|");
const SMALL = `(?:${either(TENS)})(?:[- ](?:${DIGITS}))?|${either(UNITS)}`;
/** Numbers in words, before a million or the like: 'half a', 'two and a half', 'sixty-five', 'a hundred', 'пів'. */
const IN_WORDS = `[Hh]alf a|[Aa] quarter of a|[Tt]hree quarters of a|(?:[Aa]|${either(UNITS.slice(0, 9))}) hundred(?: and (?:${SMALL}))?|(?:${SMALL})(?: and a half)?|[Aa]|(?<=[Tt]he )(?:remaining|other|last|extra|additional)|[Пп]ів`;
const SYMBOL = SYMBOLS.map(([symbol]) => symbol.replace(/[$]/g, "\\$")).join("|");
const CODE = `(?<![A-Z])(?:${currencyCodes.join("|")})`;
const SCALE = "million|billion|thousand|mln|bln|bn|mn|m|млн|млрд|мільйон\\p{L}*|мільярд\\p{L}*";
// '10-15', '10 to 15', and behind 'between' also '10 and 15' and '10 million and 15'.
const RANGE = `(?:[ -]?(${SCALE}))?(?:\\s?[-–—]\\s?|\\sto\\s(?=\\S{1,12}\\s?(?:${SCALE})(?!\\p{L}))|(?<=(?:[Bb]etween|[Мм]іж)\\s(?:[^.;!?\\n]|\\.\\d){1,30})\\s(?:and|та|і|й)\\s(?:[A-Z]{3}\\s)?)`;
const CANDIDATE = new RegExp(
  `(?:(?<!\\p{L})(${SYMBOL})[ \u00a0]?|(${CODE})[ \u00a0]?|(?<![\\d.,\\p{L}]))(${NUMBER})(?:${RANGE}(?:${SYMBOL})?(${NUMBER}))?|(?:(?<!\\p{L})(${CODE}) )?(?<![\\p{L}\\d])(${IN_WORDS})(?=[ -]?(?:million|billion|trillion|мільйон|мільярд))`,
  "gu",
);

// In this order: 'no less than' ends with 'less than', and 'handed over' with 'over'.
const QUALIFIERS: [RegExp, Qualifier][] = (
  [
    [
      "no more than|not more than|not exceeding|up to|as much as|at most|a maximum of|capped at|a ceiling of|ceiling is|ceiling is now|a limit of|a cap of|не більше(?: ніж)?|до",
      "up_to",
    ],
    [
      "(?:just|a little|slightly|a bit|somewhat|fractionally) (?:under|below|less than|short of|shy of)",
      "about",
    ],
    [
      "at least|no less than|not less than|a minimum of|a guaranteed|щонайменше|не менше(?: ніж)?|принаймні",
      "at_least",
    ],
    ["less than|under|below|fewer than|менш(?:е)? (?:ніж|як)|менше", "less_than"],
    [
      "more than|(?<!(?:hand|turn|tak|took|sign|carr)\\p{L}* )over|above|in excess of|exceeding|upwards of|понад|більш(?:е)? (?:ніж|як)|більше",
      "at_least",
    ],
    [
      "about|around|approximately|approx\\.?|roughly|nearly|almost|close to|some|circa|ca\\.|an estimated|estimated at|in the region of|in the order of|the best part of|близько|приблизно|майже|орієнтовно|~|≈",
      "about",
    ],
  ] as const
).map(([words, qualifier]) => [new RegExp(`(?<!\\p{L})(?:${words})$`, "iu"), qualifier]);

/**
 * Every sum of money in a text, in order. `countryAt` settles currency words that several countries share ('kroner'): the
 * code of the country that the words at an offset are about. `withBare`: also sums that leave out the currency told by the
 * one before ('€148 million …, the other 8 million'), where nothing says that they count something else. Linear in the text's length; never throws.
 */
export function findFigures(text: string, countryAt: CountryAt = () => null, withBare = false): Figure[] {
  const figures: Figure[] = [];
  let sum: Figure | null = null;
  CANDIDATE.lastIndex = 0;
  for (let match = CANDIDATE.exec(text); match; match = CANDIDATE.exec(text)) {
    const figure = readFigure(
      text,
      match,
      countryHere(countryAt, match.index),
      figures.at(-1) ?? null,
      withBare ? sum : null,
    );
    if (figure === "no range")
      CANDIDATE.lastIndex = match.index + match[0].indexOf(match[3]!) + match[3]!.length;
    if (figure === null || figure === "no range") continue;
    figures.push(figure);
    if (!figure.isConversion) sum = figure;
    CANDIDATE.lastIndex = Math.max(CANDIDATE.lastIndex, figure.end);
  }
  return figures;
}

const countryHere =
  (countryAt: CountryAt, offset: number): CountryHere =>
  (among) =>
    countryAt(offset, among);

/** 'no range': what looks like one falls, as in '2023 – 15 million euros': its second number stands for itself. */
function readFigure(
  text: string,
  match: RegExpExecArray,
  country: CountryHere,
  previous: Figure | null,
  inherited: Figure | null,
): Figure | "no range" | null {
  const [whole, symbol, ownCode, firstText, firstScale, secondText, codeOfWords, inWords] = match;
  const code = ownCode ?? codeOfWords;
  let end = match.index + whole.length;
  const after = () => text.slice(end, end + 40);
  const gap = () => /^[ \u00a0\u202f-]?/.exec(after())![0].length;

  let scale = 1;
  const behindGap = after().slice(gap());
  const scaled = SCALES.find(([pattern]) => pattern.test(behindGap));
  if (scaled) {
    scale = scaled[1];
    end += gap() + scaled[0].exec(behindGap)![0].replace(/\.$/, "").length;
  }
  let currency: Currency | null = SYMBOLS.find(([sign]) => sign === symbol)?.[1] ?? null;
  if (!currency && isCurrency(code)) currency = code;
  if (!currency) {
    const skipped = /^(?:[.]?[ \u00a0\u202f-])?(?:of )?/.exec(after())![0].length;
    const unit = unitAt(after().slice(skipped), scale > 1, country);
    if (unit) {
      currency = unit.currency;
      end += skipped + unit.length;
    } else if (inherited && scale >= 1e6 && isBareSum(text, match.index, end, inherited)) {
      currency = inherited.amount.currency;
    }
    if (!currency) return null;
  }
  const first = inWords ? numberOf(inWords) : readNumber(firstText!);
  const second = secondText === undefined ? null : readNumber(secondText);
  const scaleOfFirst = SCALES.find(([pattern]) => firstScale && pattern.test(firstScale))?.[1] ?? scale;
  if (second !== null && first * scaleOfFirst >= second * scale) return "no range";
  // 'raised from 1 to 2 billion' is a step, and the second number the sum.
  if (
    second !== null &&
    /\sto\s/.test(whole) &&
    /(?<!\p{L})from\s$/iu.test(text.slice(Math.max(0, match.index - 6), match.index))
  )
    return "no range";
  const lead = text.slice(Math.max(0, match.index - 40), match.index);
  const trimmed = lead.replace(
    /(?:[\s\u00a0]|(?:an?|the) (?:additional|further|extra|new|fresh|total of|combined|first|second|third|equivalent of) |(?:additional|further|another|extra|yet|only|just|even|a total of|worth) )+$/iu,
    "",
  );
  const said = second === null ? QUALIFIERS.find(([pattern]) => pattern.test(trimmed)) : undefined;
  const words = said ? said[0].exec(trimmed)![0].length : 0;
  const start = said ? match.index - (lead.length - trimmed.length) - words : match.index;
  const minor = (units: number) => Math.round(units * minorPerUnit(currency));
  const low = minor(first * (second === null ? scale : scaleOfFirst));
  const high = second === null ? null : minor(second * scale);
  if (!Number.isSafeInteger(low) || low <= 0 || (high !== null && !Number.isSafeInteger(high))) return null;
  const qualifier =
    second === null ? (said?.[1] ?? saidBehind(text.slice(end, end + 30)) ?? "exact") : "between";
  const amount = amountFrom(qualifier, currency, low, high);
  return { start, end, amount, isConversion: isConversionOf(text, match.index, amount, previous) };
}

/** Words behind a number that go on about money; any other noun says that people, tonnes or shells are counted. */
const GOES_ON =
  /^(?:\s*(?:[.,;:)!?–—]|$)|\s+(?:more|extra|additional|further|is|are|was|were|will|would|has|had|have|goes?|went|comes?|came|for|to|into|towards|from|that|which|and|or|under|through|via|by|as|a year|a month|per year|per month|each|annually|over|this|next|last|before|still|remains?|until|on|in (?:January|February|March|April|May|June|July|August|September|October|November|December|spring|summer|autumn|winter|aid|cash|loans?|grants?|20\d\d|support|assistance|military|humanitarian)|of (?:it|this|that|them|which|the (?:money|sum|total|amount|package|funds?)))(?!\p{L}))/iu;
/** How far the currency of a sum reaches. */
const REACH = 600;

function isBareSum(text: string, start: number, end: number, previous: Figure): boolean {
  if (start - previous.end > REACH) return false;
  if (/[\p{L}\p{Sc}]$/u.test(text.slice(Math.max(0, start - 1), start))) return false;
  return GOES_ON.test(text.slice(end, end + 40));
}

/** What the words behind a sum say of it: 'or more', 'at most'. */
function saidBehind(words: string): Qualifier | null {
  if (/^,? (?:or more|or above|and more|at (?:the )?(?:least|minimum)|plus(?! ))(?!\p{L})/iu.test(words))
    return "at_least";
  if (/^,? (?:at (?:the )?most|at (?:the )?maximum|or less)(?!\p{L})/iu.test(words)) return "up_to";
  return /^,? (?:or so|or thereabouts|give or take)(?!\p{L})/iu.test(words) ? "about" : null;
}

/** The currency that a text begins with, as a sign, a code or a word; none when the next sum begins there: '2024 €50m'. */
function unitAt(
  text: string,
  isScaled: boolean,
  country: CountryHere,
): { currency: Currency; length: number } | null {
  const sign = SYMBOLS.find(([mark]) => text.startsWith(mark));
  if (sign && !/^\s?\d/.test(text.slice(sign[0].length)))
    return { currency: sign[1], length: sign[0].length };
  const iso = /^[A-Z]{3}(?!\p{L}|\s?\d)/u.exec(text)?.[0];
  if (isCurrency(iso)) return { currency: iso, length: 3 };
  for (const [pattern, currency] of WORDS) {
    const word = pattern.exec(text)?.[0];
    // The whole word: 'European' begins with 'Euro'.
    if (word === undefined || /^\p{L}/u.test(text.slice(word.length))) continue;
    if (NOT_ALONE.test(word) && !isScaled) return null;
    return { currency: typeof currency === "function" ? currency(country) : currency, length: word.length };
  }
  return null;
}

/** "1,234.5", "1 234", "87,5" → 1234.5, 1234, 87.5: a comma before exactly three digits groups, any other is a decimal sign. */
function readNumber(text: string): number {
  const bare = text.replace(/[ \u00a0\u202f]/g, "");
  if (/^\d{1,3}(,\d{3})+(\.\d+)?$/.test(bare)) return Number(bare.replaceAll(",", ""));
  return Number(bare.replace(",", "."));
}

/** 'sixty-five' → 65, 'two and a half' → 2.5, 'a hundred and ten' → 110, 'half a' → 0.5. */
function numberOf(words: string): number {
  const lower = words.toLowerCase();
  if (lower === "half a" || lower === "пів") return 0.5;
  if (lower === "a quarter of a") return 0.25;
  if (lower === "three quarters of a") return 0.75;
  let sum = 0;
  for (const word of lower.split(/[- ]/)) {
    if (word === "hundred") sum *= 100;
    else if (word === "half") sum += 0.5;
    else if (UNITS.includes(word)) sum += UNITS.indexOf(word) + 1;
    else if (TENS.includes(word)) sum += (TENS.indexOf(word) + 2) * 10;
    else if (sum === 0) sum = 1; // 'a', 'the remaining', 'the other' million
  }
  return sum;
}

/** Whether a figure is what a bracket right behind another one says of it in another currency: '(about $13m)'. */
function isConversionOf(text: string, at: number, amount: Amount, previous: Figure | null): boolean {
  if (!previous || previous.amount.currency === amount.currency) return false;
  return /^[^().;!?\n]{0,40}\([^()\n]{0,20}$/.test(text.slice(previous.end, at));
}
