import type { Currency } from "./currencies.ts";
import { addBounds, type Bounds, boundsOf, nothing, subtractBounds } from "./money.ts";
import { donorKey } from "./parties.ts";
import { counts, type Pledge } from "./pledge.ts";
import type { Conversion } from "./rates.ts";
import { portions } from "./status.ts";
import { type Status, statuses } from "./vocabulary.ts";

/**
 * The counting rules. Only leaves count: a pledge that is no package, and of a package the remainder that none of its
 * components explains. This file is the definition; whatever is summed elsewhere for speed is held to it by a test.
 */
export interface Leaf {
  pledge: Pledge;
  /** The pledge itself, or what is left of a package ('not specified'). */
  kind: "pledge" | "remainder";
  status: Status;
  /** Minor units of the pledge's own currency. Null for goods without a value. */
  original: Bounds | null;
  /** Minor units of the display currency. Null for goods without a value and where a rate is missing. */
  converted: Bounds | null;
}

/** Converts minor units at the reference rate of a pledge's announcement day; null when there is no rate. */
export type Converter = (
  minor: number,
  from: Currency,
  to: Currency,
  day: string | null,
) => Conversion | null;

export interface StageTotal {
  status: Status;
  bounds: Bounds;
  /** Pledges (not portions) that have money or goods at this stage. */
  pledges: number;
  /** Of these, goods without a value: beside the sum, not in it as zero. */
  unquantified: number;
  /** Of these, amounts for which a rate is missing: beside the sum. */
  unconverted: number;
}

/**
 * The leaves of a ledger in a display currency. Pledges that do not count are no leaves and explain no package.
 * Components of a package that do not count leave their share in its remainder.
 */
export function leaves(pledges: readonly Pledge[], currency: Currency, convert: Converter): Leaf[] {
  const counted = pledges.filter(counts);
  const components = new Map<string, Pledge[]>();
  for (const pledge of counted)
    for (const code of pledge.packageCodes) components.set(code, [...(components.get(code) ?? []), pledge]);
  return counted.flatMap((pledge): Leaf[] => {
    const parts = components.get(pledge.code) ?? [];
    const kind = parts.length > 0 ? "remainder" : "pledge";
    if (pledge.amount.currency === null) return kind === "remainder" ? [] : [goods(pledge)];
    const own = pledge.amount.currency;
    const whole = kind === "pledge" ? boundsOf(pledge.amount) : remainder(pledge, parts, convert);
    if (kind === "remainder" && whole.floor === 0 && whole.ceiling === 0) return [];
    return portions(whole, pledge).map(({ status, bounds }) => ({
      pledge,
      kind,
      status,
      original: bounds,
      converted: convertBounds(bounds, own, currency, pledge.announcedOn, convert),
    }));
  });
}

/**
 * What of a package no component explains, in the package's currency; components in other currencies are taken at the
 * rate of the package's day. A component whose rate is missing, or that has no value, explains nothing.
 */
export function remainder(pack: Pledge, parts: readonly Pledge[], convert: Converter): Bounds {
  const own = pack.amount.currency;
  if (own === null) return nothing;
  const explained = parts.reduce(
    (sum, part) => addBounds(sum, inCurrency(part, own, pack.announcedOn, convert)),
    nothing,
  );
  return subtractBounds(boundsOf(pack.amount), explained);
}

/** Whether the components of a package state more than the package: flagged, not silently summed. */
export function exceeds(pack: Pledge, parts: readonly Pledge[], convert: Converter): boolean {
  const own = pack.amount.currency;
  const ceiling = boundsOf(pack.amount).ceiling;
  if (own === null || ceiling === null) return false;
  const floor = parts.reduce((sum, part) => sum + inCurrency(part, own, pack.announcedOn, convert).floor, 0);
  // Two outlets round the same sum differently; half a per cent between currencies is no contradiction.
  const mixed = parts.some((part) => part.amount.currency !== own);
  return floor > (mixed ? ceiling * 1.005 : ceiling);
}

/** Totals by stage, in the order of the stages; never one unstaged total. */
export function totalsByStage(list: readonly Leaf[]): StageTotal[] {
  const totals = new Map<Status, StageTotal & { codes: Set<string> }>();
  for (const leaf of list) {
    const total = totals.get(leaf.status) ?? emptyStage(leaf.status);
    totals.set(leaf.status, total);
    total.codes.add(leaf.pledge.code);
    total.pledges = total.codes.size;
    if (leaf.converted) total.bounds = addBounds(total.bounds, leaf.converted);
    else if (leaf.original) total.unconverted++;
    else total.unquantified++;
  }
  return statuses.flatMap((status) => {
    const total = totals.get(status);
    if (!total) return [];
    const { codes: _, ...rest } = total;
    return [rest];
  });
}

/** Sums of leaves by whatever names their slice: donor, category, month. Every leaf is in exactly one slice. */
export function totalsBy(list: readonly Leaf[], sliceOf: (leaf: Leaf) => string): Map<string, StageTotal[]> {
  return new Map([...Map.groupBy(list, sliceOf)].map(([slice, part]) => [slice, totalsByStage(part)]));
}

/** The slice of a leaf among donors: a joint pledge stays joint unless its source splits it. */
export function donorSlice(leaf: Leaf): string {
  return donorKey(leaf.pledge.donorCodes);
}

function goods(pledge: Pledge): Leaf {
  const status = portions(nothing, pledge)[0]?.status ?? "pledged";
  return { pledge, kind: "pledge", status, original: null, converted: null };
}

function emptyStage(status: Status): StageTotal & { codes: Set<string> } {
  return { status, bounds: nothing, pledges: 0, unquantified: 0, unconverted: 0, codes: new Set() };
}

function inCurrency(part: Pledge, currency: Currency, day: string | null, convert: Converter): Bounds {
  if (part.amount.currency === null) return nothing;
  return (
    convertBounds(boundsOf(part.amount), part.amount.currency, currency, day ?? part.announcedOn, convert) ??
    nothing
  );
}

function convertBounds(
  bounds: Bounds,
  from: Currency,
  to: Currency,
  day: string | null,
  convert: Converter,
): Bounds | null {
  const floor = convert(bounds.floor, from, to, day);
  const ceiling = bounds.ceiling === null ? null : convert(bounds.ceiling, from, to, day);
  if (!floor || (bounds.ceiling !== null && !ceiling)) return null;
  return { floor: floor.minor, ceiling: ceiling?.minor ?? null };
}
