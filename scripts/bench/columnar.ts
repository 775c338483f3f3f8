import { DuckDBInstance } from "@duckdb/node-api";
import { displayCurrencies } from "@pledgebook/core/values/vocabulary";
import type { Database } from "@pledgebook/db/store/store";

/** The ledger's rows in DuckDB, in memory: a database that is made for sums over columns, to compare with. */
export interface Columnar {
  rows: number;
  all(sql: string): Promise<Record<string, unknown>[]>;
  close(): void;
}

const TEXTS = [
  "code",
  "part",
  "kind",
  "status",
  "donor_key",
  "recipient_code",
  "category",
  "purpose",
  "purpose_note",
  "finance_type",
  "channel",
  "in_kind",
  "announced_day",
  "package_codes",
  "qualifier",
  "currency",
  "annotation_id",
  "quote",
  "article_slug",
  "recorded_from",
  "recorded_to",
];
const NUMBERS = [
  "id",
  "floor",
  "ceiling",
  ...displayCurrencies.flatMap((currency) =>
    ["floor", "ceiling"].map((bound) => `${bound}_${currency.toLowerCase()}`),
  ),
  "size",
  "counted",
  "announcements",
  "restatements",
];
/** Rows that are copied at a time. */
const AT_ONCE = 20_000;

export async function openColumnar(db: Database): Promise<Columnar> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const columns = [...TEXTS.map((name) => `${name} VARCHAR`), ...NUMBERS.map((name) => `${name} BIGINT`)];
  await connection.run(`CREATE TABLE ledger_rows (${columns.join(", ")})`);
  const appender = await connection.createAppender("ledger_rows");
  let last = 0;
  let rows = 0;
  for (;;) {
    const found = await db.all<Record<string, string | number | null>>(
      `SELECT ${[...TEXTS, ...NUMBERS].join(", ")} FROM ledger_rows WHERE id > ${last} ORDER BY id LIMIT ${AT_ONCE}`,
    );
    for (const row of found) {
      for (const name of TEXTS) {
        const value = row[name];
        if (value === null || value === undefined) appender.appendNull();
        else appender.appendVarchar(String(value));
      }
      for (const name of NUMBERS) {
        const value = row[name];
        if (value === null || value === undefined) appender.appendNull();
        else appender.appendBigInt(BigInt(value));
      }
      appender.endRow();
    }
    rows += found.length;
    last = Number(found.at(-1)?.id ?? 0);
    if (found.length < AT_ONCE) break;
  }
  appender.closeSync();
  return {
    rows,
    all: async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJS(),
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
