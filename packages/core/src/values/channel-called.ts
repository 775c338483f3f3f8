import { slugFromTitle } from "./slug.ts";

/** A fund, coalition or initiative by its slug and its names. */
export interface NamedChannel {
  slug: string;
  nameEn: string;
  nameUk: string;
  /** Other names, and slugs that it had before it was one with another. */
  alsoCalled: readonly string[];
}

/** The slug of the channel that somebody means by its slug or a name of it, however they write it. Null: none of these. */
export function channelCalled(text: string, named: readonly NamedChannel[]): string | null {
  if (!/[\p{L}\p{N}]/u.test(text)) return null;
  const key = slugFromTitle(text);
  const names = (channel: NamedChannel) =>
    [channel.nameEn, channel.nameUk, ...channel.alsoCalled].map(slugFromTitle);
  const found =
    named.find(({ slug }) => slug === key) ?? named.find((channel) => names(channel).includes(key));
  return found?.slug ?? null;
}
