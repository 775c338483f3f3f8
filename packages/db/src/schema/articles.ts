import type { ArticleDocument } from "@pledgebook/core/text/document";
import type { Source } from "@pledgebook/core/values/source";
import { articleStatuses, languages } from "@pledgebook/core/values/vocabulary";
import { sql } from "drizzle-orm";
import {
  type AnySQLiteColumn,
  index,
  integer,
  sqliteTable,
  text,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";
import { oneOf, recordedAt } from "./columns.ts";
import { users } from "./users.ts";

export const articles = sqliteTable(
  "articles",
  {
    id: text().primaryKey(),
    slug: text().notNull().unique(),
    language: text({ enum: languages }).notNull(),
    status: text({ enum: articleStatuses }).notNull(),
    /** What readers see; null until first published. */
    publishedRevisionId: text().references((): AnySQLiteColumn => articleRevisions.id),
    /** What staff work on; the same as the published one when there is no draft. */
    latestRevisionId: text().references((): AnySQLiteColumn => articleRevisions.id),
    firstPublishedAt: text(),
    /** When readers last got a real change. */
    modifiedAt: text(),
    /** When a clock publishes, and which revision: a later one is not scheduled by being saved. Both or neither. */
    scheduledFor: text(),
    scheduledRevisionId: text().references((): AnySQLiteColumn => articleRevisions.id),
    withdrawnNotice: text(),
    /** Two people mark it apart from each other: an annotator sees only their own marks, and none is reviewed. */
    isBlind: integer({ mode: "boolean" }).notNull().default(false),
    sources: text({ mode: "json" }).$type<Source[]>().notNull(),
    /** Lines of the 'You will be interested' box that came with the text, kept but not shown. */
    related: text({ mode: "json" }).$type<string[]>().notNull(),
    /** Who of the desk is to do something about it. */
    assignedTo: text().references(() => users.id),
    createdBy: text().references(() => users.id),
    createdAt: recordedAt(),
    /** Goes up with every write; a save that names an older one is stale. */
    version: integer().notNull(),
  },
  (table) => [
    index("articles_by_publication").on(table.status, table.firstPublishedAt),
    // Few ever are: what is hidden from whom begins with them.
    index("articles_apart").on(table.id).where(sql`is_blind`),
    oneOf("articles_status", table.status, articleStatuses),
    oneOf("articles_language", table.language, languages),
  ],
);

/** Immutable: an edit makes a new one. */
export const articleRevisions = sqliteTable(
  "article_revisions",
  {
    id: text().primaryKey(),
    articleId: text()
      .notNull()
      .references((): AnySQLiteColumn => articles.id),
    number: integer().notNull(),
    title: text().notNull(),
    standfirst: text().notNull(),
    byline: text().notNull(),
    /** The day on the article, ISO; null while a draft has none. */
    publishedOn: text(),
    body: text({ mode: "json" }).$type<ArticleDocument>().notNull(),
    /** Headline, standfirst and body as one plain text (`wholeArticle`): derived, stored because every anchor counts in it. */
    plainText: text().notNull(),
    /** SHA-256 of title, standfirst, byline and the body's plain text, hexadecimal. */
    hash: text().notNull(),
    note: text(),
    createdBy: text().references(() => users.id),
    createdAt: recordedAt(),
  },
  (table) => [uniqueIndex("article_revisions_by_number").on(table.articleId, table.number)],
);

/** Slugs that an article had before: they answer 301 for ever and are never given to another. */
export const articleSlugs = sqliteTable("article_slugs", {
  slug: text().primaryKey(),
  articleId: text()
    .notNull()
    .references(() => articles.id),
  retiredAt: recordedAt(),
});
