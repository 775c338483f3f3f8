import type { LedgerFilter } from "@pledgebook/core/ledger/filter";
import type { LedgerRow } from "@pledgebook/core/ledger/row";
import { rowGroups } from "@pledgebook/core/ledger/row-groups";
import type { Amount } from "@pledgebook/core/values/money";
import type { DisplayCurrency } from "@pledgebook/core/values/vocabulary";
import {
  loadStandingByCode,
  loadStandingParts,
  type StandingPledge,
} from "@pledgebook/db/queries/pledges/approved";
import { loadPackageSum, type PackageSum } from "@pledgebook/db/queries/pledges/progress";
import type { Database } from "@pledgebook/db/store/store";

export type { PackageSum };

/** A package as the head of its rows: shown beside what counts, and counted nowhere. */
export interface PackageOfRows
  extends Pick<
    LedgerRow,
    "code" | "packageCodes" | "announcedOn" | "donorCodes" | "purpose" | "purposeNote" | "purposeNoteUk"
  > {
  /** The donor's own figure. */
  amount: Amount;
  /** What all its rows add up to, on this page and others, in the currency that is shown; null for one that heads no rows here. */
  sum: PackageSum | null;
}

/**
 * The packages in which rows of a page lie, and those around these. Of a day in the past there are none: what a package said then is not
 * kept beside its rows.
 */
export async function packagesOf(
  db: Database,
  filter: LedgerFilter,
  rows: readonly LedgerRow[],
): Promise<PackageOfRows[]> {
  if (filter.asOf !== null || !["newest", "oldest"].includes(filter.sort)) return [];
  const around = await packagesAround(db, rows);
  const sums = new Map<string, PackageSum | null>();
  for (const { within } of rowGroups(rows, around))
    if (within) sums.set(within.code, await sumOf(db, within, filter.currency));
  return around.map((pledge): PackageOfRows => {
    const { code, packageCodes, announcedOn, donorCodes, purpose, purposeNote, purposeNoteUk, amount } =
      pledge;
    return {
      ...{ code, packageCodes, announcedOn, donorCodes, purpose, purposeNote, purposeNoteUk, amount },
      sum: sums.get(code) ?? null,
    };
  });
}

/** Of the parts as they count, as the rows say of themselves what they lie in: not as somebody is about to change it. */
async function sumOf(
  db: Database,
  pack: StandingPledge,
  currency: DisplayCurrency,
): Promise<PackageSum | null> {
  const parts = await loadStandingParts(db, pack.code);
  return loadPackageSum(db, [pack.id, ...parts.map(({ id }) => id)], currency);
}

/** The packages that rows lie in, those that these lie in, and so on, each as it counts. */
async function packagesAround(db: Database, rows: readonly LedgerRow[]): Promise<StandingPledge[]> {
  const found = new Map<string, StandingPledge>();
  let codes = rows.flatMap(({ code, kind, packageCodes }) => (kind === "remainder" ? [code] : packageCodes));
  while (codes.length > 0) {
    const next = await loadStandingByCode(db, codes);
    for (const pledge of next) found.set(pledge.code, pledge);
    codes = next.flatMap(({ packageCodes }) => packageCodes).filter((code) => !found.has(code));
  }
  return [...found.values()];
}
