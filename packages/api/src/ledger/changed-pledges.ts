import { emptyFilter } from "@pledgebook/core/ledger/filter";
import type { LedgerRow } from "@pledgebook/core/ledger/row";
import { listChangedRows } from "@pledgebook/db/queries/ledger/rows";
import { scopeOf } from "@pledgebook/db/queries/ledger/scope";
import type { Database } from "@pledgebook/db/store/store";
import { rowMaker } from "./rows.ts";

/** A pledge whose rows came, went or say something else: what they were on one day and are on a later one. */
export interface ChangedPledge {
  code: string;
  was: LedgerRow[];
  is: LedgerRow[];
}

/** What the ledger came to say between the ends of two days (UTC), `most` pledges of it, by their codes. */
export async function changedPledges(
  db: Database,
  from: string,
  to: string,
  most: number,
): Promise<{ changes: ChangedPledge[]; isComplete: boolean }> {
  const { was, is } = await listChangedRows(db, from, to, most + 1);
  const toRow = await rowMaker(db, await scopeOf(db, emptyFilter));
  const rowsOf = (records: typeof is) => Map.groupBy(records.map(toRow), ({ code }) => code);
  const [before, after] = [rowsOf(was), rowsOf(is)];
  const codes = [...new Set([...after.keys(), ...before.keys()])].sort().slice(0, most);
  return {
    isComplete: was.length <= most && is.length <= most,
    changes: codes.map((code) => ({ code, was: before.get(code) ?? [], is: after.get(code) ?? [] })),
  };
}
