import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { articles } from "./articles.ts";
import { recordedAt } from "./columns.ts";
import { users } from "./users.ts";

/** What people of the desk say to each other about an article or some words of it, until somebody has settled it. */
export const notes = sqliteTable(
  "notes",
  {
    id: text().primaryKey(),
    articleId: text()
      .notNull()
      .references(() => articles.id),
    /** The words that it is about with what stood around them (W3C TextQuoteSelector); null: the article. */
    exact: text(),
    prefix: text(),
    suffix: text(),
    text: text().notNull(),
    createdBy: text().references(() => users.id),
    createdAt: recordedAt(),
    settledBy: text().references(() => users.id),
    settledAt: text(),
    version: integer().notNull(),
  },
  (table) => [
    index("notes_by_article").on(table.articleId, table.createdAt),
    index("notes_by_settling").on(table.settledAt, table.createdAt),
  ],
);

/** Whom a note calls by name. */
export const noteMentions = sqliteTable(
  "note_mentions",
  {
    noteId: text()
      .notNull()
      .references(() => notes.id),
    userId: text()
      .notNull()
      .references(() => users.id),
  },
  (table) => [primaryKey({ columns: [table.noteId, table.userId] })],
);

/** Who has an article open at the desk, and when they were last seen there. */
export const articleVisits = sqliteTable(
  "article_visits",
  {
    articleId: text()
      .notNull()
      .references(() => articles.id),
    userId: text()
      .notNull()
      .references(() => users.id),
    seenAt: recordedAt(),
  },
  (table) => [primaryKey({ columns: [table.articleId, table.userId] })],
);
