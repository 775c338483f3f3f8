import { sql } from "drizzle-orm";
import { check, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

export const settings = sqliteTable("settings", {
  key: text().primaryKey(),
  value: text({ mode: "json" }).$type<unknown>().notNull(),
});

/**
 * Never holds a row. A write plan inserts into it where a statement that must change a row changed none; the CHECK
 * fails and the whole transaction with it, on every driver alike (see `store.ts`).
 */
export const staleWrites = sqliteTable("stale_writes", { changed: integer().notNull() }, (table) => [
  check("stale_write", sql`${table.changed} > 0`),
]);

/** One row that every write through a server advances, so that a replica can wait until it has what it just wrote. */
export const writeSequence = sqliteTable("write_sequence", {
  id: integer().primaryKey(),
  value: integer().notNull(),
});
