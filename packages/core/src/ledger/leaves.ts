import type { Currency } from "../values/currencies.ts";
import { lastDay } from "../values/day.ts";
import { addBounds, type Bounds, boundsOf, nothing, subtractBounds, unquantified } from "../values/money.ts";
import type { Conversion } from "../values/rates.ts";
import type { Status } from "../values/vocabulary.ts";
import type { Leaf, UnjudgedLeaf } from "./leaf.ts";
import { qualifierOfLeaf } from "./leaf-qualifier.ts";
import { counts, type Overlap, type Pledge, type PledgeEvent } from "./pledge.ts";
import { portions, progressOf } from "./stages.ts";

/**
 * The counting rules. Only leaves count: a pledge that is no package, and of a package the remainder that none of its
 * components explains. This file is the definition; whatever is summed elsewhere for speed is held to it by a test.
 */
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
  const counted = new Map(pledges.filter(counts).map((pledge) => [pledge.code, pledge]));
  const components = new Map<string, Pledge[]>();
  for (const pledge of counted.values())
    for (const code of pledge.packageCodes) components.set(code, [...(components.get(code) ?? []), pledge]);
  return [...counted.values()].flatMap((pledge) => {
    const parts = components.get(pledge.code) ?? [];
    const own = leavesOf(pledge, parts, convert);
    const overlap = overlapOf(pledge, counted);
    const left = overlap ? withoutShared(own, overlap, mostShared(pledge, overlap, counted, convert)) : own;
    return left.map((leaf) => ({ ...leaf, qualifier: qualifierOfLeaf(leaf, parts) }));
  });
}

function leavesOf(stated: Pledge, parts: readonly Pledge[], convert: Converter): UnjudgedLeaf[] {
  const pledge = { ...stated, events: eventsInOwnCurrency(stated, convert) };
  const leaf = leafMaker(stated, parts.length > 0 ? "remainder" : "pledge", progressOf(pledge).partly);
  if (pledge.amount.currency === null)
    return parts.length > 0 ? [] : [leaf(portions(nothing, pledge)[0]?.status ?? "pledged", null, null)];
  const whole = parts.length > 0 ? remainder(pledge, parts, convert) : boundsOf(pledge.amount);
  if (parts.length > 0 && whole.floor === 0 && whole.ceiling === 0) return [];
  const split = portions(whole, pledge);
  const [only] = split;
  // Which year's share was paid is not told by an event: only what stands at one stage is split by year.
  if (parts.length === 0 && only && split.length === 1)
    return byYear(only.bounds, pledge).map(({ year, bounds }) => leaf(only.status, year, bounds));
  return split.map(({ status, bounds }) => leaf(status, null, bounds));
}

function leafMaker(pledge: Pledge, kind: Leaf["kind"], furthest: Status | null) {
  return (status: Status, year: number | null, original: Bounds | null): UnjudgedLeaf => ({
    pledge,
    kind,
    status,
    year,
    partly: furthest === status ? null : furthest,
    overlap: null,
    original,
    converted: null,
  });
}

/**
 * Events whose amount is in another currency than the pledge's, in the pledge's: at the rate of the event's day. Without a
 * rate nobody knows how large a part they are about.
 */
export function eventsInOwnCurrency(pledge: Pledge, convert: Converter): PledgeEvent[] {
  const own = pledge.amount.currency;
  return pledge.events.map((event) => {
    const { amount } = event;
    if (own === null || !amount || amount.currency === null || amount.currency === own) return event;
    const bound = (minor: number | null) =>
      minor === null
        ? null
        : (convert(minor, amount.currency as Currency, own, lastDay(event.happenedOn))?.minor ?? Number.NaN);
    const [min, max] = [bound(amount.min), bound(amount.max)];
    return {
      ...event,
      amount:
        Number.isNaN(min) || Number.isNaN(max) ? { ...unquantified } : { ...amount, min, max, currency: own },
    };
  });
}

/** Takes out of the floors what may be somebody else's money: `most` minor units, or all. The ceilings stay. */
function withoutShared(own: readonly UnjudgedLeaf[], overlap: Overlap, most: number | null): UnjudgedLeaf[] {
  let left = most ?? Number.POSITIVE_INFINITY;
  return own.map((leaf) => {
    if (!leaf.original) return { ...leaf, overlap };
    const shared = Math.min(leaf.original.floor, left);
    left -= shared;
    return { ...leaf, overlap, original: { ...leaf.original, floor: leaf.original.floor - shared } };
  });
}

/**
 * How much of a pledge's own may be the other's, in minor units of its currency: no more than the other is. Null where that has
 * no end, no value or no rate; where it is said of a package, whose parts share it in ways that nobody knows; and for what
 * is likely the same, of which only one figure is right.
 */
function mostShared(
  pledge: Pledge,
  overlap: Overlap,
  counted: ReadonlyMap<string, Pledge>,
  convert: Converter,
): number | null {
  const other = counted.get(overlap.code);
  const [only, ...more] = pledge.overlaps.filter(({ code }) => counted.has(code));
  const own = pledge.amount.currency;
  if (only !== overlap || more.length > 0 || overlap.kind === "likely_same") return null;
  if (!other?.amount.currency || own === null) return null;
  return inCurrency(other, own, pledge.announcedOn, convert)?.ceiling ?? null;
}

/**
 * The counted pledge with which the money of this one, or of a package that it is in, may be one (rule 14). A pledge and its
 * own packages do not overlap: their components are counted by rule 2. Where pledges lie within each other in a circle, the
 * one with the first code keeps its floor.
 */
function overlapOf(pledge: Pledge, counted: ReadonlyMap<string, Pledge>): Overlap | null {
  const packages = reached([pledge.code], counted, (one) => one.packageCodes);
  const isOwn = ({ code }: Overlap) =>
    [...reached([code], counted, outerOf)].some((outer) =>
      outer === pledge.code ? pledge.code < code : packages.has(outer),
    );
  return (
    [...packages]
      .flatMap((code) => counted.get(code)?.overlaps ?? [])
      .find((overlap) => counted.has(overlap.code) && !isOwn(overlap)) ?? null
  );
}

/** The codes that a pledge may be counted in: of its packages, and of what it may lie within. */
export function outerOf({ packageCodes, overlaps }: Pick<Pledge, "packageCodes" | "overlaps">): string[] {
  return [...packageCodes, ...overlaps.map(({ code }) => code)];
}

/** These codes, and all that a step leads to from them. */
function reached(
  codes: readonly string[],
  counted: ReadonlyMap<string, Pledge>,
  step: (pledge: Pledge) => readonly string[],
): Set<string> {
  const found = new Set(codes);
  // A set is walked through to what is added on the way.
  for (const code of found) {
    const pledge = counted.get(code);
    for (const next of pledge ? step(pledge) : []) if (counted.has(next)) found.add(next);
  }
  return found;
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

/**
 * What of a package no component explains, in the package's currency; components in other currencies are taken at the
 * rate of the package's day. A component whose rate is missing, or that has no value, explains nothing.
 */
export function remainder(pack: Pledge, parts: readonly Pledge[], convert: Converter): Bounds {
  const own = pack.amount.currency;
  if (own === null) return nothing;
  const explained = parts.reduce(
    (sum, part) => addBounds(sum, inCurrency(part, own, pack.announcedOn, convert) ?? nothing),
    nothing,
  );
  return subtractBounds(boundsOf(pack.amount), explained);
}

/** Whether the components of a package state more than the package: flagged, not silently summed. */
export function exceeds(pack: Pledge, parts: readonly Pledge[], convert: Converter): boolean {
  const own = pack.amount.currency;
  const ceiling = boundsOf(pack.amount).ceiling;
  if (own === null || ceiling === null) return false;
  const apart = parts.filter(
    (part) => !part.overlaps.some(({ code }) => parts.some((other) => other.code === code)),
  );
  const floor = apart.reduce(
    (sum, part) => sum + (inCurrency(part, own, pack.announcedOn, convert)?.floor ?? 0),
    0,
  );
  // Two outlets round the same sum differently; half a per cent between currencies is no contradiction.
  const mixed = parts.some((part) => part.amount.currency !== own);
  return floor > (mixed ? ceiling * 1.005 : ceiling);
}

/** What a pledge states, in a currency, at the rate of a day or of its own; null without a value or a rate. */
export function inCurrency(
  part: Pledge,
  currency: Currency,
  day: string | null,
  convert: Converter,
): Bounds | null {
  if (part.amount.currency === null) return null;
  return convertBounds(
    boundsOf(part.amount),
    part.amount.currency,
    currency,
    day ?? part.announcedOn,
    convert,
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
