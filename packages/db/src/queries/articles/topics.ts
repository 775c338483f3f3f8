import { Problem } from "@pledgebook/core/values/problem";
import type { TopicKind } from "@pledgebook/core/values/vocabulary";
import { and, asc, eq, sql } from "drizzle-orm";
import { schema } from "../../schema.ts";
import { type Database, raw, refuseIf, type Step } from "../../store/store.ts";

const { articles, articleTopics, topics } = schema;

export type Topic = typeof topics.$inferSelect;

/** All of them, sections first, with how many articles and how many published ones are filed under each. */
export async function listTopics(db: Database) {
  return db
    .select({
      slug: topics.slug,
      kind: topics.kind,
      nameEn: topics.nameEn,
      nameUk: topics.nameUk,
      version: topics.version,
      articles: sql<number>`count(${articles.id})`,
      published: sql<number>`count(CASE WHEN ${articles.status} = 'published' THEN 1 END)`,
    })
    .from(topics)
    .leftJoin(articleTopics, eq(articleTopics.topicSlug, topics.slug))
    .leftJoin(articles, eq(articles.id, articleTopics.articleId))
    .groupBy(topics.slug)
    .orderBy(asc(topics.kind), asc(topics.nameEn));
}

/** What an article is filed under, sections first. */
export async function listTopicsOf(db: Database, articleId: string): Promise<Topic[]> {
  const found = await db
    .select({ topic: topics })
    .from(articleTopics)
    .innerJoin(topics, eq(topics.slug, articleTopics.topicSlug))
    .where(eq(articleTopics.articleId, articleId))
    .orderBy(asc(topics.kind), asc(topics.nameEn));
  return found.map(({ topic }) => topic);
}

export function addTopic(db: Database, topic: Omit<Topic, "version">): Step {
  return { statement: db.insert(topics).values({ ...topic, version: 1 }) };
}

/** Stale when it is no longer the version that was read. */
export function updateTopic(
  db: Database,
  {
    slug,
    version,
    ...set
  }: { slug: string; version: number; kind: TopicKind; nameEn: string; nameUk: string },
): Step {
  return {
    statement: db
      .update(topics)
      .set({ ...set, version: version + 1 })
      .where(and(eq(topics.slug, slug), eq(topics.version, version))),
    must: true,
  };
}

/** Stale when it is no longer the version that was read; refused while an article is filed under it. */
export function removeTopic(db: Database, slug: string, version: number): Step[] {
  return [
    refuseIf(
      "EXISTS (SELECT 1 FROM article_topics WHERE topic_slug = ?)",
      [slug],
      new Problem("invalid", "topic_in_use", "Articles are filed under it."),
    ),
    {
      statement: db.delete(topics).where(and(eq(topics.slug, slug), eq(topics.version, version))),
      must: true,
    },
  ];
}

/** Files an article under other topics. Stale where it is not filed under `before` any more. */
export function setTopicsOf(
  db: Database,
  articleId: string,
  before: readonly string[],
  slugs: readonly string[],
): Step[] {
  const filed = [
    "SELECT coalesce(json_group_array(topic_slug), '[]') FROM (SELECT topic_slug FROM article_topics WHERE article_id = ? ORDER BY topic_slug)",
  ];
  return [
    refuseIf(`(${filed}) <> ?`, [articleId, JSON.stringify([...before].sort())]),
    // An article has one section at most, whoever makes a tag one meanwhile.
    refuseIf(
      "(SELECT count(*) FROM topics WHERE kind = 'section' AND slug IN (SELECT value FROM json_each(?))) > 1",
      [JSON.stringify(slugs)],
      new Problem("invalid", "one_section", "An article has one section at most."),
    ),
    { statement: raw("DELETE FROM article_topics WHERE article_id = ?", [articleId]) },
    ...slugs.map((topicSlug) => ({
      statement: db.insert(articleTopics).values({ articleId, topicSlug }),
    })),
  ];
}
