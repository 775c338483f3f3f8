import { channels } from "./lexicon/channels.ts";
import { allOf } from "./lexicon/compile.ts";
import type { SubjectCount } from "./subject.ts";

const NAMED = channels.map((channel) => ({
  ...channel,
  names: new RegExp(
    allOf((language) => language.channels[channel.slug]),
    channel.isAsWritten ? "u" : "iu",
  ),
}));

/** The channel that words name; null for none, which is no word for 'bilateral'. */
export function channelOf(words: string): { slug: string; name: string } | null {
  return NAMED.find(({ names }) => names.test(words)) ?? null;
}

/** What a channel is for, as a count beside those of words; nothing where it takes money for many things. */
export function countOfChannel(slug: string | null): SubjectCount {
  const category = channels.find((channel) => channel.slug === slug)?.category ?? null;
  return category === null ? [] : [{ purpose: null, category, hits: 3 }];
}
