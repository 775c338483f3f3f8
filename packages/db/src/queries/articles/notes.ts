import type { Viewer } from "@pledgebook/core/desk/permissions";
import { and, asc, desc, eq, gt, isNull, ne, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { schema } from "../../schema.ts";
import type { Database, Step } from "../../store/store.ts";
import { isSeen } from "../viewer.ts";

const { articles, articleRevisions, articleVisits, noteMentions, notes, users } = schema;

export type NoteInsert = typeof notes.$inferInsert;

const seen = (viewer: Viewer) => isSeen(viewer, { articleId: notes.articleId, by: notes.createdBy });

const settlers = alias(users, "settlers");

/** Notes as the desk shows them. */
function shownNotes(db: Database, mentioned: string | null) {
  return db
    .select({
      id: notes.id,
      articleId: notes.articleId,
      title: articleRevisions.title,
      exact: notes.exact,
      prefix: notes.prefix,
      suffix: notes.suffix,
      text: notes.text,
      author: users.name,
      createdAt: notes.createdAt,
      settledBy: settlers.name,
      settledAt: notes.settledAt,
      version: notes.version,
      /** It calls the person who asks. */
      isForMe:
        sql<boolean>`EXISTS (SELECT 1 FROM ${noteMentions} WHERE ${noteMentions.noteId} = ${notes.id} AND ${noteMentions.userId} = ${mentioned})`.mapWith(
          Boolean,
        ),
    })
    .from(notes)
    .innerJoin(articles, eq(articles.id, notes.articleId))
    .innerJoin(articleRevisions, eq(articleRevisions.id, articles.latestRevisionId))
    .leftJoin(users, eq(users.id, notes.createdBy))
    .leftJoin(settlers, eq(settlers.id, notes.settledBy))
    .$dynamic();
}

/** Notes of an article, those that are open first, the newest first. */
export async function listNotes(db: Database, viewer: Viewer, personId: string | null, articleId: string) {
  return shownNotes(db, personId)
    .where(and(eq(notes.articleId, articleId), seen(viewer)))
    .orderBy(sql`${notes.settledAt} IS NOT NULL`, desc(notes.createdAt), asc(notes.id));
}

/** Notes that nobody has settled, those that call a person first. */
export async function listOpenNotes(db: Database, viewer: Viewer, personId: string | null, limit: number) {
  return shownNotes(db, personId)
    .where(and(isNull(notes.settledAt), seen(viewer)))
    .orderBy(
      sql`EXISTS (SELECT 1 FROM ${noteMentions} WHERE ${noteMentions.noteId} = ${notes.id} AND ${noteMentions.userId} = ${personId}) DESC`,
      desc(notes.createdAt),
      asc(notes.id),
    )
    .limit(limit);
}

export async function findNote(db: Database, viewer: Viewer, id: string) {
  const [found] = await db
    .select()
    .from(notes)
    .where(and(eq(notes.id, id), seen(viewer)));
  return found ?? null;
}

export function insertNote(db: Database, note: NoteInsert, mentioned: readonly string[]): Step[] {
  return [
    { statement: db.insert(notes).values(note) },
    ...mentioned.map((userId) => ({
      statement: db.insert(noteMentions).values({ noteId: note.id, userId }),
    })),
  ];
}

/** Settles a note, or opens it again (null). Stale when somebody was first. */
export function settleNote(
  db: Database,
  { id, version }: { id: string; version: number },
  settled: { by: string | null; at: string } | null,
): Step {
  return {
    statement: db
      .update(notes)
      .set({ settledBy: settled?.by ?? null, settledAt: settled?.at ?? null, version: version + 1 })
      .where(and(eq(notes.id, id), eq(notes.version, version))),
    must: true,
  };
}

/** That a person has an article open at this moment. */
export function visitArticle(db: Database, articleId: string, userId: string, seenAt: string): Step {
  return {
    statement: db
      .insert(articleVisits)
      .values({ articleId, userId, seenAt })
      .onConflictDoUpdate({ target: [articleVisits.articleId, articleVisits.userId], set: { seenAt } }),
  };
}

/** Names of the others who were seen with an article open since a moment. */
export async function listVisitors(
  db: Database,
  articleId: string,
  but: string,
  since: string,
): Promise<string[]> {
  const rows = await db
    .select({ name: users.name })
    .from(articleVisits)
    .innerJoin(users, eq(users.id, articleVisits.userId))
    .where(
      and(
        eq(articleVisits.articleId, articleId),
        ne(articleVisits.userId, but),
        gt(articleVisits.seenAt, since),
      ),
    )
    .orderBy(asc(users.name));
  return rows.map(({ name }) => name);
}
