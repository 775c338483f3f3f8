import type { Token } from "./tokens.ts";

const UNIT_END = /[.!?…\n]/;

/** Beyond so many differing words in one gap, the gap counts as rewritten. */
const MOST_DIFFERENCES = 600;

/** For each token of `before`, the index of the token of `after` that it became, or −1. Increasing where not −1. */
export function alignTokens(before: readonly Token[], after: readonly Token[]): Int32Array {
  const aligned = new Int32Array(before.length).fill(-1);
  const unitsBefore = units(before);
  const unitsAfter = units(after);
  alignUnits(before, after, unitsBefore, unitsAfter, aligned);
  return aligned;
}

interface Unit {
  from: number;
  to: number;
  key: string;
}

/** Sentences, roughly: runs of tokens up to and with a closing mark or a line's end. */
function units(tokens: readonly Token[]): Unit[] {
  const list: Unit[] = [];
  let from = 0;
  tokens.forEach((token, index) => {
    const closes = UNIT_END.test(token.text) || index === tokens.length - 1;
    if (!closes) return;
    let key = "";
    for (let i = from; i <= index; i++) key += tokens[i]!.text;
    list.push({ from, to: index + 1, key });
    from = index + 1;
  });
  return list;
}

function alignUnits(
  before: readonly Token[],
  after: readonly Token[],
  unitsBefore: Unit[],
  unitsAfter: Unit[],
  aligned: Int32Array,
): void {
  const pairs = extend(unitsBefore, unitsAfter, uniquePairs(unitsBefore, unitsAfter));
  let b = 0;
  let a = 0;
  for (const [i, j] of [...pairs, [unitsBefore.length, unitsAfter.length] as const]) {
    const gapBefore = [unitsBefore[b]?.from ?? before.length, unitsBefore[i]?.from ?? before.length] as const;
    const gapAfter = [unitsAfter[a]?.from ?? after.length, unitsAfter[j]?.from ?? after.length] as const;
    alignWords(before, after, gapBefore, gapAfter, aligned);
    const unit = unitsBefore[i];
    const target = unitsAfter[j];
    if (unit && target)
      for (let k = 0; k < unit.to - unit.from; k++) aligned[unit.from + k] = target.from + k;
    b = i + 1;
    a = j + 1;
  }
}

/** Units that occur once in either text, as the longest increasing chain of pairs. */
function uniquePairs(before: Unit[], after: Unit[]): [number, number][] {
  const places = (list: Unit[]) => {
    const map = new Map<string, number>();
    list.forEach((unit, index) => {
      map.set(unit.key, map.has(unit.key) ? -1 : index);
    });
    return map;
  };
  const inAfter = places(after);
  const candidates: [number, number][] = [];
  for (const [key, index] of places(before)) {
    const other = inAfter.get(key);
    if (index >= 0 && other !== undefined && other >= 0) candidates.push([index, other]);
  }
  candidates.sort((x, y) => x[0] - y[0]);
  return longestIncreasing(candidates);
}

function longestIncreasing(pairs: [number, number][]): [number, number][] {
  const tails: number[] = [];
  const previous = new Int32Array(pairs.length).fill(-1);
  pairs.forEach(([, value], index) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[tails[middle]!]![1] < value) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? tails[low - 1]! : -1;
    tails[low] = index;
  });
  const chain: [number, number][] = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at]!) chain.push(pairs[at]!);
  return chain.reverse();
}

/** Grows each pair over equal neighbours, so that repeated sentences beside a unique one are matched too. */
function extend(before: Unit[], after: Unit[], pairs: [number, number][]): [number, number][] {
  const out: [number, number][] = [];
  let b = 0;
  let a = 0;
  for (const [i, j] of [...pairs, [before.length, after.length] as [number, number]]) {
    while (b < i && a < j && before[b]!.key === after[a]!.key) out.push([b++, a++]);
    let back = 0;
    while (i - back > b && j - back > a && before[i - back - 1]!.key === after[j - back - 1]!.key) back++;
    for (; back > 0; back--) out.push([i - back, j - back]);
    if (i < before.length) out.push([i, j]);
    b = i + 1;
    a = j + 1;
  }
  return out;
}

/** Myers' greedy difference of two token ranges, after their common ends are taken off. */
function alignWords(
  before: readonly Token[],
  after: readonly Token[],
  [beforeFrom, beforeTo]: readonly [number, number],
  [afterFrom, afterTo]: readonly [number, number],
  aligned: Int32Array,
): void {
  let b = beforeFrom;
  let a = afterFrom;
  let bEnd = beforeTo;
  let aEnd = afterTo;
  while (b < bEnd && a < aEnd && before[b]!.text === after[a]!.text) aligned[b++] = a++;
  while (bEnd > b && aEnd > a && before[bEnd - 1]!.text === after[aEnd - 1]!.text) aligned[--bEnd] = --aEnd;
  const [n, m] = [bEnd - b, aEnd - a];
  if (n === 0 || m === 0) return;
  const isSame = (x: number, y: number) => before[b + x]!.text === after[a + y]!.text;
  shortestEdit(n, m, isSame, (x, y) => {
    aligned[b + x] = a + y;
  });
}

/**
 * Myers' greedy algorithm (An O(ND) Difference Algorithm, 1986, figure 2): tells which of n and m items are the same along a
 * shortest way from one list to the other; nothing where that way is longer than is worth going.
 */
function shortestEdit(
  n: number,
  m: number,
  isSame: (x: number, y: number) => boolean,
  match: (x: number, y: number) => void,
): void {
  const limit = Math.min(n + m, MOST_DIFFERENCES);
  const trace: Int32Array[] = [];
  const offset = limit + 1;
  const frontier = new Int32Array(2 * limit + 3);
  for (let d = 0; d <= limit; d++) {
    trace.push(frontier.slice());
    for (let k = -d; k <= d; k += 2) {
      const down = isDown(frontier, offset, d, k);
      let x = down ? frontier[offset + k + 1]! : frontier[offset + k - 1]! + 1;
      while (x < n && x - k < m && isSame(x, x - k)) x++;
      frontier[offset + k] = x;
      if (x < n || x - k < m) continue;
      backtrack(trace, offset, d, n, m, match);
      return;
    }
  }
}

/** Whether the furthest way to a diagonal comes from the one above it. */
function isDown(frontier: Int32Array, offset: number, d: number, k: number): boolean {
  return k === -d || (k !== d && frontier[offset + k - 1]! < frontier[offset + k + 1]!);
}

function backtrack(
  trace: Int32Array[],
  offset: number,
  depth: number,
  n: number,
  m: number,
  match: (i: number, j: number) => void,
): void {
  let x = n;
  let y = m;
  for (let d = depth; d >= 0; d--) {
    const frontier = trace[d]!;
    const k = x - y;
    const down = isDown(frontier, offset, d, k);
    const previousK = down ? k + 1 : k - 1;
    const previousX = d === 0 ? 0 : frontier[offset + previousK]!;
    const previousY = d === 0 ? 0 : previousX - previousK;
    while (x > previousX && y > previousY) match(--x, --y);
    if (d === 0) return;
    x = previousX;
    y = previousY;
  }
}
