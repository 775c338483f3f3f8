import type { Slice } from "@pledgebook/api/ledger/slices";
import type { StageTotal } from "@pledgebook/core/ledger/totals";
import { statuses } from "@pledgebook/core/values/vocabulary";
import type { Link } from "@/site/pictures/draw/flow-layout.ts";

/** A part of what a picture shows: one bar for each of its stages. `code` is the same in every language. */
export interface Part {
  code: string;
  totals: StageTotal[];
}

/** Months that still fit side by side; of more, quarters, and of many more, years are drawn. */
const MOST_PERIODS = 24;

/** Months ('2024-01') as they are, or as quarters ('2024-Q1') or years when there are many; in order, without gaps. */
export function periodsOf(months: readonly Slice[]): Part[] {
  const known = months.filter(({ slice }) => slice !== "").sort((a, b) => a.slice.localeCompare(b.slice));
  const [first, last] = [known[0]?.slice, known.at(-1)?.slice];
  if (!first || !last) return [];
  const span = monthsBetween(first, last);
  const periodOf =
    span.length <= MOST_PERIODS
      ? (month: string) => month
      : span.length <= 3 * MOST_PERIODS
        ? (month: string) => `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}`
        : (month: string) => month.slice(0, 4);
  const inPeriod = Map.groupBy(known, ({ slice }) => periodOf(slice));
  return [...new Set(span.map(periodOf))].map((period) => ({
    code: period,
    totals: merged((inPeriod.get(period) ?? []).flatMap(({ totals }) => totals)),
  }));
}

/** The largest first, by the most that one of their stages may reach; what is beyond `most` is summed in one last part. */
export function largest(
  slices: readonly Slice[],
  most: number,
): { named: Part[]; others: (Part & { count: number }) | null } {
  const weight = ({ totals }: Slice) =>
    Math.max(0, ...totals.map(({ bounds }) => Math.max(bounds.floor, bounds.ceiling ?? 0)));
  const sorted = [...slices].sort((a, b) => weight(b) - weight(a) || a.slice.localeCompare(b.slice));
  const isTooLong = sorted.length > most;
  const named = sorted.slice(0, isTooLong ? most - 1 : most);
  const rest = sorted.slice(named.length);
  return {
    named: named.map(({ slice, totals }) => ({ code: slice, totals })),
    others: isTooLong
      ? { code: "others", count: rest.length, totals: merged(rest.flatMap(({ totals }) => totals)) }
      : null,
  };
}

/** Totals of several slices in one, stage by stage, in the order of the vocabulary. */
export function merged(totals: readonly StageTotal[]): StageTotal[] {
  return statuses.flatMap((status): StageTotal[] => {
    const part = totals.filter((total) => total.status === status);
    if (part.length === 0) return [];
    const sum = (of: (total: StageTotal) => number) => part.reduce((all, total) => all + of(total), 0);
    const isOpen = part.some(({ bounds }) => bounds.ceiling === null);
    return [
      {
        status,
        bounds: {
          floor: sum(({ bounds }) => bounds.floor),
          ceiling: isOpen ? null : sum(({ bounds }) => bounds.ceiling ?? 0),
        },
        pledges: sum(({ pledges }) => pledges),
        unquantified: sum(({ unquantified }) => unquantified),
        unconverted: sum(({ unconverted }) => unconverted),
        partly: sum(({ partly }) => partly),
        approximate: sum(({ approximate }) => approximate),
        overlapping: sum(({ overlapping }) => overlapping),
        byFinance: [],
      },
    ];
  });
}

/** The same money with at most so many channels and purposes: the smallest are gathered under names of their own. */
export function gathered(
  links: readonly Link[],
  most: number,
  others: { channels: (count: number) => string; purposes: (count: number) => string },
): Link[] {
  const rename = (of: (link: Link) => string, name: (count: number) => string) => {
    const sums = new Map<string, number>();
    for (const link of links) sums.set(of(link), (sums.get(of(link)) ?? 0) + link.floor);
    const sorted = [...sums.keys()].sort((a, b) => sums.get(b)! - sums.get(a)! || a.localeCompare(b));
    const small = new Set(sorted.length > most ? sorted.slice(most - 1) : []);
    return (one: string) => (small.has(one) ? name(small.size) : one);
  };
  const channel = rename((link) => link.channel, others.channels);
  const purpose = rename((link) => link.purpose, others.purposes);
  const renamed = links.map((link) => ({
    ...link,
    channel: channel(link.channel),
    purpose: purpose(link.purpose),
  }));
  return [...Map.groupBy(renamed, (link) => JSON.stringify([link.channel, link.purpose])).values()].map(
    (same) => ({ ...same[0]!, floor: same.reduce((sum, { floor }) => sum + floor, 0) }),
  );
}

function monthsBetween(first: string, last: string): string[] {
  const months: string[] = [];
  let [year = 0, month = 0] = first.split("-").map(Number);
  for (let at = first; at <= last; ) {
    months.push(at);
    month++;
    if (month > 12) [year, month] = [year + 1, 1];
    at = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}`;
  }
  return months;
}
