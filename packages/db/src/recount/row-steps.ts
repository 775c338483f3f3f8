import { and, eq, getTableColumns, isNull } from "drizzle-orm";
import { columnName } from "../queries/ledger/rows.ts";
import { schema } from "../schema.ts";
import { type Database, raw, type Step } from "../store/store.ts";
import type { RowInsert } from "./rows-of-pledge.ts";

const { ledgerRows } = schema;

export function closeRow(db: Database, id: number, at: string): Step {
  return {
    statement: db
      .update(ledgerRows)
      .set({ recordedTo: at })
      .where(and(eq(ledgerRows.id, id), isNull(ledgerRows.recordedTo))),
    must: true,
  };
}

const FIELDS = Object.keys(getTableColumns(ledgerRows)).filter(
  (field) => field !== "id",
) as (keyof RowInsert)[];

const INSERT_ROW = `INSERT INTO ledger_rows (${FIELDS.map(columnName).join(", ")}) VALUES (${FIELDS.map(() => "?").join(", ")})`;

/** By hand and not by Drizzle, which would build the same long statement anew for every row. */
export function openRow(row: RowInsert, words: string): Step[] {
  const values = FIELDS.map((field) =>
    typeof row[field] === "boolean" ? Number(row[field]) : (row[field] ?? null),
  );
  return [
    { statement: raw(INSERT_ROW, values) },
    { statement: raw("INSERT INTO ledger_words (rowid, words) VALUES (last_insert_rowid(), ?)", [words]) },
  ];
}
