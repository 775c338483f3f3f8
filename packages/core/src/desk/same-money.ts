import type { Suggestion } from "../reading/suggestion.ts";

/** What a suggestion has in common with another of its text, which is decided on before it. `of`: the other's index. */
export interface Tie {
  kind: "restates" | "part_of";
  of: number;
}

type Told = Pick<Suggestion, "partOf" | "restates">;

/**
 * What accepting a suggestion makes of it: a mention of the pledge that another tells, a part of it, or, where it is null, a
 * pledge of its own. What was rejected does not count: of a promise told several times the first telling that is left stands
 * for it, and a part of what nobody takes for a pledge is a part of what that was inside, or stands alone.
 */
export function tieOf(
  index: number,
  all: readonly Told[],
  isRejected: (index: number) => boolean,
): Tie | null {
  const first = firstOf(index, all);
  const left = firstLeft(first, all, isRejected);
  if (left !== null && left !== index) return { kind: "restates", of: left };
  for (let whole = all[first]?.partOf ?? null; whole !== null; whole = all[whole]?.partOf ?? null) {
    const wholeLeft = firstLeft(whole, all, isRejected);
    if (wholeLeft !== null) return { kind: "part_of", of: wholeLeft };
  }
  return null;
}

/**
 * Suggestions in the order in which they are accepted: the whole before its parts, the first telling before the others.
 * `waitsFor`: the key of the one that has to be decided first; what waits for one that is not among them is left out.
 */
export function inOrderOfTies<S extends { key: string; waitsFor: string | null }>(chosen: readonly S[]): S[] {
  const ordered: S[] = [];
  const taken = new Set<string>();
  for (let left = chosen; ; ) {
    const ready = left.filter(({ waitsFor }) => waitsFor === null || taken.has(waitsFor));
    if (ready.length === 0) return ordered;
    ordered.push(...ready);
    for (const { key } of ready) taken.add(key);
    left = left.filter(({ key }) => !taken.has(key));
  }
}

const firstOf = (index: number, all: readonly Told[]) => all[index]?.restates ?? index;

/** The first telling of a promise that was not rejected, which a headline's is only where no other is left; null when all were. */
function firstLeft(first: number, all: readonly Told[], isRejected: (index: number) => boolean) {
  if (!isRejected(first)) return first;
  const left = all.findIndex((_, index) => firstOf(index, all) === first && !isRejected(index));
  return left < 0 ? null : left;
}
