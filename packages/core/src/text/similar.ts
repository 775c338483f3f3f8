/** Words of which a run is compared: fewer are said by anybody, more are broken by every edit. */
const RUN = 5;

/**
 * How much of the shorter of two texts stands in the other, from 0 to 1: runs of five words, whatever their case and
 * punctuation. Texts of fewer words share nothing.
 */
export function sharedText(a: string, b: string): number {
  const [mine, theirs] = [runsOf(a), runsOf(b)];
  const [short, long] = mine.size <= theirs.size ? [mine, theirs] : [theirs, mine];
  if (short.size === 0) return 0;
  let shared = 0;
  for (const run of short) if (long.has(run)) shared++;
  return shared / short.size;
}

function runsOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.slice(RUN - 1).map((_, index) => words.slice(index, index + RUN).join(" ")));
}
