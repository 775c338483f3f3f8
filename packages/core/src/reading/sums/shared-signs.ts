import { type Currency, isSameFamily } from "../../values/currencies.ts";
import type { TextContext } from "../suggestion.ts";

/** What signs and words that several countries have in common ('$', 'kroner') stand for in a text. */
export interface SharedSigns {
  /** Whose dollar a bare '$' is where its own country is spoken of, or nobody. */
  homeDollar: { country: string; currency: Currency } | null;
  /** What somebody has said that they stand for. */
  answered: Currency | null;
  /** What they may stand for where nothing of the text says which: asked. Empty where it is settled. */
  mayBe: readonly Currency[];
}

export const unshared: SharedSigns = { homeDollar: null, answered: null, mayBe: [] };

/** What tells of a country that '$' is its own. */
interface OwnDollar {
  currency: Currency;
  /** Its government speaks, or it is reported from there. */
  voice: RegExp;
  /** How the addresses of its publishers end. */
  domain: RegExp;
}

/** `voice`: words of its government; `cities`: those of a report's dateline. */
const ownDollar = (currency: Currency, voice: string, cities: string, domain: string): OwnDollar => ({
  currency,
  voice: new RegExp(
    String.raw`${voice}|^(?:${cities})(?:, [^\n–—-]{2,40})?(?: \([^)\n]{2,20}\))?(?:\s?[–—]|\s--?\s|:\s)`,
    "imu",
  ),
  domain: new RegExp(String.raw`\.${domain}$`),
});

const OWN_DOLLARS: Record<string, OwnDollar> = {
  AU: ownDollar(
    "AUD",
    "(?:the|our) Australian government|government of Australia|Australian Prime Minister",
    "Canberra|Sydney|Melbourne|Brisbane|Perth",
    "au",
  ),
  CA: ownDollar(
    "CAD",
    "government of Canada|(?:the|our) (?:Canadian|federal) government|Prime Minister of Canada",
    "Ottawa|Toronto|Montr[eé]al|Vancouver|Calgary|Winnipeg|Halifax|Edmonton",
    "ca",
  ),
  HK: ownDollar("HKD", "Hong Kong (?:Special Administrative Region )?Government", "Hong Kong", "hk"),
  NZ: ownDollar(
    "NZD",
    "(?:the|our) New Zealand government|government of New Zealand",
    "Wellington|Auckland|Christchurch",
    "nz",
  ),
  SG: ownDollar("SGD", "government of Singapore|Singapore government", "Singapore", "sg"),
  TW: ownDollar("TWD", "government of Taiwan|Taiwanese government", "Taipei", "tw"),
};

/** Whether a country's own money is a dollar. */
export const hasDollars = (country: string | null) =>
  country === "US" || (country !== null && Object.hasOwn(OWN_DOLLARS, country));

/** How somebody marks a dollar of their own. */
const MARKED_DOLLAR =
  /(?<![A-Za-z])(C|CA|CAN|Can|A|AU|Aus|NZ|S|HK|NT)\$|(?<![A-Z])(CAD|AUD|NZD|SGD|HKD|TWD|NTD) ?\$?\d|\d ?(CAD|AUD|NZD|SGD|HKD|TWD)(?![A-Z])/g;

/** 'C$500 million, about $360 million': the one that is not marked says the other again, in another currency. */
const CONVERTED =
  /\$ ?\d[\d.,]*(?: ?\p{L}+)?,? ?(?:\(|or |about |around |roughly |some |equivalent to |worth )+\$ ?\d/u;

/** A text that says it itself: 'Amounts are in U.S. dollars', 'all figures in Canadian dollars'. */
const DECLARED =
  /(?:amounts?|figures?|sums?|prices?|dollars?|values?)[^.\n]{0,30} in (U\.?S\.?|American|Canadian|Australian|New Zealand|Singapore|Hong Kong|Taiwan) dollars/i;

/** And how somebody writes that of the United States who means their own by '$'. */
const MARKED_US_DOLLAR = /(?<![A-Z])US ?\$|(?<![A-Z])USD|\bU\.?S\.? dollars?\b/;

const BARE_DOLLAR = /(?<![\p{L}])\$ ?\d|\d (?:\p{L}+ )?dollars?\b/u;

/** Words for crowns that do not say whose. */
const BARE_CROWN = /\d (?:\p{L}+ )?(?:kr|kroner|kronor|krone|krona|crowns?|крон\p{L}{0,3})(?!\p{L})/iu;

const CROWNS: Record<string, Currency> = { DK: "DKK", NO: "NOK", SE: "SEK", IS: "ISK", CZ: "CZK" };
const MARKED_CROWN = /(?<![A-Z])(?:DKK|NOK|SEK|ISK|CZK)(?![A-Z])|Danish|Norwegian|Swedish|Icelandic|Czech/;

/** Whose crowns are asked for where no country of them is named. */
const CROWNS_ASKED: readonly Currency[] = ["DKK", "NOK", "SEK"];

/**
 * Whose a dollar or a crown of a text is that does not say it. `giver`: who the text is most about; `named`: all that it says
 * give something, by code. What other sums of the text say, whose government speaks, where it was written and whose paper it is
 * decide; where a country with a dollar of its own gives and none of these is told, it is asked.
 */
export function sharedSigns(
  text: string,
  giver: string | undefined,
  named: ReadonlySet<string>,
  { homeCurrency, address }: TextContext,
): SharedSigns {
  const answered = homeCurrency ?? null;
  const { homeDollar, mayBe } = dollarsOf(text, giver, named, hostOf(address));
  if (
    BARE_CROWN.test(text) &&
    !MARKED_CROWN.test(text) &&
    !Object.keys(CROWNS).some((country) => named.has(country))
  )
    mayBe.push(...CROWNS_ASKED);
  const isAnswered = (currency: Currency) => answered !== null && isSameFamily(currency, answered);
  return { homeDollar, answered, mayBe: mayBe.filter((currency) => !isAnswered(currency)) };
}

/** The country's own dollar, where it has one. */
function homeOf(country: string | undefined): SharedSigns["homeDollar"] {
  const currency = country === undefined ? undefined : OWN_DOLLARS[country]?.currency;
  return country && currency ? { country, currency } : null;
}

/** What a bare '$' is, and what it may be where nothing settles it. */
function dollarsOf(
  text: string,
  giver: string | undefined,
  named: ReadonlySet<string>,
  host: string,
): { homeDollar: SharedSigns["homeDollar"]; mayBe: Currency[] } {
  const declared = DECLARED.exec(text)?.[1];
  if (declared !== undefined) return { homeDollar: homeOf(countryOf(declared)), mayBe: [] };
  const isAtHome = (country: string) =>
    OWN_DOLLARS[country]!.voice.test(text) || OWN_DOLLARS[country]!.domain.test(host);
  const marked = markedCountries(text);
  if (marked.length > 0) {
    if (CONVERTED.test(text)) return { homeDollar: null, mayBe: [] };
    const homeDollar = marked.length === 1 ? homeOf(marked[0]) : null;
    const isTold = homeDollar !== null && isAtHome(homeDollar.country);
    const own = marked.map((country) => OWN_DOLLARS[country]!.currency);
    return { homeDollar, mayBe: !isTold && BARE_DOLLAR.test(text) ? ["USD", ...own] : [] };
  }
  // A government that writes of itself names no country: where nobody else is spoken of, whoever is at home gives.
  const countries = Object.keys(OWN_DOLLARS).filter(
    (country) => named.has(country) || (isAtHome(country) && (giver === undefined || giver === country)),
  );
  const isUsMarked = MARKED_US_DOLLAR.test(text);
  const [only] = isUsMarked && countries.length === 1 ? countries : countries.filter(isAtHome);
  const homeDollar = homeOf(giver) ?? homeOf(only);
  const isTold = homeDollar !== null && (isUsMarked || isAtHome(homeDollar.country));
  const isAsked = !isTold && countries.length > 0 && BARE_DOLLAR.test(text);
  const own = countries.map((country) => OWN_DOLLARS[country]!.currency);
  return { homeDollar, mayBe: isAsked ? ["USD", ...own] : [] };
}

/** Whose dollars are marked in a text, each once. */
function markedCountries(text: string): string[] {
  const marks = [...text.matchAll(MARKED_DOLLAR)].map((match) => match[1] ?? match[2] ?? match[3] ?? "");
  return [...new Set(marks.map(countryOfMark))];
}

/** How marks of each country's dollar begin, in capitals. 'NZ$', 'NT$', 'TWD' */
const MARKS: [beginning: string, country: string][] = [
  ["A", "AU"],
  ["C", "CA"],
  ["H", "HK"],
  ["NZ", "NZ"],
  ["S", "SG"],
  ["NT", "TW"],
  ["T", "TW"],
];

const countryOfMark = (mark: string) =>
  MARKS.find(([beginning]) => mark.toUpperCase().startsWith(beginning))?.[1] ?? "CA";

/** 'Canadian', 'U.S.': whose dollar a text says that it means. */
const countryOf = (adjective: string) =>
  ({
    canadian: "CA",
    australian: "AU",
    "new zealand": "NZ",
    singapore: "SG",
    "hong kong": "HK",
    taiwan: "TW",
  })[adjective.toLowerCase()];

function hostOf(address: string | null | undefined): string {
  return /^https?:\/\/([^/:?#]+)/i.exec(address ?? "")?.[1]?.toLowerCase() ?? "";
}
