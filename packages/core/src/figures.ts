import { type Currency, isCurrency, minorPerUnit } from "./currencies.ts";
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
  [/^(?:pounds? sterling|british pounds?)/iu, "GBP"],
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
  [/^(?:won)(?!\p{L})/iu, "KRW"],
  [/^(?:forints?)/iu, "HUF"],
  [/^(?:lei)(?!\p{L})/iu, "RON"],
  [/^(?:levs?)(?!\p{L})/iu, "BGN"],
];

const SCALES: [RegExp, number][] = [
  [/^(?:trillion|trln|tn|трлн|трильйон\p{L}*)(?!\p{L})/iu, 1e12],
  [/^(?:billion|bln|bn|b|млрд|мільярд\p{L}*)\.?(?!\p{L})/iu, 1e9],
  [/^(?:million|mln|mn|m|млн|мільйон\p{L}*)(?!\p{L})/iu, 1e6],
  [/^(?:thousand|k|тис|тисяч\p{L}*)(?!\p{L})/iu, 1e3],
];

const NUMBER = "\\d{1,3}(?:[ \u00a0\u202f,]\\d{3})+(?:\\.\\d+)?|\\d+(?:[.,]\\d+)?";
const HALF = "half a|a quarter of a|a|one|пів";
const SYMBOL = SYMBOLS.map(([symbol]) => symbol.replace(/[$]/g, "\\$")).join("|");
const CODE =
  "(?<![A-Z])(?:EUR|USD|GBP|DKK|NOK|SEK|ISK|CZK|PLN|CHF|JPY|CAD|AUD|NZD|UAH|KRW|HUF|RON|BGN|TRY|INR|CNY|ILS)";
const CANDIDATE = new RegExp(
  `(?:(${SYMBOL})|(${CODE})[ \u00a0]?)?(?<![\\d.,\\p{L}])(${NUMBER})(?:\\s?[-–—]\\s?(?:${SYMBOL})?(${NUMBER}))?|(?<![\\p{L}\\d])(${HALF})(?=[ -]?(?:million|billion|мільйон|мільярд))`,
  "giu",
);

const QUALIFIERS: [RegExp, Qualifier][] = [
  [
    /(?:no more than|not more than|up to|as much as|at most|a maximum of|не більше(?: ніж)?|(?<!\p{L})до)$/iu,
    "up_to",
  ],
  [/(?:less than|under|below|fewer than|менш(?:е)? (?:ніж|як)|менше)$/iu, "less_than"],
  [
    /(?:at least|no less than|not less than|a minimum of|щонайменше|не менше(?: ніж)?|принаймні)$/iu,
    "at_least",
  ],
  [
    /(?:more than|over|above|in excess of|exceeding|upwards of|понад|більш(?:е)? (?:ніж|як)|більше)$/iu,
    "at_least",
  ],
  [
    /(?:about|around|approximately|approx\.?|roughly|nearly|almost|close to|some|circa|an estimated|близько|приблизно|майже|орієнтовно|~|≈)$/iu,
    "about",
  ],
];

/**
 * Every sum of money in a text, in order. `country` settles currency words that several countries share ('kroner').
 * Linear in the text's length; never throws.
 */
export function findFigures(text: string, country: string | null = null): Figure[] {
  const figures: Figure[] = [];
  CANDIDATE.lastIndex = 0;
  for (let match = CANDIDATE.exec(text); match; match = CANDIDATE.exec(text)) {
    const figure = readFigure(text, match, country);
    if (!figure) continue;
    figures.push(figure);
    CANDIDATE.lastIndex = Math.max(CANDIDATE.lastIndex, figure.end);
  }
  return figures;
}

function readFigure(text: string, match: RegExpExecArray, country: string | null): Figure | null {
  const [whole, symbol, code, firstText, secondText, half] = match;
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
  let currency: Currency | null =
    SYMBOLS.find(([sign]) => sign.toLowerCase() === symbol?.toLowerCase())?.[1] ?? null;
  if (!currency && code && isCurrency(code.toUpperCase())) currency = code.toUpperCase() as Currency;
  if (!currency) {
    const skipped = /^(?:[.]?[ \u00a0\u202f-])?(?:of )?/.exec(after())![0].length;
    const rest = after().slice(skipped);
    const sign = SYMBOLS.find(([mark]) => rest.startsWith(mark));
    const iso = /^[A-Z]{3}(?![\p{L}])/u.exec(rest)?.[0];
    const word = WORDS.find(([pattern]) => pattern.test(rest));
    if (sign) {
      currency = sign[1];
      end += skipped + sign[0].length;
    } else if (isCurrency(iso)) {
      currency = iso;
      end += skipped + 3;
    } else if (word) {
      currency = typeof word[1] === "function" ? word[1](country) : word[1];
      end += skipped + word[0].exec(rest)![0].length;
    }
  }
  if (!currency) return null;
  const first = half ? halfOf(half) : readNumber(firstText!);
  const second = secondText === undefined ? null : readNumber(secondText);
  const lead = text.slice(Math.max(0, match.index - 40), match.index);
  const trimmed = lead.replace(
    /(?:[\s\u00a0]|an? (?:additional|further|extra|new|total of) |(?:additional|further|another|extra) )+$/iu,
    "",
  );
  const qualifier: Qualifier =
    second === null ? (QUALIFIERS.find(([pattern]) => pattern.test(trimmed))?.[1] ?? "exact") : "between";
  const said = QUALIFIERS.find(([pattern]) => pattern.test(trimmed))?.[0].exec(trimmed)?.[0];
  const start =
    said && second === null ? match.index - (lead.length - trimmed.length) - said.length : match.index;
  const minor = (units: number) => Math.round(units * scale * minorPerUnit(currency));
  const [low, high] = [minor(first), second === null ? null : minor(second)];
  if (!Number.isSafeInteger(low) || low <= 0 || (high !== null && !Number.isSafeInteger(high))) return null;
  const orderedRange = high === null || low < high;
  return {
    start,
    end,
    amount: amountFrom(orderedRange ? qualifier : "exact", currency, low, orderedRange ? high : null),
    isConversion: isBracketed(text, match.index),
  };
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

/** Whether the figure is what a bracket opened just before it says, at most a few words in: '(about $13m)'. */
function isBracketed(text: string, at: number): boolean {
  const lead = text.slice(Math.max(0, at - 24), at);
  const open = lead.lastIndexOf("(");
  return open >= 0 && !lead.slice(open).includes(")");
}
