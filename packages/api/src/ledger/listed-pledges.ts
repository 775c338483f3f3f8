import type { LedgerRow } from "@pledgebook/core/ledger/row";
import type { Amount } from "@pledgebook/core/values/money";
import type { Status } from "@pledgebook/core/values/vocabulary";
import { listRows } from "@pledgebook/db/queries/ledger/rows";
import { scopeOf } from "@pledgebook/db/queries/ledger/scope";
import { loadStandingByCode } from "@pledgebook/db/queries/pledges/approved";
import { loadProgress } from "@pledgebook/db/queries/pledges/progress";
import type { Database } from "@pledgebook/db/store/store";
import type { Question } from "./question.ts";
import { rowMaker } from "./rows.ts";

/** A pledge in a list: what it promises as a whole, whatever of it its rows are. */
export interface ListedPledge
  extends Pick<
    LedgerRow,
    "code" | "donorCodes" | "purpose" | "purposeNote" | "purposeNoteUk" | "inKind" | "inKindUk" | "evidence"
  > {
  /** The donor's own figure, with the bound that its words give. */
  amount: Amount;
  /** What all of it has reached, and the furthest stage that a part has. */
  status: Status;
  partly: Status | null;
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
  const pledges = await loadStandingByCode(
    db,
    groups.map(([code]) => code),
  );
  const known = new Map(pledges.map((pledge) => [pledge.code, pledge]));
  const progress = await loadProgress(
    db,
    pledges.map(({ id }) => id),
  );
  return groups.flatMap(([code, [first, ...others]]): ListedPledge[] => {
    const pledge = known.get(code);
    if (!first || !pledge) return [];
    const all = [first, ...others];
    const { status, partly } = progress.get(pledge.id) ?? { status: first.status, partly: first.partly };
    return [
      {
        code,
        donorCodes: first.donorCodes,
        purpose: first.purpose,
        purposeNote: first.purposeNote,
        purposeNoteUk: first.purposeNoteUk,
        inKind: first.inKind,
        inKindUk: first.inKindUk,
        evidence: first.evidence,
        amount: pledge.amount,
        status,
        partly,
        recordedAt: all
          .map((row) => row.recordedAt)
          .sort()
          .at(-1)!,
      },
    ];
  });
}
