import { dayText } from "./day.ts";

/** What banks that publish rates are called in Ukrainian; in English they are known by the letters of their source. */
const BANKS_UK: Record<string, string> = { ECB: "ЄЦБ", NBU: "НБУ" };

/** A rate as people write it: '7,4568' and 'ЄЦБ' in Ukrainian. The values of messages that tell of one. */
export function rateWords(
  rate: { perEuro: string; currency: string; source: string; date: string },
  locale: string,
) {
  return {
    // The decimals are those of the source, none rounded and none added.
    rate: locale === "uk" ? rate.perEuro.replace(".", ",") : rate.perEuro,
    currency: rate.currency,
    source: (locale === "uk" && BANKS_UK[rate.source]) || rate.source,
    day: dayText(rate.date, locale),
  };
}
