import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/**
 * Reference rates as their sources publish them: units of the currency for one euro, as decimal text. Rows are never
 * changed: of two for one day the later one holds, and what was converted with the earlier one can still name it.
 */
export const fxRates = sqliteTable(
  "fx_rates",
  {
    id: integer().primaryKey(),
    currency: text().notNull(),
    date: text().notNull(),
    perEuro: text().notNull(),
    source: text().notNull(),
  },
  (table) => [index("fx_rates_by_day").on(table.currency, table.date)],
);
