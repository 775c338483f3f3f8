import type { LedgerFilter } from "@pledgebook/core/ledger/filter";
import { fundKinds } from "@pledgebook/core/values/vocabulary";
import { asc, inArray, sql } from "drizzle-orm";
import { schema } from "../../schema.ts";
import type { Database } from "../../store/store.ts";
import { matchOf } from "./fragments.ts";
import { LEVEL_COLUMNS } from "./levels.ts";
import { rangeOf } from "./range.ts";

const { channels } = schema;

/** What sums are told apart by. */
export const dimensions = [
  "donor",
  "recipient",
  "channel",
  "category",
  "purpose",
  "month",
  "status",
  "finance",
] as const;

export type Dimension = (typeof dimensions)[number];

export const columnOf: Record<Dimension, string> = {
  ...LEVEL_COLUMNS,
  status: "status",
  finance: "finance_type",
};

/** A filter with what it takes to ask the database: which joint donors it cuts through, which channels are funds. */
export interface Scope {
  filter: LedgerFilter;
  /** Donors, alone or jointly, that are all among those asked for; null when all are. */
  inside: string[] | null;
  /** Joint donors of whom only some are: shown beside the sums, since nobody split what they promised together. */
  joint: string[];
  /** In the fund's view: channels that hold money, which is then not their donors'. */
  funds: string[];
  /** How many rows a sum must look at: none where the kept sums can answer. */
  looksAt: number;
}

/** Donors, alone or jointly, in whose name the ledger has ever had a row. */
async function listDonorKeys(db: Database): Promise<string[]> {
  return (
    await db.all<{ key: string }>(
      sql`SELECT DISTINCT donor_key AS "key" FROM ledger_sums WHERE level = 'donor'`,
    )
  ).map(({ key }) => key);
}

export async function scopeOf(db: Database, filter: LedgerFilter): Promise<Scope> {
  const all = filter.donors.length > 0 ? await listDonorKeys(db) : [];
  const isAsked = (code: string) => filter.donors.includes(code);
  const concerned = all.filter((key) => key.split(";").some(isAsked));
  const inside = concerned.filter((key) => key.split(";").every(isAsked));
  const funds =
    filter.countAt === "fund"
      ? await db
          .select({ slug: channels.slug })
          .from(channels)
          .where(inArray(channels.kind, [...fundKinds]))
          .orderBy(asc(channels.slug))
      : [];
  return {
    filter,
    inside: filter.donors.length > 0 ? inside : null,
    joint: concerned.filter((key) => !inside.includes(key)),
    funds: funds.map(({ slug }) => slug),
    looksAt: await countRowsToLookAt(db, filter),
  };
}

/** Whether the kept sums can answer a filter: it looks at no words or sizes, and at no single days of the past. */
export function isKept(filter: LedgerFilter): boolean {
  const isOfDays = filter.asOf !== null && rangeOf(filter).edges.length > 0;
  return !isOfDays && filter.due === null && filter.min === null && filter.max === null && !filter.text;
}

async function countRowsToLookAt(db: Database, filter: LedgerFilter): Promise<number> {
  if (isKept(filter)) return 0;
  if (filter.due !== null && !filter.text) {
    const [found] = await db.all<{ n: number }>(
      sql`SELECT count(*) AS n FROM ledger_rows WHERE recorded_to IS NULL AND due_day IS NOT NULL`,
    );
    return found?.n ?? 0;
  }
  const [found] = await db.all<{ n: number }>(
    filter.text
      ? sql`SELECT count(*) AS n FROM ledger_words WHERE ledger_words MATCH ${matchOf(filter.text)}`
      : sql`SELECT coalesce(sum(rows), 0) AS n FROM ledger_sums WHERE level = 'month'
          AND month >= ${filter.from?.slice(0, 7) ?? ""} AND month <= ${filter.to?.slice(0, 7) ?? "9"}`,
  );
  return found?.n ?? 0;
}
