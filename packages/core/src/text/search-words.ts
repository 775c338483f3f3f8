import { sentences } from "./sentences.ts";
import type { Span } from "./span.ts";

/**
 * A word without the ending that its cases and numbers put on it, roughly: enough to find 'обіцянки' by 'обіцянка' and
 * 'pledges' by 'pledge', in both languages alike. Words of up to four letters, and figures, stay whole.
 */
export function stemOf(word: string): string {
  const lower = word.toLocaleLowerCase("uk");
  if (lower.length <= 4 || /\d/.test(lower)) return lower;
  const isCyrillic = /\p{Script=Cyrillic}/u.test(lower);
  const stem = isCyrillic
    ? lower.replace(/(?:ами|ями|ого|ому|ими|ій|ою|ею|ах|ях|ам|ям|ів|їв|их|им|ої|[аеиіїоуюяьй])$/u, "")
    : lower.replace(/(?:ies|ing|ed|es|s|y|e)$/, "");
  return stem.length >= 4 ? stem : lower.slice(0, 4);
}

/**
 * A reader's words as a query of SQLite's FTS5 (https://sqlite.org/fts5.html#full_text_query_syntax): every word as the
 * beginning of one, all of them or any. Null when there is no word in it. Nothing of what was typed is read as an operator.
 */
export function searchQuery(text: string, isAny = false): string | null {
  return queryOf(searchTerms(text), stemOf, isAny);
}

/** The same of words that stand as they were typed, for an index that knows no stems. */
export function wordQuery(text: string): string | null {
  return queryOf(searchTerms(text), (word) => word, false);
}

function queryOf(terms: readonly Term[], last: (word: string) => string, isAny: boolean): string | null {
  if (terms.length === 0) return null;
  const phrase = (words: readonly string[]) =>
    `"${words.map((word, index) => (index === words.length - 1 ? last(word) : word)).join(" ")}"*`;
  const one = (term: Term) => (term.length === 1 ? phrase(term[0]!) : `(${term.map(phrase).join(" OR ")})`);
  return terms.map(one).join(isAny ? " OR " : " AND ");
}

/** The ways in which a word may be written where it is looked for, each as the words that the index keeps of it. */
type Term = readonly (readonly string[])[];

/** A word with what is one word to its reader: apostrophes of any kind within it, hyphens between letters and a number. */
const TERM = /[\p{L}\p{N}]+(?:['’‘`´][\p{L}]+|(?<=(?:^|[^\p{L}\p{N}])\p{L}{1,4})-\d+\p{L}?)*/gu;
const APOSTROPHE = /['’‘`´ʼ]/u;
const MODEL = /^(\p{L}{1,4})-?(\d+\p{L}?)$/u;

/** What is looked for, at most eight words: 'F16' is 'F-16' too, "зв'язок" is 'звʼязок', and a stress mark is no letter. */
function searchTerms(text: string): Term[] {
  return (bare(text).match(TERM) ?? []).slice(0, 8).map((word): Term => {
    const parts = word.split(APOSTROPHE).filter(Boolean);
    if (parts.length > 1) return [parts, [parts.join("ʼ")]];
    const [, letters, number] = MODEL.exec(word) ?? [];
    if (letters && number) return [[letters, number], [letters + number]];
    return [word.match(/[\p{L}\p{N}]+/gu) ?? [word]];
  });
}

/** Without the marks that show where a word is stressed, which nobody types and dictionaries print. */
export const bare = (text: string) =>
  text
    .normalize("NFD")
    .replace(/\u0301/g, "")
    .normalize("NFC");

/** Where the words that a reader looks for stand in a text; at most so many. */
export function findWords(text: string, query: string, most = 50): Span[] {
  const stems = stemsOf(query);
  if (stems.length === 0) return [];
  const found: Span[] = [];
  for (const match of text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    const word = match[0].toLocaleLowerCase("uk");
    if (!stems.some((stem) => word.startsWith(stem))) continue;
    found.push({ start: match.index, end: match.index + match[0].length });
    if (found.length >= most) break;
  }
  return found;
}

/** The sentence of a text that holds most of the words looked for, the earliest of those. Null when none holds any. */
export function bestSentence(text: string, query: string): (Span & { words: Span[] }) | null {
  let best: (Span & { words: Span[]; kinds: number }) | null = null;
  const stems = stemsOf(query);
  for (const sentence of sentences(text)) {
    const words = findWords(text.slice(sentence.start, sentence.end), query);
    const told = words.map(({ start, end }) =>
      text.slice(sentence.start + start, sentence.start + end).toLocaleLowerCase("uk"),
    );
    const kinds = stems.filter((stem) => told.some((word) => word.startsWith(stem))).length;
    if (kinds > (best?.kinds ?? 0)) best = { ...sentence, words, kinds };
    if (kinds === stems.length) break;
  }
  return best && { start: best.start, end: best.end, words: best.words };
}

/** The words of a search, as the index keeps them: runs of letters and digits. */
export function searchWords(text: string): string[] {
  return searchTerms(text).flatMap((term) => [...(term[0] ?? [])]);
}

const stemsOf = (query: string) => [
  ...new Set(searchTerms(query).flatMap((term) => term.flatMap((words) => words.map(stemOf)))),
];
