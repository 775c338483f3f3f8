import { topicKinds } from "@pledgebook/core/values/vocabulary";
import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { articles } from "./articles.ts";
import { oneOf } from "./columns.ts";

/** Sections and tags, under which articles are filed. */
export const topics = sqliteTable(
  "topics",
  {
    /** The part of an address; it stays when the name changes. */
    slug: text().primaryKey(),
    kind: text({ enum: topicKinds }).notNull(),
    nameEn: text().notNull(),
    nameUk: text().notNull(),
    version: integer().notNull(),
  },
  (table) => [oneOf("topics_kind", table.kind, topicKinds)],
);

export const articleTopics = sqliteTable(
  "article_topics",
  {
    articleId: text()
      .notNull()
      .references(() => articles.id),
    topicSlug: text()
      .notNull()
      .references(() => topics.slug),
  },
  (table) => [
    primaryKey({ columns: [table.articleId, table.topicSlug] }),
    index("article_topics_by_topic").on(table.topicSlug),
  ],
);

/** What the newsroom says of who writes for it. Whoever has none of it is known by their byline alone. */
export const authors = sqliteTable("authors", {
  /** Of their name, as `authorSlug` makes it: where their page is. */
  slug: text().primaryKey(),
  name: text().notNull(),
  /** Other bylines that are theirs: in the other language, misspelt, from before. */
  alsoCalled: text({ mode: "json" }).$type<string[]>().notNull(),
  aboutEn: text().notNull(),
  aboutUk: text().notNull(),
  version: integer().notNull(),
});
