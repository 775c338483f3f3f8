import { displayCurrencies } from "@pledgebook/core/values/vocabulary";
import { sql } from "drizzle-orm";
import { schema } from "../../schema.ts";
import type { Database } from "../../store/store.ts";
import { name } from "./fragments.ts";

const { ledgerSums } = schema;

/** Whether the ledger's rows and their sums say the same: for tests and for operators. Null when they do. */
export async function findSumProblem(db: Database): Promise<string | null> {
  const c = displayCurrencies.map((currency) => currency.toLowerCase());
  const money = c
    .map((code) => `sum(coalesce(floor_${code}, 0)) + sum(coalesce(ceiling_${code}, 0)) * 3`)
    .join(" + ");
  const about = "sum(qualifier = 'about') * 7";
  const kept = c.map((code) => `sum(floor_${code}) + sum(ceiling_${code}) * 3`).join(" + ");
  const [rows] = await db.all<{ n: number; money: number }>(
    sql`SELECT count(*) AS n, coalesce(${name(`${money} + ${about}`)}, 0) AS money FROM ledger_rows WHERE recorded_to IS NULL`,
  );
  const levels = await db.all<{ level: string; n: number; money: number }>(
    sql`SELECT level, sum(rows) AS n, ${name(`${kept} + sum(approximate) * 7`)} AS money FROM ${ledgerSums} GROUP BY level`,
  );
  const wrong = levels.find((level) => level.n !== rows?.n || level.money !== rows?.money);
  return wrong ? `the sums at level ${wrong.level} are not those of the rows` : null;
}
