import type { Cursor } from "@pledgebook/core/ledger/cursor";
import type { LedgerFilter } from "@pledgebook/core/ledger/filter";
import type { IgnoredValue } from "@pledgebook/core/ledger/query";
import type { LedgerRow } from "@pledgebook/core/ledger/row";
import type { StageTotal } from "@pledgebook/core/ledger/totals";
import { stageTotals } from "@pledgebook/core/ledger/totals";
import type { SortOrder } from "@pledgebook/core/values/vocabulary";
import { endOf } from "@pledgebook/db/queries/ledger/conditions";
import { type LedgerRowRecord, listRows } from "@pledgebook/db/queries/ledger/rows";
import { scopeOf } from "@pledgebook/db/queries/ledger/scope";
import { sums } from "@pledgebook/db/queries/ledger/sums";
import { readSettings } from "@pledgebook/db/queries/settings";
import { coverage } from "@pledgebook/db/recount/coverage";
import type { Database } from "@pledgebook/db/store/store";
import type { Question } from "./question.ts";
import { rowMaker } from "./rows.ts";

export interface LedgerView {
  filter: LedgerFilter;
  ignored: IgnoredValue[];
  /** Rows of this page, and where the next one goes on. */
  rows: LedgerRow[];
  next: Cursor | null;
  /** Whether this page goes on from another. */
  isContinued: boolean;
  /** All rows that the filter finds, on this page and others. */
  count: number;
  totals: StageTotal[];
  /** What the filter finds and its sums leave out: joint pledges that it cuts through, money counted at a fund. */
  besideTotals: StageTotal[];
  coverage: Awaited<ReturnType<typeof coverage>>;
  fourEyes: boolean;
  /**
   * So many rows, every one of which must be looked at, that pictures and counts beside the filters would keep a reader
   * waiting: they are left out, and the page says so.
   */
  isVast: boolean;
}

/** Rows that a question may look at and still be answered with pictures and counts. */
const VAST = 50_000;

/** Rows of a page of the ledger. */
export const PAGE_ROWS = 20;

/** Everything the ledger says to one question: one page of rows, and the totals of all of them. */
export async function ledgerPage(db: Database, question: Question, limit = PAGE_ROWS): Promise<LedgerView> {
  const { filter, after, ignored } = question;
  const scope = await scopeOf(db, filter);
  const cuts = scope.inside !== null;
  const [inside = []] = await sums(db, scope, [{ slice: null }]);
  const [beside = []] = cuts ? await sums(db, scope, [{ slice: null, side: "beside" }]) : [];
  const found = await listRows(db, scope, after, limit + 1);
  const toRow = await rowMaker(db, scope);
  const last = found.length > limit ? found[limit - 1] : undefined;
  const rows = found.slice(0, limit).map(toRow);
  return {
    filter,
    ignored,
    rows,
    next: last ? cursorOf(last, filter) : null,
    isContinued: after !== null,
    count: [...inside, ...beside].reduce((sum, row) => sum + row.rows, 0),
    totals: stageTotals(inside),
    besideTotals: stageTotals(beside),
    coverage: await coverage(db, filter.asOf && endOf(filter.asOf)),
    fourEyes: (await readSettings(db)).fourEyes,
    isVast: scope.looksAt > VAST,
  };
}

/** Rows that are read at a time, so that any number of them takes the same memory. */
const STREAM_ROWS = 2_000;

/** Every row of a question in its order, behind its cursor where it has one, some thousands at a time: what files are made of. */
export async function* streamRows(db: Database, question: Question): AsyncGenerator<LedgerRow[]> {
  const scope = await scopeOf(db, question.filter);
  const toRow = await rowMaker(db, scope);
  let { after } = question;
  for (;;) {
    const found = await listRows(db, scope, after, STREAM_ROWS);
    if (found.length > 0) yield found.map(toRow);
    const last = found.at(-1);
    if (!last || found.length < STREAM_ROWS) return;
    after = cursorOf(last, question.filter);
  }
}

function cursorOf(row: LedgerRowRecord, { sort }: LedgerFilter): Cursor {
  const values: Record<SortOrder, string> = {
    newest: row.announcedDay,
    oldest: row.announcedDay,
    largest: String(row.size),
    smallest: String(row.size),
    recorded: row.recordedFrom,
    due: row.dueDay ?? "",
  };
  return { sort, value: values[sort], code: row.code, part: row.part };
}
