import { sharedText } from "../text/similar.ts";
import { findParties } from "../values/parties.ts";
import { contentWords } from "./compare-words.ts";
import type { PledgeReport } from "./pledge-report.ts";

/** What the words of two reports say of themselves that cannot be said of one pledge. */
export type Difference = "years" | "names" | "pattern" | "own_words";

/** Two long texts of which so much is one were written from one pattern, as the rows of a ledger are: each tells a sum of its own. */
const PATTERN_LENGTH = 140;
const PATTERN_SHARED = 0.35;

/** So many words that say something are needed on either side before their difference does. */
const LEAST_WORDS = 6;

/** Of the words of the shorter text, what at least stands in the other where both tell one pledge. */
const LEAST_SHARED = 0.25;

/**
 * What sets two reports apart whose donors, days and sums are one: other years, other names of places and bodies, long texts
 * written from one pattern, or hardly a word in common.
 */
export function differences(a: PledgeReport, b: PledgeReport): Difference[] {
  const [one, other] = [textOf(a), textOf(b)];
  const found: Difference[] = [];
  if (isApart(yearsIn(one), yearsIn(other))) found.push("years");
  const isOtherName = isApart(namesIn(one), namesIn(other)) || isApart(initialsIn(one), initialsIn(other));
  if (isOtherName) found.push("names");
  const isLong = Math.min(one.length, other.length) >= PATTERN_LENGTH;
  if (isLong && sharedText(one, other) >= PATTERN_SHARED) found.push("pattern");
  const [mine, theirs] = [contentWords(one), contentWords(other)];
  const [short, long] = mine.size <= theirs.size ? [mine, theirs] : [theirs, mine];
  const shared = [...short].filter((word) => long.has(word)).length;
  if (short.size >= LEAST_WORDS && shared < LEAST_SHARED * short.size) found.push("own_words");
  return found;
}

const textOf = ({ wording, purpose, inKind, channel }: PledgeReport) =>
  [...new Set([wording ?? "", purpose ?? "", inKind ?? "", channel ?? ""])].filter(Boolean).join(" · ");

/** Both name something, and nothing that the other does. */
function isApart(mine: ReadonlySet<string>, theirs: ReadonlySet<string>): boolean {
  return mine.size > 0 && theirs.size > 0 && ![...mine].some((one) => theirs.has(one));
}

const yearsIn = (text: string) => new Set(text.match(/(?<!\d)20[12]\d(?!\d)/g) ?? []);

/** What bodies call themselves in short. 'WHO', 'UNHCR' */
const initialsIn = (text: string) =>
  new Set((text.match(/(?<!\p{L})\p{Lu}{3,}(?!\p{L})/gu) ?? []).filter((name) => !COMMON.test(name)));

const COMMON =
  /^(?:The|This|That|These|In|On|At|By|For|From|With|And|As|It|Its|We|He|She|They|Our|Their|A|An|Of|To|Ukraine\p{L}*|Russia\p{L}*|Kyiv|Minister|Ministry|Prime|President|Government|Federal|Foreign|Defen[cs]e|Armed|Forces|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|EUR|USD|GBP|NOK|SEK|DKK|CHF|CAD|AUD|JPY|Euro|Euros|Million|Billion|Source|Aid|Among|Support|According)$/u;

/** Capitalised words within a sentence, which names are, but for those of parties, who have others. */
function namesIn(text: string): Set<string> {
  const names =
    withoutParties(text).match(/(?<=[\p{Ll},()] )\p{Lu}[\p{L}'’-]+|(?<!\p{L})\p{Lu}{3,}(?!\p{L})/gu) ?? [];
  return new Set(names.filter((name) => !COMMON.test(name)).map((name) => name.toLowerCase().slice(0, 6)));
}

function withoutParties(text: string): string {
  let out = "";
  let from = 0;
  for (const { start, end } of findParties(text)) {
    if (start < from) continue;
    out += `${text.slice(from, start)} of `;
    from = end;
  }
  return out + text.slice(from);
}
