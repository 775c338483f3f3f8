import { countWords } from "@pledgebook/core/text/document";

/** A line of the story: a sentence, or more than a headline has. */
export function isProse(line: string): boolean {
  const words = countWords(line);
  return (words >= 9 && /[.!?…][»”"'’)]*$/u.test(line)) || words >= 26;
}

/** Words of no weight, which names have too. */
export const LITTLE = new Set(
  "of the and for in a an to on at by with from de la le du der die und von et y i та і й в у на з із до про за для or as".split(
    " ",
  ),
);

/** Whether a word of some weight begins with a small letter, as none does in a name. */
export function hasSmallWord(line: string): boolean {
  return (line.match(/(?<![\p{L}'’ʼ-])\p{Ll}[\p{L}'’ʼ-]+/gu) ?? []).some((word) => !LITTLE.has(word));
}
