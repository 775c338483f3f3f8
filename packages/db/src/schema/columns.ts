import { currencyCodes } from "@pledgebook/core/values/currencies";
import { qualifiers } from "@pledgebook/core/values/vocabulary";
import { sql } from "drizzle-orm";
import { check, integer, type SQLiteColumn, text } from "drizzle-orm/sqlite-core";

/** When something was recorded: ISO 8601 in UTC with milliseconds, so that text order is time order. */
export const recordedAt = () => text().notNull();

/** The four columns of an amount (`core/money`): integer minor units, either bound may be absent. */
export const amountColumns = () => ({
  amountMin: integer(),
  amountMax: integer(),
  currency: text({ enum: currencyCodes }),
  qualifier: text({ enum: qualifiers }).notNull(),
});

/** A CHECK that a column holds one of a vocabulary's values, or nothing. */
export function oneOf(name: string, column: SQLiteColumn, values: readonly string[]) {
  return check(name, isIn(column, values));
}

/** Whether a column holds one of a vocabulary's values. */
export function isIn(column: SQLiteColumn, values: readonly string[]) {
  const list = values.map((value) => `'${value}'`).join(", ");
  return sql`${column} IN (${sql.raw(list)})`;
}
