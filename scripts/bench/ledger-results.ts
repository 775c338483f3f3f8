import { table } from "../table.ts";

export interface Timed {
  median: number;
  p99: number;
}

export interface Result {
  one: Case;
  ours: Timed;
  bare: Timed | null;
  columnar: Timed | null;
}

export function printResults(results: readonly Result[]): void {
  const rows = results.map(({ one, ours, bare, columnar }) => [
    one.name,
    milliseconds(ours.median),
    milliseconds(ours.p99),
    bare ? milliseconds(bare.median) : "",
    columnar ? milliseconds(columnar.median) : "",
    bare ? times(bare.median / ours.median) : "",
    columnar ? times(columnar.median / ours.median) : "",
    `< ${one.aim}`,
    ours.median < one.aim ? "met" : "NOT MET",
  ]);
  const head = ["The ledger", "median", "p99", "bare SQL", "DuckDB", "faster than SQL", "than DuckDB"];
  console.log(`${table([...head, "aim", ""], rows)}\n`);
}

function milliseconds(time: number): string {
  return time < 10 ? time.toFixed(2) : time.toFixed(0);
}

function times(ratio: number): string {
  return `${ratio < 10 ? ratio.toFixed(1) : whole(ratio)} ×`;
}

export function whole(number: number): string {
  return Math.round(number).toLocaleString("en");
}

/** What is asked of the ledger, how fast it should be answered, and the plain SQL that asks the same of its rows. */
export interface Case {
  name: string;
  /** Milliseconds within which half of the answers should be there. */
  aim: number;
  ours: () => Promise<unknown>;
  /** Understood by SQLite and by DuckDB alike. Null where neither has anything alike. */
  sql: string | null;
}
