import type { Category, OwnPurpose } from "@pledgebook/core/values/vocabulary";

export interface PartyName {
  code: string;
  nameEn: string;
  nameUk: string;
  alsoCalled: string[];
}
export interface ChannelName {
  slug: string;
  nameEn: string;
  nameUk: string;
  alsoCalled: string[];
}

export interface PurposeName {
  code: OwnPurpose;
  category: Category;
  nameEn: string;
  nameUk: string;
  alsoCalled: string[];
}

export interface Names {
  party: (code: string) => string;
  /** Several donors as one phrase: 'Denmark and Netherlands'. */
  parties: (codes: readonly string[]) => string;
  channel: (slug: string) => string;
}

/** What parties and channels are called in a language: countries from Intl, everybody else from the ledger. */
export function namesFrom(
  locale: string,
  parties: readonly PartyName[],
  channels: readonly ChannelName[],
): Names {
  const regions = new Intl.DisplayNames(locale, { type: "region" });
  const list = new Intl.ListFormat(locale, { type: "conjunction" });
  const own = (row: { nameEn: string; nameUk: string }) => (locale === "uk" ? row.nameUk : row.nameEn);
  // What was one with another later is called as that is: past days of the ledger still say its code.
  const partyNames = new Map(
    parties.flatMap((row) => [...row.alsoCalled, row.code].map((code) => [code, own(row)] as const)),
  );
  const channelNames = new Map(
    channels.flatMap((row) => [...row.alsoCalled, row.slug].map((slug) => [slug, own(row)] as const)),
  );
  const party = (code: string) =>
    partyNames.get(code) ??
    (/^[A-Z]{2}$/.test(code) ? (regions.of(code) ?? code) : code.replace(/^ORG:/, ""));
  return {
    party,
    parties: (codes) => list.format(codes.map(party)),
    channel: (slug) => channelNames.get(slug) ?? slug,
  };
}
