import type { Currency } from "../values/currencies.ts";
import { addBounds, type Bounds, boundsOf, nothing, subtractBounds } from "../values/money.ts";
import type { Conversion } from "../values/rates.ts";
import type { Status } from "../values/vocabulary.ts";
import { counts, type Pledge } from "./pledge.ts";
import { portions } from "./stages.ts";

/**
 * The counting rules. Only leaves count: a pledge that is no package, and of a package the remainder that none of its
 * components explains. This file is the definition; whatever is summed elsewhere for speed is held to it by a test.
 */
export interface Leaf {
  pledge: Pledge;
  /** The pledge itself, or what is left of a package ('not specified'). */
  kind: "pledge" | "remainder";
  status: Status;
  /** The calendar year for which the source promises this part; null where it names none. */
  year: number | null;
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

/**
 * The leaves of a ledger in a display currency. Pledges that do not count are no leaves and explain no package.
 * Components of a package that do not count leave their share in its remainder.
 */
export function leaves(pledges: readonly Pledge[], currency: Currency, convert: Converter): Leaf[] {
  return leavesAsStated(pledges, convert).map((leaf) => ({
    ...leaf,
    converted: convertLeaf(leaf, currency, convert),
  }));
}

/** The same before they are shown in a currency: `converted` is null in all of them. */
export function leavesAsStated(pledges: readonly Pledge[], convert: Converter): Leaf[] {
  const counted = pledges.filter(counts);
  const components = new Map<string, Pledge[]>();
  for (const pledge of counted)
    for (const code of pledge.packageCodes) components.set(code, [...(components.get(code) ?? []), pledge]);
  return counted.flatMap((pledge): Leaf[] => {
    const parts = components.get(pledge.code) ?? [];
    const kind = parts.length > 0 ? "remainder" : "pledge";
    if (pledge.amount.currency === null) return kind === "remainder" ? [] : [goods(pledge)];
    const whole = kind === "pledge" ? boundsOf(pledge.amount) : remainder(pledge, parts, convert);
    if (kind === "remainder" && whole.floor === 0 && whole.ceiling === 0) return [];
    const split = portions(whole, pledge);
    const [only] = split;
    // Which year's share was paid is not told by an event: only what stands at one stage is split by year.
    if (kind === "pledge" && only && split.length === 1)
      return byYear(only.bounds, pledge).map(({ year, bounds }) =>
        leafOf(pledge, kind, only.status, year, bounds),
      );
    return split.map(({ status, bounds }) => leafOf(pledge, kind, status, null, bounds));
  });
}

/** A leaf's bounds in a currency, at the rate of its pledge's announcement day. Null without a value or a rate. */
export function convertLeaf(leaf: Leaf, currency: Currency, convert: Converter): Bounds | null {
  const { amount, announcedOn } = leaf.pledge;
  if (leaf.original === null || amount.currency === null) return null;
  return convertBounds(leaf.original, amount.currency, currency, announcedOn, convert);
}

/** The whole by the years that its source names; what no year explains has none. */
function byYear(whole: Bounds, pledge: Pledge): { year: number | null; bounds: Bounds }[] {
  if (pledge.years.length === 0) return [{ year: null, bounds: whole }];
  const named = pledge.years.map(({ year, amount }) => ({ year, bounds: boundsOf(amount) }));
  const rest = subtractBounds(
    whole,
    named.reduce((sum, { bounds }) => addBounds(sum, bounds), nothing),
  );
  const shares: { year: number | null; bounds: Bounds }[] = named.sort((a, b) => a.year - b.year);
  return rest.floor === 0 && rest.ceiling === 0 ? shares : [...shares, { year: null, bounds: rest }];
}

function leafOf(
  pledge: Pledge,
  kind: Leaf["kind"],
  status: Status,
  year: number | null,
  original: Bounds,
): Leaf {
  return { pledge, kind, status, year, original, converted: null };
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

function goods(pledge: Pledge): Leaf {
  const status = portions(nothing, pledge)[0]?.status ?? "pledged";
  return { pledge, kind: "pledge", status, year: null, original: null, converted: null };
}

/** What a component is in a currency at the rate of a day, else of its own; nothing without a value or a rate. */
export function inCurrency(part: Pledge, currency: Currency, day: string | null, convert: Converter): Bounds {
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
