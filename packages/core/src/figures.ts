import { type Currency, currencyCodes, isCurrency, minorPerUnit } from "./currencies.ts";
import { type Amount, amountFrom } from "./money.ts";
import type { Span } from "./quote.ts";
import type { Qualifier } from "./vocabulary.ts";

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
  ["A$", "AUD"],
  ["C$", "CAD"],
  ["€", "EUR"],
  ["$", "USD"],
  ["£", "GBP"],
  ["¥", "JPY"],
  ["₴", "UAH"],
  ["₩", "KRW"],
  ["zł", "PLN"],
];

/** Currency words, the qualified ones first. A bare 'kroner' belongs to the country that the sentence is about. */
const WORDS: [RegExp, Currency | ((country: string | null) => Currency)][] = [
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
  [
    /^(?:dollars?|долар\p{L}*)/iu,
    (country) => (({ AU: "AUD", CA: "CAD", NZ: "NZD" })[country ?? ""] as Currency) ?? "USD",
  ],
  [/^(?:pounds?|фунт\p{L}*)/iu, "GBP"],
  [/^(?:kronor|krona)/iu, (country) => (country === "IS" ? "ISK" : "SEK")],
  [
    /^(?:kroner|krone|крон\p{L}*)/iu,
    (country) => (({ NO: "NOK", SE: "SEK", CZ: "CZK", IS: "ISK" })[country ?? ""] as Currency) ?? "DKK",
  ],
  [
    /^(?:korun\p{L}*|crowns?)/iu,
    (country) => (({ NO: "NOK", SE: "SEK", DK: "DKK" })[country ?? ""] as Currency) ?? "CZK",
  ],
  [/^(?:z[lł]ot\p{L}*|злот\p{L}*)/iu, "PLN"],
  [/^(?:francs?|франк\p{L}*)/iu, "CHF"],
  [/^(?:yen|єн\p{L}*|ієн\p{L}*)/iu, "JPY"],
  [/^(?:hryvnias?|hryvnyas?|гривень|гривн\p{L}*|грн)/iu, "UAH"],
  [/^(?:won)/iu, "KRW"],
  [/^(?:forints?)/iu, "HUF"],
  [/^(?:lei)/iu, "RON"],
  [/^(?:levs?)/iu, "BGN"],
];
/** Words that are money only behind a million or the like: bombs weigh 500 pounds, and teams have won. */
const NOT_ALONE = /^(?:pounds?$|won$)/i;

const SCALES: [RegExp, number][] = [
  [/^(?:trillion|trln|tn|трлн|трильйон\p{L}*)(?!\p{L})/iu, 1e12],
  [/^(?:billion|bln|bn|b|млрд|мільярд\p{L}*)\.?(?!\p{L})/iu, 1e9],
  [/^(?:million|mln|mn|m|млн|мільйон\p{L}*)(?!\p{L})/iu, 1e6],
  [/^(?:thousand|k|тис|тисяч\p{L}*)(?!\p{L})/iu, 1e3],
];

const NUMBER =
  "\\d{1,3}(?:,\\d{3})+(?!\\d)(?:\\.\\d+)?|\\d{1,3}(?:[ \u00a0\u202f]\\d{3})+(?!\\d)(?:[.,]\\d+)?|\\d+(?:[.,]\\d+)?";
const HALF = "[Hh]alf a|[Aa] quarter of a|[Aa]|[Oo]ne|[Пп]ів";
const SYMBOL = SYMBOLS.map(([symbol]) => symbol.replace(/[$]/g, "\\$")).join("|");
const CODE = `(?<![A-Z])(?:${currencyCodes.join("|")})`;
const SCALE = "million|billion|thousand|mln|bln|bn|m|млн|млрд|мільйон\\p{L}*|мільярд\\p{L}*";
// '10-15', and behind 'between' also '10 and 15' and '10 million and 15'.
const RANGE = `(?:[ -]?(${SCALE}))?(?:\\s?[-–—]\\s?|(?<=(?:[Bb]etween|[Мм]іж)\\s[^.;!?\\n]{1,30})\\s(?:and|та|і|й)\\s(?:[A-Z]{3}\\s)?)`;
const CANDIDATE = new RegExp(
  `(?:(?<!\\p{L})(${SYMBOL})[ \u00a0]?|(${CODE})[ \u00a0]?|(?<![\\d.,\\p{L}]))(${NUMBER})(?:${RANGE}(?:${SYMBOL})?(${NUMBER}))?|(?<![\\p{L}\\d])(${HALF})(?=[ -]?(?:million|billion|мільйон|мільярд))`,
  "gu",
);

// In this order: 'no less than' ends with 'less than', and 'handed over' with 'over'.
const QUALIFIERS: [RegExp, Qualifier][] = (
  [
    ["no more than|not more than|up to|as much as|at most|a maximum of|не більше(?: ніж)?|до", "up_to"],
    ["at least|no less than|not less than|a minimum of|щонайменше|не менше(?: ніж)?|принаймні", "at_least"],
    ["less than|under|below|fewer than|менш(?:е)? (?:ніж|як)|менше", "less_than"],
    [
      "more than|(?<!(?:hand|turn|tak|took)\\p{L}* )over|above|in excess of|exceeding|upwards of|понад|більш(?:е)? (?:ніж|як)|більше",
      "at_least",
    ],
    [
      "about|around|approximately|approx\\.?|roughly|nearly|almost|close to|some|circa|an estimated|близько|приблизно|майже|орієнтовно|~|≈",
      "about",
    ],
  ] as const
).map(([words, qualifier]) => [new RegExp(`(?<!\\p{L})(?:${words})$`, "iu"), qualifier]);

/**
 * Every sum of money in a text, in order. `countryAt` settles currency words that several countries share ('kroner'): the
 * code of the country that the words at an offset are about. Linear in the text's length; never throws.
 */
export function findFigures(
  text: string,
  countryAt: (offset: number) => string | null = () => null,
): Figure[] {
  const figures: Figure[] = [];
  CANDIDATE.lastIndex = 0;
  for (let match = CANDIDATE.exec(text); match; match = CANDIDATE.exec(text)) {
    const figure = readFigure(text, match, countryAt(match.index), figures.at(-1) ?? null);
    if (figure === "no range")
      CANDIDATE.lastIndex = match.index + match[0].indexOf(match[3]!) + match[3]!.length;
    if (figure === null || figure === "no range") continue;
    figures.push(figure);
    CANDIDATE.lastIndex = Math.max(CANDIDATE.lastIndex, figure.end);
  }
  return figures;
}

/** 'no range': what looks like one falls, as in '2023 – 15 million euros': its second number stands for itself. */
function readFigure(
  text: string,
  match: RegExpExecArray,
  country: string | null,
  previous: Figure | null,
): Figure | "no range" | null {
  const [whole, symbol, code, firstText, firstScale, secondText, half] = match;
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
    if (!unit) return null;
    currency = unit.currency;
    end += skipped + unit.length;
  }
  const first = half ? halfOf(half) : readNumber(firstText!);
  const second = secondText === undefined ? null : readNumber(secondText);
  const scaleOfFirst = SCALES.find(([pattern]) => firstScale && pattern.test(firstScale))?.[1] ?? scale;
  if (second !== null && first * scaleOfFirst >= second * scale) return "no range";
  const lead = text.slice(Math.max(0, match.index - 40), match.index);
  const trimmed = lead.replace(
    /(?:[\s\u00a0]|an? (?:additional|further|extra|new|total of) |(?:additional|further|another|extra) )+$/iu,
    "",
  );
  const said = second === null ? QUALIFIERS.find(([pattern]) => pattern.test(trimmed)) : undefined;
  const words = said ? said[0].exec(trimmed)![0].length : 0;
  const start = said ? match.index - (lead.length - trimmed.length) - words : match.index;
  const minor = (units: number) => Math.round(units * minorPerUnit(currency));
  const low = minor(first * (second === null ? scale : scaleOfFirst));
  const high = second === null ? null : minor(second * scale);
  if (!Number.isSafeInteger(low) || low <= 0 || (high !== null && !Number.isSafeInteger(high))) return null;
  const qualifier = second === null ? (said?.[1] ?? "exact") : "between";
  const amount = amountFrom(qualifier, currency, low, high);
  return { start, end, amount, isConversion: isConversionOf(text, match.index, amount, previous) };
}

/** The currency that a text begins with, as a sign, a code or a word; none when the next sum begins there: '2024 €50m'. */
function unitAt(
  text: string,
  isScaled: boolean,
  country: string | null,
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

function halfOf(word: string): number {
  if (/^(?:half|пів)/iu.test(word)) return 0.5;
  return /^a quarter/i.test(word) ? 0.25 : 1;
}

/** Whether a figure is what a bracket right behind another one says of it in another currency: '(about $13m)'. */
function isConversionOf(text: string, at: number, amount: Amount, previous: Figure | null): boolean {
  if (!previous || previous.amount.currency === amount.currency) return false;
  return /^[^().;!?\n]{0,40}\([^()\n]{0,20}$/.test(text.slice(previous.end, at));
}
