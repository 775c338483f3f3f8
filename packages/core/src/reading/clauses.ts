import type { Span } from "../text/span.ts";

/**
 * Borders at which a new statement begins within a sentence: semicolons, colons and dashes, and conjunctions behind a comma.
 * A comma alone is none: lists and insertions have them. In Ukrainian a dash before a number is the verb 'is'.
 */
const BORDER =
  /[;:]\s|(?<![а-яіїєґ])\s[–—-]\s|\s[–—-]\s(?!(?:близько|понад|майже|до|щонайменше|приблизно|ще|\p{Sc}|\d))|,?\s(?=(?:while|whereas|but|although|though|because|so that|after which|as well as the fact)\s)|,\s(?=(?:which|who|whose|where|and (?:it|its|he|his|she|her|they|their|this|that|the|in|on|for|a|an|another)|when|so)\s)|\s(?=(?:тоді як|але|хоча|бо|тому що)\s)|,\s(?=(?:який|яка|яке|які|що|де|коли)\s)/gu;

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
  const lead = /^(?:[\s,;:•*–—-]|(?:and|while|but|with|plus|та|і|й|а)\s)+/u.exec(words.slice(start, end));
  if (lead) start += lead[0].length;
  const tail = /[\s,;:.!?]+$/u.exec(words.slice(start, end));
  if (tail) end -= tail[0].length;
  return start < end ? { start, end } : span;
}
