import type { Sentence, ToldSum } from "../sentence.ts";
import type { Suggestion } from "../suggestion.ts";
import { wholesAmong } from "./parts-inside.ts";
import { firstTellings } from "./told-again.ts";

/**
 * The suggestions of a text, each with what it has in common with another: it says again what one before it has told, or is
 * a part of one. Both null where the text does not tell: counting once too often is seen, a promise that has vanished is not.
 * Only sums: goods are nobody's part.
 */
export function withSameMoney(all: readonly Suggestion[], sentences: readonly Sentence[]): Suggestion[] {
  const sums = sumsOf(all, sentences);
  if (sums.length < 2) return [...all];
  const wholes = wholesAmong(sums, sentences);
  const first = firstTellings(sums);
  const firstOf = (index: number) => first.get(index) ?? index;
  // A promise is a part of what any of its tellings is a part of.
  const partOf = new Map<number, number>();
  for (const [part, whole] of wholes) {
    const [own, of] = [firstOf(part), firstOf(whole)];
    if (!partOf.has(own) && !isWithin(of, own, partOf)) partOf.set(own, of);
  }
  return all.map((one, index) => ({
    ...one,
    restates: first.get(index) ?? null,
    partOf: first.has(index) ? null : (partOf.get(index) ?? null),
  }));
}

function sumsOf(all: readonly Suggestion[], sentences: readonly Sentence[]): ToldSum[] {
  let line = 0;
  return all
    .map((one, index) => ({ one, index, figure: one.because.amount }))
    .flatMap(({ one, index, figure }) => (figure ? [{ one, index, figure }] : []))
    .sort((a, b) => a.figure.start - b.figure.start)
    .flatMap(({ one, index, figure }): ToldSum[] => {
      while (line < sentences.length && sentences[line]!.end < figure.end) line++;
      const sentence = sentences[line];
      if (!sentence) return [];
      const { start } = sentence;
      return [
        { one, index, sentence, line, figure: { start: figure.start - start, end: figure.end - start } },
      ];
    });
}

/** Whether one is, through whatever it is a part of, within another, or the same. */
function isWithin(one: number, other: number, partOf: ReadonlyMap<number, number>): boolean {
  for (let at: number | undefined = one; at !== undefined; at = partOf.get(at)) if (at === other) return true;
  return false;
}
