import { sql } from "drizzle-orm";
import { check, index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { recordedAt } from "./columns.ts";
import { users } from "./users.ts";

/** Reference rates as their sources publish them: units of the currency for one euro, as decimal text. */
export const fxRates = sqliteTable(
  "fx_rates",
  {
    currency: text().notNull(),
    date: text().notNull(),
    perEuro: text().notNull(),
    source: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.currency, table.date] })],
);

/** Dated, immutable files of the whole ledger with their SHA-256. */
export const ledgerReleases = sqliteTable("ledger_releases", {
  id: text().primaryKey(),
  releasedOn: text().notNull().unique(),
  files: text({ mode: "json" }).$type<{ name: string; bytes: number; sha256: string }[]>().notNull(),
  changes: text({ mode: "json" }).$type<string[]>().notNull(),
  createdBy: text().references(() => users.id),
  createdAt: recordedAt(),
});

/** Who did what, when, before and after. Only ever added to; triggers in the migrations refuse the rest. */
export const auditEvents = sqliteTable(
  "audit_events",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    at: recordedAt(),
    /** Null: the system itself (the demonstration's seed, a schedule). */
    actorId: text().references(() => users.id),
    /** What was done: 'article.create', 'pledge.annotate', … the right's or procedure's own name. */
    action: text().notNull(),
    subject: text({
      enum: ["article", "annotation", "pledge", "user", "setting", "suggestion", "rate"],
    }).notNull(),
    subjectId: text().notNull(),
    articleId: text(),
    /** Only the fields that changed, as they were and as they are. Null before: it did not exist. */
    before: text({ mode: "json" }).$type<Record<string, unknown>>(),
    after: text({ mode: "json" }).$type<Record<string, unknown>>(),
  },
  (table) => [
    index("audit_events_by_subject").on(table.subject, table.subjectId),
    index("audit_events_by_article").on(table.articleId),
    index("audit_events_by_actor").on(table.actorId),
  ],
);

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
