import type { Viewer } from "@pledgebook/core/desk/permissions";
import { and, asc, desc, eq, isNull, ne, type SQL, sql } from "drizzle-orm";
import { schema } from "../../schema.ts";
import type { Database, Step } from "../../store/store.ts";
import { isSeen, isSeenMark } from "../viewer.ts";

const { suggestions, annotations, articles, articleRevisions } = schema;

export type SuggestionInsert = typeof suggestions.$inferInsert;

/** What was decided of an article's suggestions, as far as a viewer may see it: none of it is proposed again to them. */
export async function listDecided(db: Database, viewer: Viewer, articleId: string) {
  return db
    .select({ id: suggestions.id, exact: suggestions.exact, fields: suggestions.fields })
    .from(suggestions)
    .where(
      and(
        eq(suggestions.articleId, articleId),
        eq(suggestions.outcome, "rejected"),
        isSeenSuggestion(viewer),
      ),
    )
    .orderBy(asc(suggestions.decidedAt));
}

/** A suggestion that a viewer may see; null for any other, as if there were none. */
export async function findSuggestion(db: Database, viewer: Viewer, id: string) {
  const [row] = await db
    .select()
    .from(suggestions)
    .where(and(eq(suggestions.id, id), isSeenSuggestion(viewer)));
  return row ?? null;
}

export function insertSuggestion(db: Database, suggestion: SuggestionInsert): Step {
  return { statement: db.insert(suggestions).values(suggestion) };
}

/** Takes a decision back: the suggestion waits again. Stale when somebody did so before. */
export function reopenSuggestion(db: Database, id: string): Step {
  return {
    statement: db
      .update(suggestions)
      .set({ outcome: "waiting" })
      .where(and(eq(suggestions.id, id), ne(suggestions.outcome, "waiting"))),
    must: true,
  };
}

/** What becomes of the suggestion that led to a mark when the mark is taken away, or comes back. */
export function settleSuggestionOf(
  db: Database,
  annotationId: string,
  outcome: SuggestionInsert["outcome"],
): Step {
  const accepted = sql`CASE ${suggestions.changed} WHEN '[]' THEN 'accepted' ELSE 'edited' END`;
  return {
    statement: db
      .update(suggestions)
      .set({ outcome: outcome === "accepted" ? accepted : outcome })
      .where(eq(suggestions.annotationId, annotationId)),
  };
}

/** All suggestions that were decided on, as far as a viewer may see it. */
export async function listFates(db: Database, viewer: Viewer) {
  return db
    .select({
      engineVersion: suggestions.engineVersion,
      outcome: suggestions.outcome,
      changed: suggestions.changed,
      decidedAt: suggestions.decidedAt,
    })
    .from(suggestions)
    .where(and(ne(suggestions.outcome, "waiting"), isSeenSuggestion(viewer)));
}

/** Marks that a viewer may see and that a person made without a suggestion, with when. The demonstration's and a load's have no maker and are none. */
export async function listUnaided(db: Database, viewer: Viewer) {
  return db
    .select({ madeAt: annotations.createdAt })
    .from(annotations)
    .leftJoin(suggestions, eq(suggestions.annotationId, annotations.id))
    .where(
      and(
        isNull(suggestions.id),
        isNull(annotations.removedAt),
        sql`${annotations.createdBy} IS NOT NULL`,
        isSeenMark(viewer),
      ),
    );
}

/** The latest suggestions that a person rejected or changed, as far as a viewer may see it: what the engine can learn from. */
export async function listMisses(db: Database, viewer: Viewer, limit: number) {
  return db
    .select({
      id: suggestions.id,
      articleId: suggestions.articleId,
      title: articleRevisions.title,
      language: articles.language,
      exact: suggestions.exact,
      outcome: suggestions.outcome,
      changed: suggestions.changed,
      reason: suggestions.reason,
      annotationId: suggestions.annotationId,
      decidedAt: suggestions.decidedAt,
      engineVersion: suggestions.engineVersion,
    })
    .from(suggestions)
    .innerJoin(articles, eq(articles.id, suggestions.articleId))
    .innerJoin(articleRevisions, eq(articleRevisions.id, articles.latestRevisionId))
    .where(and(sql`${suggestions.outcome} IN ('edited', 'rejected')`, isSeenSuggestion(viewer)))
    .orderBy(desc(suggestions.decidedAt))
    .limit(limit);
}

function isSeenSuggestion(viewer: Viewer): SQL {
  return isSeen(viewer, { articleId: suggestions.articleId, by: suggestions.decidedBy });
}
