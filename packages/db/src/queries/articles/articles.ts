import type { Viewer } from "@pledgebook/core/desk/permissions";
import { Problem } from "@pledgebook/core/values/problem";
import { and, asc, desc, eq, isNotNull, lte, ne, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { schema } from "../../schema.ts";
import { type Database, raw, refuseIf, type Step } from "../../store/store.ts";
import { isSeenMark } from "../viewer.ts";
import type { RevisionInsert } from "./revisions.ts";

const { annotations, articleRevisions, articles } = schema;

export type ArticleRow = typeof articles.$inferSelect;

export type ArticleInsert = typeof articles.$inferInsert;

const publishedRevision = alias(articleRevisions, "published_revision");

/** Characters. */
const MOST_OF_OPENING = 300;

/** Published articles, newest first, as lists show them. */
export async function listPublishedArticles(
  db: Database,
  limit: number,
  offset = 0,
  /** Those under one of these bylines, or filed under this topic, alone. */
  only: { bylines?: readonly string[]; topic?: string } = {},
) {
  const found = await db
    .select({
      id: articles.id,
      slug: articles.slug,
      language: articles.language,
      firstPublishedAt: articles.firstPublishedAt,
      modifiedAt: articles.modifiedAt,
      title: publishedRevision.title,
      standfirst: publishedRevision.standfirst,
      /** How an article without a standfirst begins; empty for the others. */
      opening: sql<string>`CASE ${publishedRevision.standfirst} WHEN '' THEN substr(${publishedRevision.plainText}, length(${publishedRevision.title}) + 3, ${MOST_OF_OPENING}) ELSE '' END`,
      byline: publishedRevision.byline,
      publishedOn: publishedRevision.publishedOn,
      marks: sql<number>`(SELECT count(*) FROM ${annotations} WHERE ${annotations.articleId} = ${articles.id} AND ${annotations.reviewState} = 'approved' AND ${annotations.removedAt} IS NULL)`,
    })
    .from(articles)
    .innerJoin(publishedRevision, eq(publishedRevision.id, articles.publishedRevisionId))
    .where(
      and(
        eq(articles.status, "published"),
        only.bylines &&
          sql`${publishedRevision.byline} IN (SELECT value FROM json_each(${JSON.stringify(only.bylines)}))`,
        only.topic === undefined
          ? undefined
          : sql`${articles.id} IN (SELECT article_id FROM article_topics WHERE topic_slug = ${only.topic})`,
      ),
    )
    .orderBy(
      // An article that has no day of its own stands where it went out here.
      desc(sql`coalesce(${publishedRevision.publishedOn}, substr(${articles.firstPublishedAt}, 1, 10))`),
      desc(articles.firstPublishedAt),
    )
    .limit(limit)
    .offset(offset);
  return found.map((one) => ({ ...one, opening: firstParagraph(one.opening) }));
}

/** Every byline of a published article, with how many stand under it. */
export async function listBylines(db: Database): Promise<{ byline: string; articles: number }[]> {
  return db
    .select({ byline: publishedRevision.byline, articles: sql<number>`count(*)` })
    .from(articles)
    .innerJoin(publishedRevision, eq(publishedRevision.id, articles.publishedRevisionId))
    .where(eq(articles.status, "published"))
    .groupBy(publishedRevision.byline);
}

/** How many articles are published. */
export async function countPublishedArticles(db: Database): Promise<number> {
  const [found] = await db
    .select({ n: sql<number>`count(*)` })
    .from(articles)
    .where(eq(articles.status, "published"));
  return found?.n ?? 0;
}

/** Of the first characters of a text its first paragraph, in whole words. */
function firstParagraph(text: string): string {
  const [first = "", ...more] = text.split("\n");
  const isWhole = more.length > 0 || first.length < MOST_OF_OPENING;
  return isWhole ? first : first.replace(/\s*\S*$/u, "…");
}

/** An article's place among those that were published: when it first was, and its id where several were at once. */
export interface PublicationPlace {
  firstPublishedAt: string;
  id: string;
}

/** Addresses of published articles, newest first, from behind a place on: any number can be walked at the cost of each. */
export async function listArticleAddresses(db: Database, after: PublicationPlace | null, limit: number) {
  return db
    .select({
      id: articles.id,
      slug: articles.slug,
      language: articles.language,
      firstPublishedAt: sql<string>`${articles.firstPublishedAt}`,
      modifiedAt: articles.modifiedAt,
      title: publishedRevision.title,
    })
    .from(articles)
    .innerJoin(publishedRevision, eq(publishedRevision.id, articles.publishedRevisionId))
    .where(
      and(
        eq(articles.status, "published"),
        isNotNull(articles.firstPublishedAt),
        after
          ? sql`(${articles.firstPublishedAt}, ${articles.id}) < (${after.firstPublishedAt}, ${after.id})`
          : undefined,
      ),
    )
    .orderBy(desc(articles.firstPublishedAt), desc(articles.id))
    .limit(limit);
}

export async function findArticle(db: Database, id: string): Promise<ArticleRow | null> {
  const [row] = await db.select().from(articles).where(eq(articles.id, id));
  return row ?? null;
}

export async function findArticleBySlug(db: Database, slug: string): Promise<ArticleRow | null> {
  const [row] = await db.select().from(articles).where(eq(articles.slug, slug));
  return row ?? null;
}

/** A moment at which a clock publishes a revision of an article. */
export interface Schedule {
  articleId: string;
  at: string;
  revisionId: string;
}

/** Schedules whose moment has come, the earliest first. */
export async function listDue(db: Database, now: string): Promise<Schedule[]> {
  return db
    .select({
      articleId: articles.id,
      at: sql<string>`${articles.scheduledFor}`,
      revisionId: sql<string>`${articles.scheduledRevisionId}`,
    })
    .from(articles)
    .where(
      and(
        isNotNull(articles.scheduledFor),
        isNotNull(articles.scheduledRevisionId),
        lte(articles.scheduledFor, now),
        ne(articles.status, "withdrawn"),
      ),
    )
    .orderBy(asc(articles.scheduledFor))
    .limit(20);
}

/**
 * What changes whenever readers of any article, of the ledger, or of what the newsroom calls and shows things (its face, names,
 * rates, comparisons, releases) would see something else.
 */
export async function publicToken(db: Database): Promise<string> {
  const [row] = await db.all<{ token: string }>(
    sql`SELECT coalesce((SELECT max(modified_at) FROM articles), '') || coalesce((SELECT value FROM settings WHERE key = 'countedAt'), '')
      || (SELECT count(*) FROM corrections)
      || '/' || (SELECT coalesce(max(id), 0) FROM audit_events WHERE subject IN ('setting', 'party', 'channel', 'rate', 'topic', 'author'))
      || '/' || (SELECT count(*) || coalesce(sum(rowid), '') FROM article_topics) AS token`,
  );
  return row?.token ?? "";
}

/** A new article with its first revision. */
export function insertArticle(db: Database, article: ArticleInsert, revision: RevisionInsert): Step[] {
  return [
    {
      statement: db
        .insert(articles)
        .values({ ...article, publishedRevisionId: null, latestRevisionId: null }),
    },
    { statement: db.insert(articleRevisions).values(revision) },
    {
      statement: db
        .update(articles)
        .set({
          publishedRevisionId: article.publishedRevisionId ?? null,
          latestRevisionId: article.latestRevisionId ?? null,
        })
        .where(eq(articles.id, article.id)),
      must: true,
    },
  ];
}

/** Changes an article that still is at `version`; anything else is stale. */
export function updateArticle(
  db: Database,
  id: string,
  version: number,
  set: Partial<Omit<ArticleInsert, "id" | "version">>,
): Step {
  return {
    statement: db
      .update(articles)
      .set({ ...set, version: version + 1 })
      .where(and(eq(articles.id, id), eq(articles.version, version))),
    must: true,
  };
}

/** Stale when an article is not at `version` any more: for a plan that adds a revision before it changes the article. */
export function sameArticle(db: Database, id: string, version: number): Step {
  return {
    statement: db
      .update(articles)
      .set({ version })
      .where(and(eq(articles.id, id), eq(articles.version, version))),
    must: true,
  };
}

/**
 * Before what a clock does: stale when the schedule by which it does it was cleared, changed or carried out since it was read.
 * Several processes look at the same clock, and what they read may be older than what somebody was told is done.
 */
export function isStillScheduled({ articleId, at, revisionId }: Schedule): Step {
  return refuseIf(
    "NOT EXISTS (SELECT 1 FROM articles WHERE id = ? AND scheduled_for = ? AND scheduled_revision_id = ?)",
    [articleId, at, revisionId],
  );
}

/** Before a review: refused when two people have begun to mark the article apart meanwhile. */
export function isMarkedTogether(articleId: string): Step {
  return refuseIf(
    "EXISTS (SELECT 1 FROM articles WHERE id = ? AND is_blind)",
    [articleId],
    new Problem("invalid", "article_blind", "Two people are still marking this article apart."),
  );
}

/** Puts the published text of an article into the search index, replacing what was there. */
export function indexArticle(id: string, text: { title: string; body: string } | null): Step[] {
  const remove = {
    statement: raw("DELETE FROM search_documents WHERE kind = 'article' AND subject_id = ?", [id]),
  };
  if (!text) return [remove];
  return [
    remove,
    {
      statement: raw(
        "INSERT INTO search_documents (kind, subject_id, title, body) VALUES ('article', ?, ?, ?)",
        [id, text.title, text.body],
      ),
    },
  ];
}

/** Articles without a mark that a viewer may see: the annotators' queue. Of two who mark apart it waits for each. */
export async function listUnmarkedArticles(db: Database, viewer: Viewer) {
  return db
    .select({
      id: articles.id,
      title: articleRevisions.title,
      language: articles.language,
      status: articles.status,
      createdAt: articles.createdAt,
      assignedTo: articles.assignedTo,
      version: articles.version,
    })
    .from(articles)
    .innerJoin(articleRevisions, eq(articleRevisions.id, articles.latestRevisionId))
    .where(
      and(
        ne(articles.status, "withdrawn"),
        sql`NOT EXISTS (SELECT 1 FROM ${annotations} WHERE ${annotations.articleId} = ${articles.id} AND ${annotations.removedAt} IS NULL AND ${isSeenMark(viewer)})`,
      ),
    )
    .orderBy(desc(articles.createdAt));
}

/** Articles that name one of these addresses or hashes as a source. The latest is the last. */
export async function listArticlesBySource(db: Database, sources: readonly string[]) {
  if (sources.length === 0) return [];
  const asked = sql`(SELECT value FROM json_each(${JSON.stringify(sources)}))`;
  return db.all<{ url: string; hash: string; articleId: string; slug: string; title: string }>(sql`
    SELECT source.value ->> 'url' AS url, source.value ->> 'hash' AS hash, ${articles.id} AS articleId, ${articles.slug} AS slug,
      (SELECT title FROM article_revisions WHERE id = ${articles.latestRevisionId}) AS title
    FROM ${articles}, json_each(${articles.sources}) AS source
    WHERE source.value ->> 'url' IN ${asked} OR source.value ->> 'hash' IN ${asked}
    ORDER BY ${articles.createdAt}`);
}

/** Articles of a day and those beside it, or without one the last ones made, each with its newest text. */
export async function listTextsOfDay(db: Database, day: string | null, limit: number) {
  return db
    .select({
      id: articles.id,
      slug: articles.slug,
      title: articleRevisions.title,
      text: articleRevisions.plainText,
    })
    .from(articles)
    .innerJoin(articleRevisions, eq(articleRevisions.id, articles.latestRevisionId))
    .where(
      day === null
        ? undefined
        : sql`${articleRevisions.publishedOn} IS NULL OR ${articleRevisions.publishedOn} BETWEEN date(${day}, '-3 days') AND date(${day}, '+3 days')`,
    )
    .orderBy(desc(articles.createdAt))
    .limit(limit);
}

/**
 * Before an article is made of a source: refused when an article has that address or that file already, other than those that
 * somebody was told of (`known`). Two people who import one feed make each entry once.
 */
export function isNewSource(
  sources: readonly { url?: string; hash?: string }[],
  known: readonly string[],
): Step[] {
  const keys = sources.flatMap(({ url, hash }) => [url ?? [], hash ?? []]).flat();
  if (keys.length === 0) return [];
  return [
    refuseIf(
      `EXISTS (SELECT 1 FROM articles, json_each(articles.sources) source
        WHERE (source.value ->> 'url' IN (SELECT value FROM json_each(?)) OR source.value ->> 'hash' IN (SELECT value FROM json_each(?)))
          AND articles.id NOT IN (SELECT value FROM json_each(?)))`,
      [JSON.stringify(keys), JSON.stringify(keys), JSON.stringify(known)],
      new Problem("conflict", "article_known", "This article is here already."),
    ),
  ];
}

/** Published articles as a program reads them, by when they first went out, the latest first, from behind a place on. */
export async function listArticlesForData(
  db: Database,
  after: PublicationPlace | null,
  language: ArticleRow["language"] | null,
  limit: number,
) {
  return db
    .select({
      id: articles.id,
      slug: articles.slug,
      language: articles.language,
      firstPublishedAt: sql<string>`${articles.firstPublishedAt}`,
      modifiedAt: articles.modifiedAt,
      title: publishedRevision.title,
      standfirst: publishedRevision.standfirst,
      byline: publishedRevision.byline,
      publishedOn: publishedRevision.publishedOn,
      revision: publishedRevision.number,
    })
    .from(articles)
    .innerJoin(publishedRevision, eq(publishedRevision.id, articles.publishedRevisionId))
    .where(
      and(
        eq(articles.status, "published"),
        isNotNull(articles.firstPublishedAt),
        language === null ? undefined : eq(articles.language, language),
        after
          ? sql`(${articles.firstPublishedAt}, ${articles.id}) < (${after.firstPublishedAt}, ${after.id})`
          : undefined,
      ),
    )
    .orderBy(desc(articles.firstPublishedAt), desc(articles.id))
    .limit(limit);
}
