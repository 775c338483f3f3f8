import { getTableColumns, getTableName, is, sql } from "drizzle-orm";
import { SQLiteTable, SQLiteText } from "drizzle-orm/sqlite-core";
import { columnName } from "../queries/ledger/rows.ts";
import { schema } from "../schema.ts";
import { type Database, raw, type Step } from "../store/store.ts";
import { recordedSumsSince } from "./kept-sums.ts";

/** A column that says when something was recorded. */
interface MomentColumn {
  table: string;
  column: string;
}

/** By their names in the schema: what ends in 'At', the history's `at`, and from when to when the ledger said so. */
const momentColumns: readonly MomentColumn[] = Object.values(schema)
  .filter((table) => is(table, SQLiteTable))
  .flatMap((table) =>
    Object.entries(getTableColumns(table))
      .filter(([name, column]) => is(column, SQLiteText) && /At$|^at$|^recorded(?:From|To)$/.test(name))
      .map(([name]) => ({ table: getTableName(table), column: columnName(name) })),
  );

/** What lies ahead of a moment, and how it is brought back. */
interface BroughtBack {
  /** Different moments that lie ahead; 0: there is nothing to do. */
  moments: number;
  /** The first and the last of them, and what these become. */
  from: readonly [string, string] | null;
  to: readonly [string, string] | null;
  steps: Step[];
}

/**
 * The steps that bring every record that lies ahead of `now` (ISO 8601, UTC) back to it: a wrong clock has dated it, and the day
 * on which it really happened is not known any more, only that it is over. They end at `now` in the order in which they were,
 * a millisecond apart, behind every record that does not lie ahead; sums by day of record are made anew. What the ledger
 * said on days that are over stays as it was. The triggers that keep the past from being changed step aside for this
 * plan alone.
 */
export async function bringBack(db: Database, now: string): Promise<BroughtBack> {
  const ahead = await momentsAhead(db, now);
  const [first, last] = [ahead[0], ahead.at(-1)];
  if (first === undefined || last === undefined) return { moments: 0, from: null, to: null, steps: [] };
  const begin = Math.max(Date.parse(now) - ahead.length, Date.parse(await lastBefore(db, now)));
  const map = ahead.map((moment, index) => [moment, new Date(begin + index + 1).toISOString()] as const);
  const to = [map[0]![1], map.at(-1)![1]] as const;
  const triggers = await db.all<{ name: string; sql: string }>(
    sql`SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name`,
  );
  return {
    moments: ahead.length,
    from: [first, last],
    to,
    steps: [
      ...triggers.map(({ name }) => step(`DROP TRIGGER "${name}"`)),
      step("CREATE TABLE brought_back (ahead text PRIMARY KEY, back text NOT NULL) WITHOUT ROWID"),
      step("INSERT INTO brought_back SELECT value ->> 0, value ->> 1 FROM json_each(?)", [
        JSON.stringify(map),
      ]),
      ...momentColumns.map(({ table, column }) =>
        step(
          `UPDATE "${table}" SET "${column}" = coalesce((SELECT back FROM brought_back WHERE ahead = "${column}"), "${column}")
           WHERE "${column}" > ?`,
          [now],
        ),
      ),
      step("DROP TABLE brought_back"),
      ...recordedSumsSince(to[0].slice(0, 10)),
      step("UPDATE settings SET value = json_quote(?) WHERE key = 'countedAt' AND value > json_quote(?)", [
        to[1],
        now,
      ]),
      step("UPDATE pledges SET last_checked_on = substr(?, 1, 10) WHERE last_checked_on > substr(?, 1, 10)", [
        now,
        now,
      ]),
      // Who tried to log in then would be kept out until that moment has come.
      step("DELETE FROM rate_limits WHERE last_request > ?", [Date.parse(now)]),
      ...triggers.map(({ sql: made }) => step(made)),
    ],
  };
}

async function momentsAhead(db: Database, now: string): Promise<string[]> {
  const each = momentColumns.map(
    ({ table, column }) =>
      sql`SELECT ${sql.identifier(column)} AS moment FROM ${sql.identifier(table)} WHERE ${sql.identifier(column)} > ${now}`,
  );
  const rows = await db.all<{ moment: string }>(
    sql`${sql.join(each, sql` UNION `)} UNION
      SELECT value ->> '$' FROM settings WHERE key = 'countedAt' AND value ->> '$' > ${now} ORDER BY moment`,
  );
  return rows.map(({ moment }) => moment);
}

/** The newest record that does not lie ahead: what is brought back comes after it. */
async function lastBefore(db: Database, now: string): Promise<string> {
  const [row] = await db.all<{ last: string | null }>(sql`
    SELECT max(moment) AS last FROM (
      SELECT max(at) AS moment FROM audit_events WHERE at <= ${now}
      UNION ALL SELECT max(recorded_from) FROM ledger_rows WHERE recorded_from <= ${now}
      UNION ALL SELECT max(recorded_to) FROM ledger_rows WHERE recorded_to <= ${now}
      UNION ALL SELECT max(recorded_at) FROM ledger_coverage WHERE recorded_at <= ${now})`);
  return row?.last ?? new Date(0).toISOString();
}

function step(statement: string, params: unknown[] = []): Step {
  return { statement: raw(statement, params) };
}
