import type { LedgerRow } from "@pledgebook/core/ledger/row";
import { decimalFromMinor } from "@pledgebook/core/values/money";
import { csvOf } from "@pledgebook/formats/write/csv";
import { columns } from "@pledgebook/formats/write/ledger-columns";
import type { Context } from "../server/context.ts";
import { recordDay } from "../server/days.ts";
import { type LedgerView, ledgerPage, streamRows } from "./answer.ts";
import { readExactly } from "./question.ts";

/** A row as the JSON file has it: the columns of the CSV, amounts as decimal texts, so that no reader's float rounds them. */
export function jsonRow(row: LedgerRow, siteUrl: string): Record<string, string | null> {
  // A row at a time, of hundreds of thousands: no list of pairs is made of each.
  const told: Record<string, string | null> = {};
  for (const { name, value } of columns) told[name] = value(row, siteUrl);
  return told;
}

/** What the JSON file says beside its rows. */
export function jsonTotals(view: LedgerView) {
  const { currency, asOf } = view.filter;
  const decimal = (minor: number | null) => (minor === null ? null : decimalFromMinor(minor, currency));
  const stages = (totals: LedgerView["totals"]) =>
    totals.map((total) => ({
      status: total.status,
      floor: decimal(total.bounds.floor),
      ceiling: decimal(total.bounds.ceiling),
      pledges: total.pledges,
      without_value: total.unquantified,
      without_rate: total.unconverted,
      partly: total.partly,
      approximate: total.approximate,
      overlapping: total.overlapping,
      by_finance_type: total.byFinance.map((part) => ({
        finance_type: part.financeType,
        floor: decimal(part.bounds.floor),
        ceiling: decimal(part.bounds.ceiling),
      })),
    }));
  return {
    currency,
    as_of: asOf,
    totals: stages(view.totals),
    beside_totals: stages(view.besideTotals),
    coverage: view.coverage,
    count: view.count,
  };
}

/** The JSON file, piece by piece: totals first, then every row. */
export async function* jsonOf(
  view: LedgerView,
  chunks: AsyncIterable<LedgerRow[]>,
  siteUrl: string,
): AsyncGenerator<string> {
  yield `${JSON.stringify(jsonTotals(view)).slice(0, -1)},"rows":[`;
  let isFirst = true;
  for await (const rows of chunks) {
    const text = rows.map((row) => JSON.stringify(jsonRow(row, siteUrl))).join(",\n");
    yield isFirst ? text : `,\n${text}`;
    isFirst = false;
  }
  yield "]}\n";
}

/** The rows of everything that a query of `/pledges` finds. @throws Problem `query_not_understood` before anything is read. */
export async function ledgerRows(ctx: Context, query: string): Promise<AsyncGenerator<LedgerRow[]>> {
  const { db } = ctx.store;
  return streamRows(db, await readExactly(db, query, recordDay(ctx.now())));
}

/**
 * The file of everything that a query of `/pledges` finds, on all its pages, or on those behind its cursor.
 * @throws Problem `query_not_understood` before anything is sent.
 */
export async function ledgerFile(
  ctx: Context,
  form: "csv" | "json",
  query: string,
  siteUrl: string,
): Promise<AsyncGenerator<string>> {
  const { db } = ctx.store;
  const question = await readExactly(db, query, recordDay(ctx.now()));
  const chunks = streamRows(db, question);
  return form === "csv" ? csvOf(chunks, siteUrl) : jsonOf(await ledgerPage(db, question, 1), chunks, siteUrl);
}
