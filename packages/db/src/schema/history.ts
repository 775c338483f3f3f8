import { type ActName, historySubjects } from "@pledgebook/core/desk/history";
import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { recordedAt } from "./columns.ts";
import { users } from "./users.ts";

/** Who did what, when, before and after. Only ever added to; triggers in the migrations refuse the rest. */
export const auditEvents = sqliteTable(
  "audit_events",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    at: recordedAt(),
    /** Null: the system itself (the demonstration's seed, a schedule). */
    actorId: text().references(() => users.id),
    /** Their name at that time: whoever is renamed later is not renamed in what they did before. */
    actorName: text(),
    /** What was done: a name of `core/desk/history`. */
    action: text().$type<ActName>().notNull(),
    subject: text({ enum: historySubjects }).notNull(),
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
