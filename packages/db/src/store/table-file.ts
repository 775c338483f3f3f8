import SqliteFile from "better-sqlite3";

/** A cell as its file has it. */
type Cell = string | null;

/** What of one row is another than before. */
export interface RowChange {
  key: Cell[];
  kind: "came" | "went" | "changed";
  was: Record<string, Cell>;
  is: Record<string, Cell>;
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** Writes a table into a SQLite file of its own, all cells as text: a copy that anybody can open. */
export async function writeTableFile(
  file: string,
  table: string,
  columns: readonly string[],
  chunks: AsyncIterable<Cell[][]>,
): Promise<number> {
  const client = new SqliteFile(file);
  try {
    client.pragma("journal_mode = OFF");
    client.pragma("synchronous = OFF");
    client.exec(
      `CREATE TABLE ${quoted(table)} (${columns.map((name) => `${quoted(name)} TEXT`).join(", ")})`,
    );
    const insert = client.prepare(
      `INSERT INTO ${quoted(table)} VALUES (${columns.map(() => "?").join(", ")})`,
    );
    const insertAll = client.transaction((rows: Cell[][]) => {
      for (const row of rows) insert.run(row);
    });
    let count = 0;
    for await (const rows of chunks) {
      insertAll(rows);
      count += rows.length;
    }
    return count;
  } finally {
    client.close();
  }
}

/**
 * What one such file says otherwise than an earlier one, row by row in the order of their keys. Only columns that both have are compared,
 * but for those that `besides` names.
 */
export function* changesBetween(
  before: string,
  after: string,
  table: string,
  key: readonly string[],
  besides: readonly string[],
): Generator<RowChange> {
  const client = new SqliteFile(after, { readonly: true });
  try {
    client.prepare("ATTACH DATABASE ? AS earlier").run(before);
    const namesOf = (schema: string) =>
      client.prepare(`PRAGMA ${schema}.table_info(${quoted(table)})`).all() as { name: string }[];
    const known = new Set(namesOf("earlier").map(({ name }) => name));
    const compared = namesOf("main")
      .map(({ name }) => name)
      .filter((name) => known.has(name) && !key.includes(name) && !besides.includes(name));
    const same = key.map((name) => `a.${quoted(name)} IS b.${quoted(name)}`).join(" AND ");
    const all = (alias: string) => [...key, ...compared].map((name) => `${alias}.${quoted(name)}`).join(", ");
    const order = key.map((_, index) => index + 2).join(", ");
    const rows = client
      .prepare(
        `SELECT 'changed', ${all("a")}, ${all("b")} FROM earlier.${quoted(table)} a JOIN main.${quoted(table)} b ON ${same}
           WHERE ${compared.map((name) => `a.${quoted(name)} IS NOT b.${quoted(name)}`).join(" OR ")}
         UNION ALL SELECT 'went', ${all("a")}, ${all("a")} FROM earlier.${quoted(table)} a
           WHERE NOT EXISTS (SELECT 1 FROM main.${quoted(table)} b WHERE ${same})
         UNION ALL SELECT 'came', ${all("b")}, ${all("b")} FROM main.${quoted(table)} b
           WHERE NOT EXISTS (SELECT 1 FROM earlier.${quoted(table)} a WHERE ${same})
         ORDER BY ${order}`,
      )
      .raw(true)
      .iterate() as IterableIterator<Cell[]>;
    const width = key.length + compared.length;
    for (const [kind, ...cells] of rows) {
      const [was, is] = [cells.slice(0, width), cells.slice(width)];
      const differing = compared.filter(
        (_, index) => kind !== "changed" || was[key.length + index] !== is[key.length + index],
      );
      const pick = (row: Cell[]) =>
        Object.fromEntries(differing.map((name) => [name, row[key.length + compared.indexOf(name)] ?? null]));
      yield {
        key: is.slice(0, key.length),
        kind: kind as RowChange["kind"],
        was: kind === "came" ? {} : pick(was),
        is: kind === "went" ? {} : pick(is),
      };
    }
  } finally {
    client.close();
  }
}
