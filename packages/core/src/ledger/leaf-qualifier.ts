import { type Amount, type Bounds, boundsOf } from "../values/money.ts";
import type { Qualifier } from "../values/vocabulary.ts";
import type { UnjudgedLeaf } from "./leaf.ts";
import type { Pledge } from "./pledge.ts";

/**
 * How firm a leaf's own figure is. The whole of a pledge is as firm as its words, a year's share as those that name it, a part
 * that one event speaks of as that event's; whatever was worked out is as firm as the loosest figure that it was worked out of.
 * `parts`: the components of the leaf's pledge, those that count.
 */
export function qualifierOfLeaf(leaf: UnjudgedLeaf, parts: readonly Pledge[]): Qualifier {
  const { pledge, original, kind } = leaf;
  if (original === null) return "unquantified";
  const share = leaf.year === null ? undefined : pledge.years.find(({ year }) => year === leaf.year);
  if (share && isOf(share.amount, original)) return share.amount.qualifier;
  if (kind === "remainder") return qualifierOfRemainder(original, pledge, parts);
  if (isOf(pledge.amount, original)) return pledge.amount.qualifier;
  const moved = pledge.events.filter(({ amount }) => amount?.currency === pledge.amount.currency);
  const [only, ...others] = moved.filter(({ status }) => status === leaf.status);
  if (only?.amount && others.length === 0 && isOf(only.amount, original)) return only.amount.qualifier;
  const years = pledge.years.map(({ amount }) => amount);
  return firmness(original, pledge.amount, [...moved.flatMap(({ amount }) => amount ?? []), ...years]);
}

/** The same of what is left of a package: components in another currency were taken at a rate, which is never exact. */
export function qualifierOfRemainder(rest: Bounds, pack: Pledge, parts: readonly Pledge[]): Qualifier {
  const taken = [...parts, pack].flatMap(({ events }) => events.flatMap(({ amount }) => amount ?? []));
  const amounts = parts.map(({ amount }) => amount).filter(({ currency }) => currency !== null);
  const isConverted = amounts.some(({ currency }) => currency !== pack.amount.currency);
  const found = firmness(rest, pack.amount, [...amounts, ...taken]);
  return found === "exact" && isConverted ? "about" : found;
}

/** How firm `bounds` are that were left of `whole` when others were taken out of it. */
function firmness(bounds: Bounds, whole: Amount, taken: readonly Amount[]): Qualifier {
  const { floor, ceiling } = bounds;
  const has = (qualifier: Qualifier) => taken.some((amount) => amount.qualifier === qualifier);
  if (ceiling === null) return whole.qualifier === "more_than" || has("less_than") ? "more_than" : "at_least";
  if (floor === ceiling) return whole.qualifier === "about" || has("about") ? "about" : "exact";
  if (floor > 0) return "between";
  return whole.qualifier === "less_than" || has("more_than") ? "less_than" : "up_to";
}

function isOf(amount: Amount, { floor, ceiling }: Bounds): boolean {
  const own = boundsOf(amount);
  return own.floor === floor && own.ceiling === ceiling;
}
