import type { StageTotal } from "@pledgebook/core/ledger/totals";
import { stageTotals } from "@pledgebook/core/ledger/totals";
import type { Ask } from "@pledgebook/db/queries/ledger/cells";
import { type Dimension, scopeOf } from "@pledgebook/db/queries/ledger/scope";
import { type SumRow, sums } from "@pledgebook/db/queries/ledger/sums";
import { listChannels, listParties } from "@pledgebook/db/queries/names";
import { listOwnPurposes } from "@pledgebook/db/queries/own-purposes";
import type { Database } from "@pledgebook/db/store/store";
import type { Question } from "./question.ts";

/** One slice of the ledger with its totals by stage. */
export interface Slice {
  slice: string;
  rows: number;
  totals: StageTotal[];
  announcements: number;
  restatements: number;
}

export function slicesOf(
  found: readonly SumRow[],
  sliceOf: (row: SumRow) => string = (row) => row.slice,
): Slice[] {
  return [...Map.groupBy(found, sliceOf)].map(([slice, part]) => {
    const total = (of: (row: SumRow) => number) => part.reduce((sum, row) => sum + of(row), 0);
    return {
      slice,
      rows: total((row) => row.rows),
      totals: stageTotals(part),
      announcements: total((row) => row.announcements),
      restatements: total((row) => row.restatements),
    };
  });
}

/** Values of each filter with how many rows they would leave, everything else that was asked kept as it is. */
export type Facets = Record<
  "donors" | "recipients" | "channels" | "categories" | "purposes" | "statuses" | "financeTypes",
  { value: string; rows: number | null }[]
>;

const FACETS: [keyof Facets, Dimension][] = [
  ["donors", "donor"],
  ["recipients", "recipient"],
  ["channels", "channel"],
  ["categories", "category"],
  ["purposes", "purpose"],
  ["statuses", "status"],
  ["financeTypes", "finance"],
];

/** What the filters of a question could still be set to, and what its pictures are drawn from. */
export async function overview(db: Database, { filter }: Question) {
  const scope = await scopeOf(db, filter);
  const countAt = filter.countAt;
  const asks: Ask[] = [
    ...FACETS.map(([, dimension]): Ask => ({ slice: dimension, without: dimension, side: "both" })),
    { slice: "month" },
    { slice: "purpose" },
    { slice: "category" },
    countAt === "fund" ? { slice: "donor", by: "channel" } : { slice: "donor" },
  ];
  const found = await sums(db, scope, asks);
  const facets = Object.fromEntries(
    FACETS.map(([name, dimension], index) => {
      const counts = new Map<string, number>();
      for (const row of found[index] ?? [])
        for (const value of dimension === "donor" ? row.slice.split(";") : [row.slice])
          counts.set(value, (counts.get(value) ?? 0) + row.rows);
      return [name, [...counts].map(([value, rows]) => ({ value, rows })).sort((a, b) => b.rows - a.rows)];
    }),
  ) as Facets;
  const [months = [], purposes = [], categories = [], holders = []] = found.slice(FACETS.length);
  const funds = new Set(scope.funds);
  return {
    facets,
    filter,
    /** '2024-01', and '' for what no day is known of. */
    months: slicesOf(months).sort((a, b) => a.slice.localeCompare(b.slice)),
    purposes: slicesOf(purposes),
    categories: slicesOf(categories),
    /** Donors (joint ones as one), or in the fund's view also funds, as 'fund:…'. */
    holders: slicesOf(holders, (row) => (funds.has(row.by) ? `fund:${row.by}` : row.slice)),
  };
}

/** What the filters of a question could be set to, without counts: those of the kept sums, whatever else is asked. */
export async function choices(db: Database, { filter, ...question }: Question): Promise<Facets> {
  const kept = { ...filter, text: "", due: null, min: null, max: null, from: null, to: null };
  const { facets } = await overview(db, { ...question, filter: kept });
  const uncounted = Object.entries(facets).map(([key, values]) => [
    key,
    values.map(({ value }) => ({ value, rows: null })),
  ]);
  return Object.fromEntries(uncounted);
}

/** Names of everybody and everything that Intl does not know. */
export async function names(db: Database) {
  const [parties, channels, purposes] = await Promise.all([
    listParties(db),
    listChannels(db),
    listOwnPurposes(db),
  ]);
  return {
    parties: parties.map(({ code, nameEn, nameUk, alsoCalled }) => ({ code, nameEn, nameUk, alsoCalled })),
    channels: channels.map(({ slug, kind, nameEn, nameUk, alsoCalled }) => ({
      slug,
      kind,
      nameEn,
      nameUk,
      alsoCalled,
    })),
    purposes: purposes.map(({ version: _, ...purpose }) => purpose),
  };
}
