import type { Span } from "../text/span.ts";

/** What one of two people marked: a span and what it states, each field as a text that can be compared. */
export interface Reading extends Span {
  id: string;
  fields: Record<string, string | null>;
}

/** How far two people who read one text apart from each other agree. Shares are of 1; null without anything to share. */
export interface Agreement<R extends Reading> {
  pairs: { a: R; b: R; differing: string[] }[];
  onlyA: R[];
  onlyB: R[];
  /** F1 of the spans: twice the pairs by all marks of both. */
  spans: number | null;
  /** For each field: the share of pairs that agree, and Cohen's kappa (Cohen 1960), which takes chance away. */
  fields: Record<string, { agreed: number; kappa: number | null }>;
}

/** Spans that share at least this part of the characters that either covers are of one pledge. */
const SHARED = 0.4;

/** Pairs the marks of two people, those that share most first, each mark in at most one pair. */
export function agreement<R extends Reading>(ofA: readonly R[], ofB: readonly R[]): Agreement<R> {
  const likely = ofA
    .flatMap((a) => ofB.map((b) => ({ a, b, shared: sharedPart(a, b) })))
    .filter(({ shared }) => shared >= SHARED)
    .sort((x, y) => y.shared - x.shared || compare(placesOf(x), placesOf(y)));
  const taken = new Set<string>();
  const pairs: Agreement<R>["pairs"] = [];
  for (const { a, b } of likely) {
    if (taken.has(a.id) || taken.has(b.id)) continue;
    taken.add(a.id).add(b.id);
    const differing = Object.keys(a.fields).filter((field) => a.fields[field] !== b.fields[field]);
    pairs.push({ a, b, differing });
  }
  pairs.sort((x, y) => x.a.start - y.a.start);
  const all = ofA.length + ofB.length;
  const names = Object.keys(pairs[0]?.a.fields ?? {});
  return {
    pairs,
    onlyA: ofA.filter(({ id }) => !taken.has(id)),
    onlyB: ofB.filter(({ id }) => !taken.has(id)),
    spans: all === 0 ? null : (2 * pairs.length) / all,
    fields: Object.fromEntries(
      names.map((field) => [
        field,
        {
          agreed: pairs.filter(({ differing }) => !differing.includes(field)).length / pairs.length,
          kappa: kappa(pairs.map(({ a, b }) => [a.fields[field] ?? "", b.fields[field] ?? ""])),
        },
      ]),
    ),
  };
}

/** Where a pair stands, told alike from either side: who comes first decides nothing. */
function placesOf({ a, b }: { a: Span; b: Span }): number[] {
  return [
    Math.min(a.start, b.start),
    Math.max(a.start, b.start),
    Math.min(a.end, b.end),
    Math.max(a.end, b.end),
  ];
}

function compare(x: readonly number[], y: readonly number[]): number {
  const at = x.findIndex((value, index) => value !== y[index]);
  return at < 0 ? 0 : x[at]! - y[at]!;
}

function sharedPart(a: Span, b: Span): number {
  const both = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return both <= 0 ? 0 : both / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
}

/** Cohen's kappa; null where both always say the same one thing, so that chance alone explains all of it. */
function kappa(said: readonly (readonly [string, string])[]): number | null {
  const share = (is: (pair: readonly [string, string]) => boolean) => said.filter(is).length / said.length;
  const observed = share(([a, b]) => a === b);
  const values = new Set(said.flat());
  const expected = [...values].reduce(
    (sum, value) => sum + share(([a]) => a === value) * share(([, b]) => b === value),
    0,
  );
  return expected >= 1 ? null : (observed - expected) / (1 - expected);
}
