import { emptyFilter } from "@pledgebook/core/ledger/filter";
import type { LedgerRow } from "@pledgebook/core/ledger/row";
import { type LedgerRowRecord, listRowsOfPledge } from "@pledgebook/db/queries/ledger/rows";
import { scopeOf } from "@pledgebook/db/queries/ledger/scope";
import type { Database } from "@pledgebook/db/store/store";
import { rowMaker } from "../ledger/rows.ts";

/** What the public ledger said of a pledge from a moment on, and what kind of change that was; the newest first. */
export interface Version {
  at: string;
  change: "first" | "gone" | "back" | "moved" | "repeated" | "details";
  rows: LedgerRow[];
}

export async function historyOf(db: Database, pledgeId: string): Promise<Version[]> {
  const records = await listRowsOfPledge(db, pledgeId);
  const toRow = await rowMaker(db, await scopeOf(db, emptyFilter));
  const moments = [
    ...new Set(records.flatMap((row) => [row.recordedFrom, ...(row.recordedTo ? [row.recordedTo] : [])])),
  ].sort();
  let before: LedgerRowRecord[] = [];
  let wasEver = false;
  const versions = moments.map((at): Version => {
    const rows = records.filter(
      (row) => row.recordedFrom <= at && (row.recordedTo === null || row.recordedTo > at),
    );
    const change = changeOf(before, rows, wasEver);
    before = rows;
    wasEver = true;
    return { at, change, rows: rows.map(toRow) };
  });
  return versions.reverse();
}

function changeOf(
  before: readonly LedgerRowRecord[],
  rows: readonly LedgerRowRecord[],
  wasEver: boolean,
): Version["change"] {
  if (rows.length === 0) return "gone";
  if (before.length === 0) return wasEver ? "back" : "first";
  const figures = (list: readonly LedgerRowRecord[]) =>
    JSON.stringify(list.map((row) => [row.part, row.donorKey, row.currency, row.floor, row.ceiling]).sort());
  if (figures(before) !== figures(rows)) return "moved";
  const repeated = (list: readonly LedgerRowRecord[]) => list.reduce((sum, row) => sum + row.restatements, 0);
  return repeated(rows) > repeated(before) ? "repeated" : "details";
}
