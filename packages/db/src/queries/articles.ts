import { and, asc, desc, eq, gt, inArray, isNotNull, like, lte, ne, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { schema } from "../schema.ts";
import { type Database, raw, type Step } from "../store/store.ts";

const { articles, articleRevisions, articleSlugs, annotations, auditEvents, verifications } = schema;

export type ArticleRow = typeof articles.$inferSelect;
export type ArticleInsert = typeof articles.$inferInsert;
export type RevisionRow = typeof articleRevisions.$inferSelect;
export type RevisionInsert = typeof articleRevisions.$inferInsert;

const publishedRevision = alias(articleRevisions, "published_revision");

/** Published articles, newest first, as lists show them. */
export async function listPublishedArticles(db: Database, limit: number, offset = 0) {
  return db
    .select({
      id: articles.id,
      slug: articles.slug,
      language: articles.language,
      firstPublishedAt: articles.firstPublishedAt,
      modifiedAt: articles.modifiedAt,
      title: publishedRevision.title,
      standfirst: publishedRevision.standfirst,
      byline: publishedRevision.byline,
      publishedOn: publishedRevision.publishedOn,
      marks: sql<number>`(SELECT count(*) FROM ${annotations} WHERE ${annotations.articleId} = ${articles.id} AND ${annotations.reviewState} = 'approved' AND ${annotations.removedAt} IS NULL)`,
    })
    .from(articles)
    .innerJoin(publishedRevision, eq(publishedRevision.id, articles.publishedRevisionId))
    .where(eq(articles.status, "published"))
    .orderBy(desc(publishedRevision.publishedOn), desc(articles.firstPublishedAt))
    .limit(limit)
    .offset(offset);
}

/** Everything on the desk, what was touched last first. */
export async function listDeskArticles(db: Database) {
  return db
    .select({
      id: articles.id,
      slug: articles.slug,
      language: articles.language,
      status: articles.status,
      title: articleRevisions.title,
      publishedOn: articleRevisions.publishedOn,
      changedAt: articleRevisions.createdAt,
      hasDraft: sql<number>`${articles.publishedRevisionId} IS NOT NULL AND ${articles.publishedRevisionId} <> ${articles.latestRevisionId}`,
      marks: sql<number>`(SELECT count(*) FROM ${annotations} WHERE ${annotations.articleId} = ${articles.id} AND ${annotations.removedAt} IS NULL)`,
      waiting: sql<number>`(SELECT count(*) FROM ${annotations} WHERE ${annotations.articleId} = ${articles.id} AND ${annotations.removedAt} IS NULL AND ${annotations.reviewState} = 'waiting')`,
    })
    .from(articles)
    .innerJoin(articleRevisions, eq(articleRevisions.id, articles.latestRevisionId))
    .orderBy(desc(articleRevisions.createdAt), desc(articles.id));
}

export async function findArticle(db: Database, id: string): Promise<ArticleRow | null> {
  const [row] = await db.select().from(articles).where(eq(articles.id, id));
  return row ?? null;
}

export async function findArticleBySlug(db: Database, slug: string): Promise<ArticleRow | null> {
  const [row] = await db.select().from(articles).where(eq(articles.slug, slug));
  return row ?? null;
}

/** The slug that an article has now, for one that it had before. */
export async function findMovedSlug(db: Database, slug: string): Promise<string | null> {
  const [row] = await db
    .select({ slug: articles.slug })
    .from(articleSlugs)
    .innerJoin(articles, eq(articles.id, articleSlugs.articleId))
    .where(eq(articleSlugs.slug, slug));
  return row?.slug ?? null;
}

/** Which of these slugs were ever used: none of them may be given to another article. */
export async function takenSlugs(db: Database, slugs: readonly string[]): Promise<Set<string>> {
  const current = await db
    .select({ slug: articles.slug })
    .from(articles)
    .where(inArray(articles.slug, [...slugs]));
  const retired = await db
    .select({ slug: articleSlugs.slug })
    .from(articleSlugs)
    .where(inArray(articleSlugs.slug, [...slugs]));
  return new Set([...current, ...retired].map((row) => row.slug));
}

/** A revision by its id, or by its number within its article. */
export async function findRevision(
  db: Database,
  which: string | { articleId: string; number: number },
): Promise<RevisionRow | null> {
  const is =
    typeof which === "string"
      ? eq(articleRevisions.id, which)
      : and(eq(articleRevisions.articleId, which.articleId), eq(articleRevisions.number, which.number));
  const [row] = await db.select().from(articleRevisions).where(is);
  return row ?? null;
}

/** Articles whose schedule has come, the earliest first. */
export async function listDueArticles(db: Database, now: string) {
  return db
    .select({ id: articles.id })
    .from(articles)
    .where(
      and(
        isNotNull(articles.scheduledFor),
        lte(articles.scheduledFor, now),
        ne(articles.status, "withdrawn"),
      ),
    )
    .orderBy(asc(articles.scheduledFor))
    .limit(20);
}

/** Slugs that answer 410: of withdrawn articles, those they had before among them. */
export async function listGoneSlugs(db: Database): Promise<string[]> {
  const found = await db
    .select({ slug: articles.slug })
    .from(articles)
    .where(eq(articles.status, "withdrawn"));
  return found.map(({ slug }) => slug);
}

/** What changes whenever readers of any article or of the ledger would see something else. */
export async function publicToken(db: Database): Promise<string> {
  const [row] = await db.all<{ token: string }>(
    sql`SELECT coalesce((SELECT max(modified_at) FROM articles), '') || coalesce((SELECT value FROM settings WHERE key = 'countedAt'), '')
      || (SELECT count(*) FROM corrections) AS token`,
  );
  return row?.token ?? "";
}

const PREVIEW = "preview:";

export function insertPreview(
  db: Database,
  preview: { id: string; articleId: string; hash: string; expiresAt: Date; createdAt: Date },
): Step {
  const { id, articleId, hash, expiresAt, createdAt } = preview;
  return {
    statement: db.insert(verifications).values({
      id,
      identifier: `${PREVIEW}${articleId}`,
      value: hash,
      expiresAt,
      createdAt,
      updatedAt: createdAt,
    }),
  };
}

export async function findPreview(db: Database, hash: string, now: Date) {
  const [row] = await db
    .select()
    .from(verifications)
    .where(
      and(
        eq(verifications.value, hash),
        like(verifications.identifier, `${PREVIEW}%`),
        gt(verifications.expiresAt, now),
      ),
    );
  return row ? { articleId: row.identifier.slice(PREVIEW.length), expiresAt: row.expiresAt } : null;
}

/** The revisions that readers were given, in order, with when: from the history, which never forgets. */
export async function listPublishedRevisions(db: Database, articleId: string) {
  const events = await db
    .select({ at: auditEvents.at, after: auditEvents.after })
    .from(auditEvents)
    .where(and(eq(auditEvents.articleId, articleId), eq(auditEvents.action, "article.publish")))
    .orderBy(asc(auditEvents.id));
  const published = events.flatMap(({ at, after }) =>
    typeof after?.publishedRevisionId === "string" ? [{ at, id: after.publishedRevisionId }] : [],
  );
  const rows = await db
    .select()
    .from(articleRevisions)
    .where(inArray(articleRevisions.id, [...new Set(published.map(({ id }) => id)), ""]));
  const byId = new Map(rows.map((row) => [row.id, row]));
  const seen = new Set<string>();
  return published.flatMap(({ at, id }) => {
    const revision = byId.get(id);
    if (!revision || seen.has(id)) return [];
    seen.add(id);
    return [{ at, revision }];
  });
}

export async function listRevisions(db: Database, articleId: string) {
  return db
    .select({
      id: articleRevisions.id,
      number: articleRevisions.number,
      title: articleRevisions.title,
      note: articleRevisions.note,
      createdAt: articleRevisions.createdAt,
      author: schema.users.name,
    })
    .from(articleRevisions)
    .leftJoin(schema.users, eq(schema.users.id, articleRevisions.createdBy))
    .where(eq(articleRevisions.articleId, articleId))
    .orderBy(desc(articleRevisions.number));
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

export function insertRevision(db: Database, revision: RevisionInsert): Step {
  return { statement: db.insert(articleRevisions).values(revision) };
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

export function retireSlug(db: Database, slug: string, articleId: string, at: string): Step {
  return { statement: db.insert(articleSlugs).values({ slug, articleId, retiredAt: at }) };
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

/** Other published articles about the same pledges, donors, channels and purposes, those that share most first, with what it is. */
export async function listRelatedArticles(db: Database, articleId: string, limit: number) {
  return db.all<{
    slug: string;
    title: string;
    language: string;
    publishedOn: string;
    sharedPledges: number;
    /** Codes, slugs and purposes that both are about, each joined with commas; null for none. */
    donors: string | null;
    channels: string | null;
    purposes: string | null;
  }>(sql`
    WITH mine AS (
      SELECT DISTINCT a.pledge_id, d.party_code, p.channel_slug, p.purpose
      FROM annotations a JOIN pledges p ON p.id = a.pledge_id JOIN pledge_donors d ON d.pledge_id = a.pledge_id
      WHERE a.article_id = ${articleId} AND a.removed_at IS NULL AND a.review_state = 'approved')
    SELECT article.slug, revision.title, article.language, revision.published_on AS publishedOn,
      count(DISTINCT CASE WHEN a.pledge_id IN (SELECT pledge_id FROM mine) THEN a.pledge_id END) AS sharedPledges,
      group_concat(DISTINCT CASE WHEN d.party_code IN (SELECT party_code FROM mine) THEN d.party_code END) AS donors,
      group_concat(DISTINCT CASE WHEN p.channel_slug IN (SELECT channel_slug FROM mine) THEN p.channel_slug END) AS channels,
      group_concat(DISTINCT CASE WHEN p.purpose IN (SELECT purpose FROM mine) AND p.purpose <> 'other' THEN p.purpose END) AS purposes
    FROM annotations a
    JOIN pledges p ON p.id = a.pledge_id
    JOIN pledge_donors d ON d.pledge_id = a.pledge_id
    JOIN articles article ON article.id = a.article_id AND article.status = 'published'
    JOIN article_revisions revision ON revision.id = article.published_revision_id
    WHERE a.article_id <> ${articleId} AND a.removed_at IS NULL AND a.review_state = 'approved'
      AND (a.pledge_id IN (SELECT pledge_id FROM mine) OR d.party_code IN (SELECT party_code FROM mine)
        OR p.channel_slug IN (SELECT channel_slug FROM mine))
    GROUP BY article.id
    ORDER BY sharedPledges DESC,
      count(DISTINCT CASE WHEN p.channel_slug IN (SELECT channel_slug FROM mine) THEN p.channel_slug END) * 2
        + count(DISTINCT CASE WHEN d.party_code IN (SELECT party_code FROM mine) THEN d.party_code END) DESC,
      revision.published_on DESC
    LIMIT ${limit}`);
}

/** Published articles with approved marks on pledges of a donor, through a channel or for a purpose, the newest first. */
export async function listPublicArticlesOf(
  db: Database,
  by: "donor" | "channel" | "purpose",
  value: string,
  limit: number,
) {
  const isOf = {
    donor: sql`EXISTS (SELECT 1 FROM pledge_donors donor WHERE donor.pledge_id = pledge.id AND donor.party_code = ${value})`,
    channel: sql`pledge.channel_slug = ${value}`,
    purpose: sql`pledge.purpose = ${value}`,
  }[by];
  return db.all<{ slug: string; title: string; language: string; publishedOn: string }>(sql`
    SELECT article.slug, revision.title, article.language, revision.published_on AS publishedOn
    FROM articles article JOIN article_revisions revision ON revision.id = article.published_revision_id
    WHERE article.status = 'published' AND EXISTS (
      SELECT 1 FROM annotations mark JOIN pledges pledge ON pledge.id = mark.pledge_id
      WHERE mark.article_id = article.id AND mark.removed_at IS NULL AND mark.review_state = 'approved' AND ${isOf})
    ORDER BY article.first_published_at DESC LIMIT ${limit}`);
}

/** Articles that nobody has marked yet: the annotators' queue. */
export async function listUnmarkedArticles(db: Database) {
  return db
    .select({
      id: articles.id,
      title: articleRevisions.title,
      status: articles.status,
      createdAt: articles.createdAt,
    })
    .from(articles)
    .innerJoin(articleRevisions, eq(articleRevisions.id, articles.latestRevisionId))
    .where(
      and(
        ne(articles.status, "withdrawn"),
        sql`NOT EXISTS (SELECT 1 FROM ${annotations} WHERE ${annotations.articleId} = ${articles.id} AND ${annotations.removedAt} IS NULL)`,
      ),
    )
    .orderBy(desc(articles.createdAt));
}

/** Articles that name one of these addresses or hashes as a source. The latest is the last. */
export async function listArticlesBySource(db: Database, sources: readonly string[]) {
  if (sources.length === 0) return [];
  const asked = sql`(SELECT value FROM json_each(${JSON.stringify(sources)}))`;
  return db.all<{ url: string; hash: string; articleId: string }>(sql`
    SELECT source.value ->> 'url' AS url, source.value ->> 'hash' AS hash, ${articles.id} AS articleId
    FROM ${articles}, json_each(${articles.sources}) AS source
    WHERE source.value ->> 'url' IN ${asked} OR source.value ->> 'hash' IN ${asked}
    ORDER BY ${articles.createdAt}`);
}
