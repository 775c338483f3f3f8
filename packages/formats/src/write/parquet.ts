import type { LedgerRow } from "@pledgebook/core/ledger/row";
import { fileWriter, parquetWriteRows } from "hyparquet-writer";
import { columns } from "./ledger-columns.ts";

/** Digits behind the point of amounts in the file: no currency has more (ISO 4217). */
const SCALE = 3;

/** Amounts are DECIMAL(18, 3), which no program rounds; years are numbers; rates and all else are as the CSV has them. */
const isAmount = (name: string) => /^(?:amount|converted)_(?:floor|ceiling)$/.test(name);

/**
 * Rows as a Parquet file (https://parquet.apache.org/docs/file-format), written while they are read: the columns of the CSV.
 */
export async function writeParquet(
  file: string,
  chunks: AsyncIterable<LedgerRow[]>,
  siteUrl: string,
): Promise<void> {
  await parquetWriteRows({
    writer: fileWriter(file),
    rows: rowsOf(chunks, siteUrl),
    columns: columns.map(({ name }) => ({ name })),
    schema: [
      { name: "root", num_children: columns.length },
      ...columns.map(({ name }) =>
        isAmount(name)
          ? ({
              name,
              type: "INT64",
              repetition_type: "OPTIONAL",
              converted_type: "DECIMAL",
              scale: SCALE,
              precision: 18,
            } as const)
          : name === "year"
            ? ({ name, type: "INT32", repetition_type: "OPTIONAL" } as const)
            : ({ name, type: "BYTE_ARRAY", repetition_type: "OPTIONAL", converted_type: "UTF8" } as const),
      ),
    ],
    rowGroupSize: 10_000,
  });
}

async function* rowsOf(chunks: AsyncIterable<LedgerRow[]>, siteUrl: string) {
  for await (const rows of chunks)
    for (const row of rows)
      yield Object.fromEntries(
        columns.map(({ name, value }) => {
          const text = value(row, siteUrl);
          if (text === null) return [name, null];
          return [name, isAmount(name) ? scaled(text) : name === "year" ? Number(text) : text];
        }),
      );
}

/** A decimal text as a whole number of thousandths: '12.5' → 12500n. */
function scaled(decimal: string): bigint {
  const [whole = "0", fraction = ""] = decimal.split(".");
  return BigInt(whole + fraction.padEnd(SCALE, "0"));
}
