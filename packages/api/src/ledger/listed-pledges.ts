import type { LedgerRow } from "@pledgebook/core/ledger/row";
import type { Amount } from "@pledgebook/core/values/money";
import type { Status } from "@pledgebook/core/values/vocabulary";
import { listRows } from "@pledgebook/db/queries/ledger/rows";
import { scopeOf } from "@pledgebook/db/queries/ledger/scope";
import { loadPledgesByCode } from "@pledgebook/db/queries/pledges/pledges";
import type { Database } from "@pledgebook/db/store/store";
import type { Question } from "./question.ts";
import { rowMaker } from "./rows.ts";

/** A pledge in a list: what it promises as a whole, whatever of it its rows are. */
export interface ListedPledge
  extends Pick<LedgerRow, "code" | "donorCodes" | "purpose" | "purposeNote" | "inKind" | "evidence"> {
  /** The donor's own figure, with the bound that its words give. */
  amount: Amount;
  /** The stages that its parts stand at, each once, in the order of its rows. */
  statuses: Status[];
  /** When the ledger last said something else of it. */
  recordedAt: string;
}

/** Rows that are read for each pledge of a list: most have one, some one for each year or stage. */
const ROWS_OF_ONE = 4;

/**
 * The pledges whose rows a question about the present finds, each once, in the order of their first rows. A row is a leaf:
 * beside the sentence that states a package, what is left of it would be another figure than the sentence says.
 */
export async function listedPledges(
  db: Database,
  { filter }: Question,
  limit: number,
): Promise<ListedPledge[]> {
  const scope = await scopeOf(db, filter);
  const toRow = await rowMaker(db, scope);
  const rows = (await listRows(db, scope, null, ROWS_OF_ONE * limit)).map(toRow);
  const groups = [...Map.groupBy(rows, ({ code }) => code)].slice(0, limit);
  const pledges = await loadPledgesByCode(
    db,
    groups.map(([code]) => code),
  );
  const amounts = new Map(pledges.map(({ code, amount }) => [code, amount]));
  return groups.flatMap(([code, [first, ...others]]): ListedPledge[] => {
    const amount = amounts.get(code);
    if (!first || !amount) return [];
    const all = [first, ...others];
    return [
      {
        code,
        donorCodes: first.donorCodes,
        purpose: first.purpose,
        purposeNote: first.purposeNote,
        inKind: first.inKind,
        evidence: first.evidence,
        amount,
        statuses: [...new Set(all.map(({ status }) => status))],
        recordedAt: all
          .map((row) => row.recordedAt)
          .sort()
          .at(-1)!,
      },
    ];
  });
}
