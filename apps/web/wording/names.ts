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
  const partyNames = new Map(parties.map((row) => [row.code, own(row)]));
  const channelNames = new Map(channels.map((row) => [row.slug, own(row)]));
  const party = (code: string) =>
    partyNames.get(code) ??
    (/^[A-Z]{2}$/.test(code) ? (regions.of(code) ?? code) : code.replace(/^ORG:/, ""));
  return {
    party,
    parties: (codes) => list.format(codes.map(party)),
    channel: (slug) => channelNames.get(slug) ?? slug,
  };
}
