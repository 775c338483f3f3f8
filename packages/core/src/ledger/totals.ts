import { addBounds, type Bounds, nothing } from "../values/money.ts";
import { donorKey } from "../values/parties.ts";
import {
  type CountingPlace,
  type FinanceType,
  financeTypes,
  type Status,
  statuses,
} from "../values/vocabulary.ts";
import type { Leaf } from "./leaf.ts";

export interface StageTotal {
  status: Status;
  bounds: Bounds;
  /** Pledges (not portions) that have money or goods at this stage. */
  pledges: number;
  /** Of these, goods without a value: beside the sum, not in it as zero. */
  unquantified: number;
  /** Of these, amounts for which a rate is missing: beside the sum. */
  unconverted: number;
  /** Of these, pledges of which a part has come further, of a size that nobody told. */
  partly: number;
  /** Figures in the sum that are told as 'about': it is no finer than they are. */
  approximate: number;
  /** Of these, pledges that add nothing to the floor, since their money may be another's that counts (rule 14). */
  overlapping: number;
  /** The same sum by how it is financed: a loan is no grant. In the order of the vocabulary. */
  byFinance: FinanceTotal[];
}

export interface FinanceTotal {
  financeType: FinanceType;
  bounds: Bounds;
  /** Rows, of which there is more than one where a pledge is told by year. */
  rows: number;
}

/** What is added up: a leaf, or leaves that were added up before. `bounds` of nothing for what has no value or no rate. */
export interface Summand {
  status: Status;
  financeType: FinanceType;
  bounds: Bounds;
  rows: number;
  pledges: number;
  unquantified: number;
  unconverted: number;
  partly: number;
  approximate: number;
  overlapping: number;
}

/** Totals by stage, in the order of the stages; never one unstaged total. Whatever adds up the ledger adds up here. */
export function stageTotals(list: readonly Summand[]): StageTotal[] {
  return statuses.flatMap((status): StageTotal[] => {
    const here = list.filter((one) => one.status === status);
    if (here.length === 0) return [];
    return [
      {
        status,
        bounds: boundsOfSum(here),
        pledges: count(here, "pledges"),
        unquantified: count(here, "unquantified"),
        unconverted: count(here, "unconverted"),
        partly: count(here, "partly"),
        approximate: count(here, "approximate"),
        overlapping: count(here, "overlapping"),
        byFinance: financeTypes.flatMap((financeType): FinanceTotal[] => {
          const part = here.filter((one) => one.financeType === financeType);
          return part.length > 0
            ? [{ financeType, bounds: boundsOfSum(part), rows: count(part, "rows") }]
            : [];
        }),
      },
    ];
  });
}

function boundsOfSum(list: readonly Summand[]): Bounds {
  return list.reduce((sum, { bounds }) => addBounds(sum, bounds), nothing);
}

type Counted = Exclude<keyof Summand, "status" | "financeType" | "bounds">;

function count(list: readonly Summand[], what: Counted): number {
  return list.reduce((sum, one) => sum + one[what], 0);
}

/** Totals of leaves. A pledge with several leaves at a stage, one a year, counts as one pledge there. */
export function totalsByStage(list: readonly Leaf[]): StageTotal[] {
  const seen = new Set<string>();
  return stageTotals(
    list.map((leaf): Summand => {
      const pledge = `${leaf.status} ${leaf.pledge.code}`;
      const isFirst = !seen.has(pledge);
      seen.add(pledge);
      return {
        status: leaf.status,
        financeType: leaf.pledge.financeType,
        bounds: leaf.converted ?? nothing,
        rows: 1,
        pledges: isFirst ? 1 : 0,
        unquantified: leaf.original === null ? 1 : 0,
        unconverted: leaf.original !== null && leaf.converted === null ? 1 : 0,
        partly: isFirst && leaf.partly !== null ? 1 : 0,
        approximate: leaf.qualifier === "about" ? 1 : 0,
        overlapping: isFirst && leaf.overlap !== null ? 1 : 0,
      };
    }),
  );
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
