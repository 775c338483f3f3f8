import { and, asc, desc, eq, inArray } from "drizzle-orm";
import { schema } from "../../schema.ts";
import type { Database, Step } from "../../store/store.ts";

const { articleRevisions, articles, auditEvents } = schema;

export type RevisionRow = typeof articleRevisions.$inferSelect;

export type RevisionInsert = typeof articleRevisions.$inferInsert;

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

/** The plain texts of some revisions, by their ids. */
export async function loadTexts(db: Database, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .select({ id: articleRevisions.id, text: articleRevisions.plainText })
    .from(articleRevisions)
    .where(inArray(articleRevisions.id, [...new Set(ids)]));
  return new Map(rows.map(({ id, text }) => [id, text]));
}

/** The revisions that readers were given, in order, with when: from the history, which never forgets. */
export async function listPublishedRevisions(db: Database, articleId: string) {
  const events = await db
    .select({ at: auditEvents.at, after: auditEvents.after })
    .from(auditEvents)
    .where(and(eq(auditEvents.articleId, articleId), eq(auditEvents.action, "article.publish")))
    .orderBy(asc(auditEvents.id));
  const told = events.flatMap(({ at, after }) =>
    typeof after?.publishedRevisionId === "string" ? [{ at, id: after.publishedRevisionId }] : [],
  );
  const published = told.length > 0 ? told : await firstPublication(db, articleId);
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

/** The demonstration of version 0.1.0 did not write down which revision it published: it was the one that stands now. */
async function firstPublication(db: Database, articleId: string): Promise<{ at: string; id: string }[]> {
  const [article] = await db
    .select({ at: articles.firstPublishedAt, id: articles.publishedRevisionId })
    .from(articles)
    .where(eq(articles.id, articleId));
  return article?.at && article.id ? [{ at: article.at, id: article.id }] : [];
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

export function insertRevision(db: Database, revision: RevisionInsert): Step {
  return { statement: db.insert(articleRevisions).values(revision) };
}
