import type { Memory } from "../claim.ts";
import { all, each, inEitherCase } from "../lexicon/compile.ts";
import type { Kind } from "../lexicon/lexicon.ts";
import { canGive } from "../who/who-gives.ts";
import type { Mention } from "../who/who-is-named.ts";

/** Who can be meant by a noun that stands for a name told before: 'the island', 'the bank'. */
const KINDS: Record<Kind, readonly string[]> = {
  island: ["TW", "IE", "IS", "CY", "MT", "JP", "NZ"],
  kingdom: ["NO", "DK", "SE", "NL", "BE", "GB", "ES"],
  grandDuchy: ["LU"],
  confederation: ["CH"],
  emirate: ["QA", "AE", "KW"],
  bank: ["ORG:EBRD", "ORG:EIB", "ORG:WorldBank", "ORG:CEB", "ORG:NIB"],
  lender: ["ORG:EBRD", "ORG:EIB", "ORG:WorldBank", "ORG:CEB", "ORG:NIB", "ORG:IMF"],
  fund: ["ORG:IMF"],
  union: ["ORG:EU"],
  alliance: ["ORG:NATO"],
};
const BALTIC = ["EE", "LT", "LV"];

/** What is meant by a noun, and how many by a number, in any language. */
const meantBy = new Map(
  each(({ kinds }) => Object.entries(kinds) as [Kind, string][])
    .flat()
    .map(([kind, noun]) => [noun, KINDS[kind]]),
);
const COUNTS = new Map(each(({ counts }) => Object.entries(counts)).flat());

const THE = inEitherCase(all("the"));
const ANAPHOR = new RegExp(
  [
    "(?<!\\p{L})(?:",
    [
      `${THE} (?<kind>${[...meantBy.keys()].join("|")})`,
      `${inEitherCase(all("owners"))} (?<own>${all("ownCountry")})`,
      `(?:${THE} )?(?<number>${[...COUNTS.keys()].map(inEitherCase).join("|")}) ${all("countedParties")}`,
      `${THE} (?<trio>${all("trioNumbers")})(?= ${all("trioVerbs")})`,
      `(?<group>${all("balticStates")})`,
    ].join("|"),
    `)(?!\\p{L})(?! ${all("inOrOf")} \\p{Lu})`,
  ].join(""),
  "gu",
);

/** Resolve: the mentions of a sentence with those that its nouns stand for, in the order of the sentence. */
export function resolve(mentions: readonly Mention[], words: string, memory: Memory): readonly Mention[] {
  const anaphors = anaphorsIn(words, mentions.filter(canGive), memory.recent, memory.earlier);
  if (anaphors.length === 0) return mentions;
  return [...mentions, ...anaphors].sort((a, b) => a.start - b.start);
}

/**
 * What nouns of a sentence stand for names told before: 'the two countries', 'his country', 'the bank'. `recent`: the codes
 * of who can give, as the sentences before name them, the last one last; `earlier`: whom the last one was about. Mentions of
 * several parties share a span. Linear in the words.
 */
export function anaphorsIn(
  words: string,
  givers: readonly Mention[],
  recent: readonly string[],
  earlier: readonly string[],
): Mention[] {
  return [...words.matchAll(ANAPHOR)].flatMap((match): Mention[] => {
    const span = { start: match.index, end: match.index + match[0].length };
    const before = givers.filter(({ end }) => end <= span.start).map(({ code }) => code);
    return codesMeant(match.groups ?? {}, recent, before, earlier).map((code) => ({
      ...span,
      code,
      person: null,
    }));
  });
}

/** Whom a noun stands for. `before`: the codes of who can give, as its own sentence names them before it. */
function codesMeant(
  { kind, own, number, group, trio }: Partial<Record<string, string>>,
  recent: readonly string[],
  before: readonly string[],
  earlier: readonly string[],
): readonly string[] {
  if (group) return BALTIC;
  const named = [...recent, ...before];
  if (kind) return lastDistinct(named, 1, new Set(meantBy.get(kind)));
  if (own) return before.length > 0 ? lastDistinct(before, 1) : earlier;
  const count = COUNTS.get((number ?? trio ?? "").toLowerCase()) ?? 0;
  if (before.length === 0 && earlier.length === count) return earlier;
  const meant = lastDistinct(named, count);
  return meant.length === count ? meant : [];
}

/** The last different codes of a list, in the order in which they stand. */
function lastDistinct(codes: readonly string[], count: number, among?: ReadonlySet<string>): string[] {
  const found: string[] = [];
  for (let index = codes.length - 1; index >= 0 && found.length < count; index--) {
    const code = codes[index];
    if (code !== undefined && !found.includes(code) && (!among || among.has(code))) found.unshift(code);
  }
  return found;
}
