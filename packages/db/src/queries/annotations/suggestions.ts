import type { Viewer } from "@pledgebook/core/desk/permissions";
import { Problem } from "@pledgebook/core/values/problem";
import { and, asc, desc, eq, isNull, ne, type SQL, sql } from "drizzle-orm";
import { schema } from "../../schema.ts";
import { type Database, refuseIf, type Step } from "../../store/store.ts";
import { isSeen, isSeenMark } from "../viewer.ts";

const { suggestions, annotations, articles, articleRevisions, pledges } = schema;

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

/**
 * Before a decision on a suggestion: refused when somebody has taken or rejected these very words of the revision with the
 * same proposal. While two people mark an article apart, each decides for themselves.
 */
export function isOpenSuggestion(suggestion: SuggestionInsert): Step {
  const { articleId, revisionId, start, end, fields, decidedBy } = suggestion;
  return refuseIf(
    `EXISTS (SELECT 1 FROM suggestions decided JOIN articles article ON article.id = decided.article_id
      WHERE decided.article_id = ? AND decided.revision_id = ? AND decided.start = ? AND decided.end = ?
        AND decided.fields = ? AND decided.outcome <> 'waiting'
        AND (NOT article.is_blind OR decided.decided_by IS ?))`,
    [articleId, revisionId, start, end, JSON.stringify(fields), decidedBy ?? null],
    new Problem("stale", "suggestion_decided", "Somebody has decided on this suggestion already."),
  );
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

/** All suggestions that were decided on, as far as a viewer may see it, with the marks that they became, as they are now. */
export async function listFates(db: Database, viewer: Viewer) {
  return db
    .select({
      engineVersion: suggestions.engineVersion,
      outcome: suggestions.outcome,
      changed: suggestions.changed,
      decidedAt: suggestions.decidedAt,
      confidence: suggestions.confidence,
      proposed: suggestions.fields,
      language: articles.language,
      mark: annotations,
      pledge: pledges,
      donorCodes: sql<string[]>`(SELECT json_group_array(party_code) FROM pledge_donors
        WHERE pledge_id = ${pledges.id})`.mapWith(JSON.parse),
      isMerged: sql<boolean>`EXISTS (SELECT 1 FROM pledge_matches, json_each(moved, '$.annotations') one
        WHERE decision = 'same' AND undone_at IS NULL
          AND json_extract(one.value, '$.id') = ${annotations.id})`.mapWith(Boolean),
    })
    .from(suggestions)
    .innerJoin(articles, eq(articles.id, suggestions.articleId))
    .leftJoin(annotations, eq(annotations.id, suggestions.annotationId))
    .leftJoin(pledges, eq(pledges.id, annotations.pledgeId))
    .where(and(ne(suggestions.outcome, "waiting"), isSeenSuggestion(viewer)));
}

/** What was decided on suggestions, with the revisions that their words stand in: what learning needs of them. */
export async function listDecisions(db: Database) {
  return db
    .select({
      outcome: suggestions.outcome,
      start: suggestions.start,
      end: suggestions.end,
      fields: suggestions.fields,
      revision: articleRevisions,
      mark: { reviewState: annotations.reviewState, removedAt: annotations.removedAt },
    })
    .from(suggestions)
    .innerJoin(articleRevisions, eq(articleRevisions.id, suggestions.revisionId))
    .leftJoin(annotations, eq(annotations.id, suggestions.annotationId))
    .where(ne(suggestions.outcome, "waiting"))
    .orderBy(asc(suggestions.revisionId), asc(suggestions.start));
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
