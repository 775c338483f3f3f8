import { addBounds, type Bounds, nothing } from "../values/money.ts";
import { donorKey } from "../values/parties.ts";
import {
  type CountingPlace,
  type FinanceType,
  financeTypes,
  type Status,
  statuses,
} from "../values/vocabulary.ts";
import type { Leaf } from "./leaves.ts";

export interface StageTotal {
  status: Status;
  bounds: Bounds;
  /** Pledges (not portions) that have money or goods at this stage. */
  pledges: number;
  /** Of these, goods without a value: beside the sum, not in it as zero. */
  unquantified: number;
  /** Of these, amounts for which a rate is missing: beside the sum. */
  unconverted: number;
  /** The same sum by how it is financed: a loan is no grant. In the order of the vocabulary. */
  byFinance: FinanceTotal[];
}

export interface FinanceTotal {
  financeType: FinanceType;
  bounds: Bounds;
  /** Rows, of which there is more than one where a pledge is told by year. */
  rows: number;
}

/** Totals by stage, in the order of the stages; never one unstaged total. */
export function totalsByStage(list: readonly Leaf[]): StageTotal[] {
  return statuses.flatMap((status): StageTotal[] => {
    const here = list.filter((leaf) => leaf.status === status);
    if (here.length === 0) return [];
    return [
      {
        status,
        bounds: sumOf(here),
        pledges: new Set(here.map((leaf) => leaf.pledge.code)).size,
        unquantified: here.filter((leaf) => leaf.original === null).length,
        unconverted: here.filter((leaf) => leaf.original !== null && leaf.converted === null).length,
        byFinance: financeTypes.flatMap((financeType) => {
          const part = here.filter((leaf) => leaf.pledge.financeType === financeType);
          return part.length > 0 ? [{ financeType, bounds: sumOf(part), rows: part.length }] : [];
        }),
      },
    ];
  });
}

function sumOf(list: readonly Leaf[]): Bounds {
  return list.reduce((sum, leaf) => (leaf.converted ? addBounds(sum, leaf.converted) : sum), nothing);
}

/** Sums of leaves by whatever names their slice: donor, category, month. Every leaf is in exactly one slice. */
export function totalsBy(list: readonly Leaf[], sliceOf: (leaf: Leaf) => string): Map<string, StageTotal[]> {
  return new Map([...Map.groupBy(list, sliceOf)].map(([slice, part]) => [slice, totalsByStage(part)]));
}

/** The slice of a leaf among donors: a joint pledge stays joint unless its source splits it. */
export function donorSlice(leaf: Leaf): string {
  return donorKey(leaf.pledge.donorCodes);
}

/**
 * The slice of a leaf among those who hold the money: the donor, or in the fund's view the fund it passes through.
 * Every leaf has one holder in either view, so both views have one grand total. `isFund` tells whether a channel holds money.
 */
export function holderSlice(
  leaf: Pick<Leaf, "pledge">,
  countAt: CountingPlace,
  isFund: (channelSlug: string) => boolean,
): string {
  const { channelSlug, donorCodes } = leaf.pledge;
  return countAt === "fund" && channelSlug !== null && isFund(channelSlug)
    ? `fund:${channelSlug}`
    : donorKey(donorCodes);
}
