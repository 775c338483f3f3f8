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
  const words = searchWords(text);
  if (words.length === 0) return null;
  return words.map((word) => `"${stemOf(word)}"*`).join(isAny ? " OR " : " ");
}

/** Where the words that a reader looks for stand in a text; at most so many. */
export function findWords(text: string, query: string, most = 50): Span[] {
  const stems = searchWords(query).map(stemOf);
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
  const stems = searchWords(query).map(stemOf);
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

/** The words of a search, as the index keeps them: runs of letters and digits, the first eight. */
export function searchWords(text: string): string[] {
  return (text.normalize("NFC").match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, 8);
}
