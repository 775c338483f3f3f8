import type { Span } from "../text/span.ts";
import { all, pattern } from "./lexicon/compile.ts";

/** In some languages a dash before a number is the verb 'is'. */
const DASHES = [
  `(?<!${all("dashIsVerbAfter")})\\s[–—-]\\s`,
  `\\s[–—-]\\s(?!(?:${all("dashIsVerb")}|\\p{Sc}|\\d))`,
].join("|");

/**
 * Borders at which a new statement begins within a sentence: semicolons, colons and dashes, and conjunctions behind a comma.
 * A comma alone is none: lists and insertions have them.
 */
const BORDER = new RegExp(
  [
    "[;:]\\s",
    DASHES,
    `,?\\s(?=${all("conjunctions")}\\s)`,
    `,\\s(?=${all("relatives")}\\s)`,
    `\\s(?=${all("bareConjunctions")}\\s)`,
  ].join("|"),
  "gu",
);

const LEAD = pattern("u")`^(?:[\s,;:•*–—-]|${"joinsClauses"}\s)+`;

/** The statements of a sentence, in order, in offsets of the sentence; together they are all of it. */
export function clauses(sentence: string): Span[] {
  const found: Span[] = [];
  let start = 0;
  for (const border of sentence.matchAll(BORDER)) {
    const end = border.index;
    const next = border.index + border[0].length;
    if (end > start) found.push({ start, end });
    start = next;
  }
  if (start < sentence.length) found.push({ start, end: sentence.length });
  return found;
}

/** White space, commas and conjunctions at the edges are no part of a quote. */
export function trimmedClause(words: string, span: Span): Span {
  let { start, end } = span;
  const lead = LEAD.exec(words.slice(start, end));
  if (lead) start += lead[0].length;
  const tail = /[\s,;:.!?]+$/u.exec(words.slice(start, end));
  if (tail) end -= tail[0].length;
  return start < end ? { start, end } : span;
}
