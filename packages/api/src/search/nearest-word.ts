import { bare } from "@pledgebook/core/text/search-words";
import { distance } from "fastest-levenshtein";

/**
 * Of the words of an index the one that somebody may have meant: at most one letter off, two in a long word, the one in most
 * documents first. Null where none is so near.
 */
export function nearestWord(
  typed: string,
  known: readonly { term: string; documents: number }[],
): string | null {
  const word = bare(typed).toLocaleLowerCase("uk");
  if (word.length < 4 || /\d/.test(word)) return null;
  const most = word.length >= 8 ? 2 : 1;
  const near = known.flatMap(({ term, documents }) => {
    if (Math.abs(term.length - word.length) > most) return [];
    const errors = distance(term, word);
    return errors <= most ? [{ term, documents, errors }] : [];
  });
  near.sort((a, b) => a.errors - b.errors || b.documents - a.documents || a.term.localeCompare(b.term));
  return near[0]?.term ?? null;
}
