import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { recordedAt } from "./columns.ts";
import { users } from "./users.ts";

/** What somebody has typed and not saved, kept for themselves alone: another machine of theirs finds it. */
export const keptDrafts = sqliteTable(
  "kept_drafts",
  {
    userId: text()
      .notNull()
      .references(() => users.id),
    /** The id of an article, or `new` for one that is not there yet. */
    of: text().notNull(),
    /** The version of the article that was being edited. */
    version: integer().notNull(),
    /** As the form that it was typed into keeps it: JSON that nothing else reads. */
    fields: text().notNull(),
    keptAt: recordedAt(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.of] })],
);
