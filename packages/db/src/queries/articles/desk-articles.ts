import type { Viewer } from "@pledgebook/core/desk/permissions";
import { Problem } from "@pledgebook/core/values/problem";
import type { ArticleStatus, Language } from "@pledgebook/core/values/vocabulary";
import { and, asc, desc, eq, isNull, type SQL, sql } from "drizzle-orm";
import { schema } from "../../schema.ts";
import { type Database, raw, refuseIf, type Step } from "../../store/store.ts";
import { isSeenMark } from "../viewer.ts";

const { annotations, articleRevisions, articles, users } = schema;

/** What of the desk's articles is listed; null: whatever it is. */
export interface DeskArticleFilter {
  status: ArticleStatus | null;
  language: Language | null;
  /** The id of who has it, or 'nobody'. */
  assignedTo: string | null;
  /** The slug of a topic under which it is filed. */
  topic: string | null;
  /** Words that all stand in the headline, in whatever letters. */
  words: readonly string[];
}

/** By what was touched last, by headline, by the day on the article. */
export const deskOrders = ["changed", "title", "day"] as const;
export type DeskOrder = (typeof deskOrders)[number];

/** Where a list of the desk's articles goes on: behind the one that has this value in its order. */
export interface DeskCursor {
  value: string;
  id: string;
}

const orderedBy: Record<DeskOrder, SQL<string>> = {
  changed: sql`${articleRevisions.createdAt}`,
  title: sql`lower(${articleRevisions.title})`,
  day: sql`coalesce(${articleRevisions.publishedOn}, '9999')`,
};

/** Articles on the desk with the marks that a viewer may see; `after` the one with which the page before ended. */
export async function listDeskArticles(
  db: Database,
  viewer: Viewer,
  options: { filter: DeskArticleFilter; order: DeskOrder; limit: number; after: DeskCursor | null },
) {
  const { order, after } = options;
  const by = orderedBy[order];
  const isUp = order === "title";
  return db
    .select({
      id: articles.id,
      slug: articles.slug,
      language: articles.language,
      status: articles.status,
      version: articles.version,
      title: articleRevisions.title,
      publishedOn: articleRevisions.publishedOn,
      changedAt: articleRevisions.createdAt,
      assignedTo: articles.assignedTo,
      assigneeName: users.name,
      hasDraft: sql<number>`${articles.publishedRevisionId} IS NOT NULL AND ${articles.publishedRevisionId} <> ${articles.latestRevisionId}`,
      marks: sql<number>`(SELECT count(*) FROM ${annotations} WHERE ${annotations.articleId} = ${articles.id} AND ${annotations.removedAt} IS NULL AND ${isSeenMark(viewer)})`,
      waiting: sql<number>`(SELECT count(*) FROM ${annotations} WHERE ${annotations.articleId} = ${articles.id} AND ${annotations.removedAt} IS NULL AND ${annotations.reviewState} = 'waiting' AND ${isSeenMark(viewer)})`,
      orderValue: by,
    })
    .from(articles)
    .innerJoin(articleRevisions, eq(articleRevisions.id, articles.latestRevisionId))
    .leftJoin(users, eq(users.id, articles.assignedTo))
    .where(
      and(
        ...conditions(options.filter),
        after
          ? sql`(${by}, ${articles.id}) ${sql.raw(isUp ? ">" : "<")} (${after.value}, ${after.id})`
          : undefined,
      ),
    )
    .orderBy(isUp ? asc(by) : desc(by), isUp ? asc(articles.id) : desc(articles.id))
    .limit(options.limit);
}

/** How many articles a filter finds in each state. */
export async function countDeskArticles(
  db: Database,
  filter: DeskArticleFilter,
): Promise<{ status: ArticleStatus; count: number }[]> {
  return db
    .select({ status: articles.status, count: sql<number>`count(*)` })
    .from(articles)
    .innerJoin(articleRevisions, eq(articleRevisions.id, articles.latestRevisionId))
    .where(and(...conditions({ ...filter, status: null })))
    .groupBy(articles.status);
}

function conditions({ status, language, assignedTo, topic, words }: DeskArticleFilter): SQL[] {
  return [
    ...(status ? [eq(articles.status, status)] : []),
    ...(language ? [eq(articles.language, language)] : []),
    ...(assignedTo === "nobody" ? [isNull(articles.assignedTo)] : []),
    ...(assignedTo && assignedTo !== "nobody" ? [eq(articles.assignedTo, assignedTo)] : []),
    ...(topic
      ? [sql`${articles.id} IN (SELECT article_id FROM article_topics WHERE topic_slug = ${topic})`]
      : []),
    // SQLite knows small letters of the Latin alphabet only: each word is looked for as it is typed, small and with a capital.
    ...words.map((word) => {
      const forms = [
        ...new Set([word, word.toLowerCase(), word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()]),
      ];
      return sql`(${sql.join(
        forms.map((form) => sql`instr(${articleRevisions.title}, ${form}) > 0`),
        sql` OR `,
      )})`;
    }),
  ];
}

/** Gives an article to somebody. It says the same as before: whoever is writing it saves it as if nothing had happened. */
export function assignArticle(db: Database, id: string, from: string | null, to: string | null): Step {
  return {
    statement: db
      .update(articles)
      .set({ assignedTo: to })
      .where(
        and(eq(articles.id, id), from === null ? isNull(articles.assignedTo) : eq(articles.assignedTo, from)),
      ),
    must: true,
  };
}

/**
 * Takes a draft away for ever that readers have never seen and in which nobody has marked anything; with any other the whole plan
 * is refused. So it is with one that two mark apart: who is refused or not would tell one of them of the other's marks.
 */
export function deleteDraft(db: Database, id: string, version: number): Step[] {
  return [
    refuseIf(
      `EXISTS (SELECT 1 FROM articles WHERE id = ? AND (status <> 'draft' OR first_published_at IS NOT NULL OR is_blind))
        OR EXISTS (SELECT 1 FROM annotations WHERE article_id = ?)`,
      [id, id],
      new Problem(
        "conflict",
        "draft_in_use",
        "Only drafts that were never published and have no marks can be deleted.",
      ),
    ),
    // Its revisions refer to it, and it to them.
    {
      statement: db
        .update(articles)
        .set({ latestRevisionId: null, publishedRevisionId: null, scheduledRevisionId: null })
        .where(and(eq(articles.id, id), eq(articles.version, version))),
      must: true,
    },
    {
      statement: raw(
        "DELETE FROM note_mentions WHERE note_id IN (SELECT id FROM notes WHERE article_id = ?)",
        [id],
      ),
    },
    { statement: raw("DELETE FROM kept_drafts WHERE of = ?", [id]) },
    ...["notes", "article_topics", "article_visits", "suggestions", "article_slugs", "article_revisions"].map(
      (table) => ({
        statement: raw(`DELETE FROM ${table} WHERE article_id = ?`, [id]),
      }),
    ),
    { statement: db.delete(articles).where(eq(articles.id, id)) },
  ];
}

/** The articles before and behind one, in the order in which they came, the newest first. */
export async function findNeighbours(db: Database, id: string) {
  const beside = async (sign: "<" | ">", order: "ASC" | "DESC") => {
    const [found] = await db.all<{ id: string; title: string }>(sql`
      SELECT article.id, revision.title FROM articles here
      JOIN articles article ON (article.created_at, article.id) ${sql.raw(sign)} (here.created_at, here.id)
      JOIN article_revisions revision ON revision.id = article.latest_revision_id
      WHERE here.id = ${id} ORDER BY article.created_at ${sql.raw(order)}, article.id ${sql.raw(order)} LIMIT 1`);
    return found ?? null;
  };
  return { previous: await beside(">", "ASC"), next: await beside("<", "DESC") };
}
