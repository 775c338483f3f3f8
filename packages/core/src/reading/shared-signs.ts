import { type Currency, isSameFamily } from "../values/currencies.ts";
import type { TextContext } from "./suggestion.ts";

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
    String.raw`${voice}|^(?:${cities})(?:, [^\n–—-]{2,40})?(?: \([^)\n]{2,20}\))?(?:\s?[–—]|\s--?\s)`,
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
  HK: ownDollar("HKD", "Hong Kong government", "Hong Kong", "hk"),
  NZ: ownDollar(
    "NZD",
    "(?:the|our) New Zealand government|government of New Zealand",
    "Wellington|Auckland|Christchurch",
    "nz",
  ),
  SG: ownDollar("SGD", "government of Singapore|Singapore government", "Singapore", "sg"),
  TW: ownDollar("TWD", "government of Taiwan|Taiwanese government", "Taipei", "tw"),
};

/** How somebody writes such a dollar who means another one by '$'. */
const MARKED_DOLLAR =
  /(?<![A-Za-z])(?:C|CA|CAN|Can|A|AU|Aus|NZ|S|HK|NT)\$|(?<![A-Z])(?:CAD|AUD|NZD|SGD|HKD|TWD|NTD) ?\$?\d|\d ?(?:CAD|AUD|NZD|SGD|HKD|TWD)(?![A-Z])/;

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
  const homeOf = (country: string | undefined) => {
    const currency = country === undefined ? undefined : OWN_DOLLARS[country]?.currency;
    return country && currency ? { country, currency } : null;
  };
  const isUnmarked = !MARKED_DOLLAR.test(text);
  const countries = Object.keys(OWN_DOLLARS).filter((country) => named.has(country));
  const isUsMarked = MARKED_US_DOLLAR.test(text);
  const homeDollar = !isUnmarked
    ? null
    : (homeOf(giver) ?? (isUsMarked && countries.length === 1 ? homeOf(countries[0]) : null));
  const mayBe: Currency[] = [];
  if (isUnmarked && countries.length > 0 && BARE_DOLLAR.test(text)) {
    const isTold =
      homeDollar !== null &&
      (isUsMarked ||
        OWN_DOLLARS[homeDollar.country]!.voice.test(text) ||
        OWN_DOLLARS[homeDollar.country]!.domain.test(hostOf(address)));
    if (!isTold) mayBe.push("USD", ...countries.map((country) => OWN_DOLLARS[country]!.currency));
  }
  if (
    BARE_CROWN.test(text) &&
    !MARKED_CROWN.test(text) &&
    !Object.keys(CROWNS).some((country) => named.has(country))
  )
    mayBe.push(...CROWNS_ASKED);
  const isAnswered = (currency: Currency) => answered !== null && isSameFamily(currency, answered);
  return { homeDollar, answered, mayBe: mayBe.filter((currency) => !isAnswered(currency)) };
}

function hostOf(address: string | null | undefined): string {
  return /^https?:\/\/([^/:?#]+)/i.exec(address ?? "")?.[1]?.toLowerCase() ?? "";
}
