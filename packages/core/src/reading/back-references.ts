import type { Span } from "../text/span.ts";
import type { Mention } from "./who-is-named.ts";

/** Who can be meant by a noun that stands for a name told before: 'the island', 'the bank'. */
const KINDS: Record<string, readonly string[]> = {
  island: ["TW", "IE", "IS", "CY", "MT", "JP", "NZ"],
  kingdom: ["NO", "DK", "SE", "NL", "BE", "GB", "ES"],
  "grand duchy": ["LU"],
  confederation: ["CH"],
  emirate: ["QA", "AE", "KW"],
  bank: ["ORG:EBRD", "ORG:EIB", "ORG:WorldBank", "ORG:CEB", "ORG:NIB"],
  lender: ["ORG:EBRD", "ORG:EIB", "ORG:WorldBank", "ORG:CEB", "ORG:NIB", "ORG:IMF"],
  fund: ["ORG:IMF"],
  union: ["ORG:EU"],
  alliance: ["ORG:NATO"],
};
/** Several countries that go by one name. */
const GROUPS: Record<string, readonly string[]> = { baltic: ["EE", "LT", "LV"] };
const NUMBERS: Record<string, number> = { two: 2, both: 2, three: 3, four: 4 };

const ANAPHOR = new RegExp(
  `(?<!\\p{L})(?:[Tt]he (?<kind>${Object.keys(KINDS).join("|")})|(?:[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Tt]he) (?<own>country|nation)|(?:[Tt]he )?(?<number>[Tt]wo|[Bb]oth|[Tt]hree|[Ff]our) (?:of them|countries|governments|nations|states|capitals|neighbou?rs|allies|partners|ministers|ministries|kingdoms|republics)|[Tt]he (?<trio>two|three|four)(?= (?:\\p{Ll}+ly |also |will |would |have |are |each |together )*(?:shares?|pay|give|guarantee|promis|pledg|agree|provid|contribut|send|donat|financ|fund|spend|buy|set|put))|(?:[Tt]he )?(?:[Tt]hree )?(?<group>Baltic) (?:states|countries|governments|republics|nations))(?!\\p{L})(?! (?:in|of) \\p{Lu})`,
  "gu",
);

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
    const { kind, own, number, group, trio } = match.groups ?? {};
    if (group) return toMentions(span, GROUPS[group.toLowerCase()] ?? []);
    const before = givers.filter(({ end }) => end <= span.start).map(({ code }) => code);
    const named = [...recent, ...before];
    if (kind) return toMentions(span, lastDistinct(named, 1, new Set(KINDS[kind])));
    if (own) return toMentions(span, before.length > 0 ? lastDistinct(before, 1) : earlier);
    const count = NUMBERS[(number ?? trio ?? "").toLowerCase()] ?? 0;
    if (before.length === 0 && earlier.length === count) return toMentions(span, earlier);
    const meant = lastDistinct(named, count);
    return meant.length === count ? toMentions(span, meant) : [];
  });
}

function toMentions(span: Span, codes: readonly string[]): Mention[] {
  return codes.map((code) => ({ ...span, code, person: null }));
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
