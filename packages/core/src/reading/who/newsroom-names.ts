import type { Span } from "../../text/span.ts";
import { type FoundParty, findParties } from "../../values/parties.ts";
import type { Category, OwnPurpose } from "../../values/vocabulary.ts";

/** What a newsroom's own parties, channels and purposes are called in texts, beside those that this package knows by itself. */
export interface NewsroomNames {
  parties: readonly { code: string; names: readonly string[] }[];
  channels: readonly { slug: string; name: string; names: readonly string[] }[];
  purposes: readonly { code: OwnPurpose; category: Category; names: readonly string[] }[];
}

/** What a party, a channel or a purpose is called in the newsroom's lists. */
export interface Called {
  nameEn: string;
  nameUk: string;
  alsoCalled: readonly string[];
}

/** What to look for in texts by a newsroom's lists. What stands behind a name in brackets explains it, and is not said in a text. */
export function newsroomNames(lists: {
  parties: readonly (Called & { code: string })[];
  channels: readonly (Called & { slug: string })[];
  purposes: readonly (Called & { code: OwnPurpose; category: Category })[];
}): NewsroomNames {
  const spoken = ({ nameEn, nameUk, alsoCalled }: Called) =>
    [nameEn, nameUk, ...alsoCalled].map((name) => name.replace(/ \([^()]*\)$/, ""));
  return {
    parties: lists.parties.map((party) => ({ code: party.code, names: spoken(party) })),
    channels: lists.channels.map((channel) => ({
      slug: channel.slug,
      name: channel.nameEn,
      names: spoken(channel),
    })),
    purposes: lists.purposes.map((purpose) => ({
      code: purpose.code,
      category: purpose.category,
      names: spoken(purpose),
    })),
  };
}

/** Who and what a text may name: of this package, and of the newsroom that reads it. */
export interface Naming {
  /** Every mention of a party in some words, in order. */
  partiesIn: (words: string) => FoundParty[];
  /** The newsroom's own channel that some words name. */
  channelIn: (words: string) => { slug: string; name: string } | null;
  /** Every mention of one of the newsroom's own purposes in some words. */
  purposesIn: (words: string) => readonly { code: OwnPurpose; category: Category }[];
}

/** What this package knows by itself. */
export const knownNames: Naming = {
  partiesIn: findParties,
  channelIn: () => null,
  purposesIn: () => [],
};

/** How a newsroom's names are found; without any, those of this package alone. */
export function namingOf(names: NewsroomNames | undefined): Naming {
  if (!names) return knownNames;
  const codes = finderOf(names.parties.map(({ code, names }) => ({ value: code, names })));
  const channels = finderOf(names.channels.map((channel) => ({ value: channel, names: channel.names })));
  // A purpose is a common noun: it begins a sentence or stands within one, and there may be several.
  const purposes = finderOf(
    names.purposes.map((purpose) => ({ value: purpose, names: purpose.names.flatMap(formsOfNoun) })),
  );
  return {
    partiesIn: (words) => withOwn(findParties(words), codes(words)),
    channelIn: (words) => {
      const found = channels(words)[0]?.value;
      return found ? { slug: found.slug, name: found.name } : null;
    },
    purposesIn: (words) => purposes(words).map(({ value }) => value),
  };
}

/** A noun as texts have it: with a small or a capital letter, in English also as several. */
function formsOfNoun(noun: string): string[] {
  const counted = /[a-rt-z]$/.test(noun) ? [noun, `${noun}s`] : [noun];
  return counted.flatMap((form) => [
    form.charAt(0).toLowerCase() + form.slice(1),
    form.charAt(0).toUpperCase() + form.slice(1),
  ]);
}

/** Of a known name and one of the newsroom at one place the longer: 'Danish Refugee Council' is no Dane. */
function withOwn(known: readonly FoundParty[], own: readonly (Span & { value: string })[]): FoundParty[] {
  if (own.length === 0) return [...known];
  const overlaps = (one: Span, other: Span) => one.start < other.end && other.start < one.end;
  const length = ({ start, end }: Span) => end - start;
  const kept = own.filter(
    (one) => !known.some((other) => overlaps(one, other) && length(other) > length(one)),
  );
  const left = known.filter((one) => !kept.some((other) => overlaps(one, other)));
  const added = kept.map(({ value, start, end }) => ({ code: value, start, end }));
  return [...left, ...added].sort((one, other) => one.start - other.start);
}

/** Finds names in words, the longest where several begin at one place. Each name leads to its value. */
function finderOf<T>(
  list: readonly { value: T; names: readonly string[] }[],
): (words: string) => (Span & { value: T })[] {
  const named = list
    .flatMap(({ value, names }) => names.map((name) => ({ value, name: name.trim() })))
    .filter(({ name }) => name !== "")
    .sort((one, other) => other.name.length - one.name.length);
  if (named.length === 0) return () => [];
  // A group for each name tells which one it was: inflected words do not say it themselves.
  const anyName = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${named.map(({ name }) => `(${patternOfName(name)})`).join("|")})(?![\\p{L}\\p{N}])`,
    "gu",
  );
  return (words) =>
    [...words.matchAll(anyName)].flatMap((match) => {
      const at = match.slice(1).findIndex((group) => group !== undefined);
      const found = named[at];
      return found ? [{ value: found.value, start: match.index, end: match.index + match[0].length }] : [];
    });
}

/** What endings Ukrainian puts in the place of others: 'Фонд підтримки' is found as 'Фондом підтримки'. */
const ENDING = /(?<=\p{L}{3})[аеиіїоуюяєьй]{1,2}$/u;

/** A name in running text: its words with any spaces, those in Cyrillic with any endings, the first in either case if it is one of several. */
function patternOfName(name: string): string {
  const words = name.split(/\s+/);
  return words
    .map((word, index) => {
      const isInflected = /^[\p{Script=Cyrillic}'’-]{3,}$/u.test(word) && !/^\p{Lu}+$/u.test(word);
      const shown = isInflected ? `${escaped(word.replace(ENDING, ""))}[а-яіїєґ’']*` : escaped(word);
      return index === 0 && words.length > 1 ? inEitherCase(shown) : shown;
    })
    .join("\\s+");
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");

function inEitherCase(pattern: string): string {
  const first = pattern[0] ?? "";
  return /\p{L}/u.test(first) ? `[${first.toLowerCase()}${first.toUpperCase()}]${pattern.slice(1)}` : pattern;
}
