import type { Span } from "@pledgebook/core/text/span";
import { isSpanOf } from "@pledgebook/core/text/span";
import { Problem, stale } from "@pledgebook/core/values/problem";
import { findAnnotation } from "@pledgebook/db/queries/annotations/annotations";
import { type ArticleRow, findArticle } from "@pledgebook/db/queries/articles/articles";
import { findRevision, type RevisionRow } from "@pledgebook/db/queries/articles/revisions";
import { isLeftUndated } from "@pledgebook/db/queries/history";
import { findSeenPledge } from "@pledgebook/db/queries/pledges/known-pledges";
import { findPledge, type StoredPledge } from "@pledgebook/db/queries/pledges/pledges";
import type { Database } from "@pledgebook/db/store/store";
import type { StaffContext } from "../server/context.ts";

/** Whose question it is: what they may not see, they are told, is not there. */
type Asker = Pick<StaffContext, "store" | "viewer">;

/** An article with its newest revision. */
export interface LatestArticle {
  article: ArticleRow;
  revision: RevisionRow;
}

/** @throws Problem "not_found". */
export async function latestArticle(db: Database, articleId: string): Promise<LatestArticle> {
  const article = await findArticle(db, articleId);
  const revision = article?.latestRevisionId ? await findRevision(db, article.latestRevisionId) : null;
  if (!article || !revision) throw new Problem("not_found", "article_not_found", "There is no such article.");
  return { article, revision };
}

/** The article as whoever changes it has seen it. @throws Problem "not_found", or "stale" when it was changed since. */
export async function articleAt(db: Database, seen: { id: string; version: number }): Promise<LatestArticle> {
  const found = await latestArticle(db, seen.id);
  if (found.article.version !== seen.version) throw stale();
  return found;
}

/** The text that whoever marks it has before them. @throws Problem "not_found", or "stale" when it was edited since. */
export async function articleWithText(
  db: Database,
  articleId: string,
  revisionId: string,
): Promise<LatestArticle> {
  const found = await latestArticle(db, articleId);
  if (found.revision.id !== revisionId)
    throw new Problem(
      "stale",
      "article_edited",
      "The article was edited in the meantime; nothing was changed.",
    );
  return found;
}

/**
 * Whoever marks a promise must know of which day it is told, or that nobody knows.
 * @throws Problem "invalid" while nobody has said either.
 */
export async function checkDated(db: Database, articleId: string, revision: RevisionRow): Promise<void> {
  if (revision.publishedOn === null && !(await isLeftUndated(db, articleId)))
    throw new Problem(
      "invalid",
      "article_undated",
      "Say first on which day the article was published, or that its day is unknown.",
    );
}

/** @throws Problem "invalid" unless a span is of words of the text. */
export function checkSpan(text: string, span: Span): void {
  if (!isSpanOf(text, span))
    throw new Problem("invalid", "span_invalid", "These are no words of the article.");
}

/** A mark as whoever changes it has seen it. @throws Problem "not_found", or "stale" when it was changed since. */
export async function markAt(ctx: Asker, seen: { id: string; version: number }) {
  const mark = await anyMark(ctx, seen.id);
  if (mark.removedAt) throw markGone();
  if (mark.version !== seen.version) throw stale();
  return mark;
}

/** A mark, also one that was taken away. @throws Problem "not_found". */
export async function anyMark({ store, viewer }: Asker, id: string) {
  const mark = await findAnnotation(store.db, viewer, id);
  if (!mark) throw markGone();
  return mark;
}

export function markGone(): Problem {
  return new Problem("not_found", "annotation_not_found", "This mark is gone: somebody has removed it.");
}

/** @throws Problem "not_found". */
export async function pledgeWithCode({ store, viewer }: Asker, code: string): Promise<StoredPledge> {
  const pledge = await findSeenPledge(store.db, viewer, code);
  if (!pledge) throw new Problem("not_found", "pledge_not_found", `There is no pledge ${code}.`, { code });
  return pledge;
}

/** A pledge as whoever changes it has seen it. @throws Problem "not_found", or "stale" when it was changed since. */
export async function pledgeAt(ctx: Asker, seen: { code: string; version: number }): Promise<StoredPledge> {
  const pledge = await pledgeWithCode(ctx, seen.code);
  if (pledge.version !== seen.version) throw stale();
  return pledge;
}

/** The pledge that a mark states. @throws Problem "not_found". */
export async function pledgeOfMark(db: Database, mark: { pledgeId: string }): Promise<StoredPledge> {
  const pledge = await findPledge(db, mark.pledgeId);
  if (!pledge) throw new Problem("not_found", "pledge_not_found", "The pledge of this mark is gone.");
  return pledge;
}
