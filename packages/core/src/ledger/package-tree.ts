import { type Bounds, boundsOf } from "../values/money.ts";
import type { Qualifier } from "../values/vocabulary.ts";
import { qualifierOfRemainder } from "./leaf-qualifier.ts";
import { type Converter, exceeds, inCurrency, remainder } from "./leaves.ts";
import type { Pledge } from "./pledge.ts";

/** A package with its parts, and each of those with its own: what a page draws. */
export interface PackageTree<P> {
  pledge: P;
  /** What it is of the package above it, in minor units of that package's currency; null at the top, without a value or a rate. */
  inParent: Bounds | null;
  parts: PackageTree<P>[];
  /** What of it no part explains, in minor units of its own currency; null where it has no parts. */
  rest: Bounds | null;
  /** How firm that is. */
  restQualifier: Qualifier | null;
  /** Its parts state more than it does. */
  isExceeded: boolean;
}

/**
 * The tree of a package. `parts`: those that count, of it and of its parts, at any depth. What every package explains of
 * itself is counted as `leaves` counts it: its parts in its currency and `rest` add up to it, unless they exceed it. A part
 * of two packages of the tree stands under both.
 */
export function packageTree<P extends Pledge>(
  top: P,
  parts: readonly P[],
  convert: Converter,
): PackageTree<P> {
  const partsOf = new Map<string, P[]>();
  for (const part of parts)
    for (const code of part.packageCodes) partsOf.set(code, [...(partsOf.get(code) ?? []), part]);
  const grow = (pledge: P, above: P | null, path: ReadonlySet<string>): PackageTree<P> => {
    const own = (partsOf.get(pledge.code) ?? [])
      .filter(({ code }) => !path.has(code))
      .sort((a, b) => a.code.localeCompare(b.code));
    const rest = own.length > 0 && pledge.amount.currency !== null ? remainder(pledge, own, convert) : null;
    const within = new Set(path).add(pledge.code);
    return {
      pledge,
      inParent: above && shareOf(pledge, above, convert),
      parts: own.map((part) => grow(part, pledge, within)),
      rest,
      restQualifier: rest && qualifierOfRemainder(rest, pledge, own),
      isExceeded: exceeds(pledge, own, convert),
    };
  };
  return grow(top, null, new Set([top.code]));
}

function shareOf(part: Pledge, pack: Pledge, convert: Converter): Bounds | null {
  const { currency } = pack.amount;
  if (currency === null || part.amount.currency === null) return null;
  if (part.amount.currency === currency) return boundsOf(part.amount);
  return inCurrency(part, currency, pack.announcedOn, convert);
}
