import { type Amount, amountProblem } from "@pledgebook/core/money";
import { Problem, stale } from "@pledgebook/core/problem";
import { describe, isSpanOf } from "@pledgebook/core/quote";
import {
  everyMarkIsIn,
  findAnnotation,
  insertAnchor,
  listAnchors,
  updateAnnotation,
} from "@pledgebook/db/queries/annotations";
import { audit } from "@pledgebook/db/queries/audit";
import { amountColumnsOf, amountOf, countOtherMarks, findPledge } from "@pledgebook/db/queries/pledges";
import { z } from "zod";
import { amount, annotationRole, id, span, version } from "./inputs.ts";
import { loadLatest } from "./revisions.ts";
import { router, type StaffContext, staff } from "./trpc.ts";

export const annotationsRouter = router({
  /** Changes what a mark states, or its role. It then waits for a reviewer again. */
  save: staff("pledge.annotate")
    .input(z.object({ id, version, stated: amount, role: annotationRole }))
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const mark = await loadMark(ctx, input.id, input.version);
      checkStated(input.stated);
      await ctx.store.write([
        updateAnnotation(db, mark.id, mark.version, {
          ...amountColumnsOf(input.stated),
          role: input.role,
          reviewState: "waiting",
          reviewNote: null,
        }),
        audit(db, {
          ...event(ctx, "annotation.save", mark),
          before: { stated: amountOf(mark), role: mark.role, review: mark.reviewState },
          after: { stated: input.stated, role: input.role, review: "waiting" },
        }),
      ]);
      await announce(ctx, mark);
      return { version: mark.version + 1 };
    }),

  /** Puts a mark on other words of the newest revision: after an edit touched it, or to make it longer or shorter. */
  place: staff("pledge.annotate")
    .input(z.object({ id, version, revisionId: id, span }))
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const mark = await loadMark(ctx, input.id, input.version);
      const { revision } = await loadLatest(db, mark.articleId);
      if (revision.id !== input.revisionId)
        throw new Problem(
          "stale",
          "article_edited",
          "The article was edited in the meantime; nothing was changed.",
        );
      if (!isSpanOf(revision.plainText, input.span))
        throw new Problem("invalid", "span_invalid", "These are no words of the article.");
      const quote = describe(revision.plainText, input.span);
      const anchors = await listAnchors(db, revision.id);
      const before = anchors.find(({ anchor }) => anchor.annotationId === mark.id)?.anchor;
      await ctx.store.write([
        updateAnnotation(db, mark.id, mark.version, {
          markedRevisionId: revision.id,
          reviewState: "waiting",
          reviewNote: null,
        }),
        insertAnchor(db, mark.id, revision.id, "exact", quote),
        everyMarkIsIn(db, mark.articleId, revision.id),
        audit(db, {
          ...event(ctx, "annotation.place", mark),
          before: {
            quote: before?.exact,
            start: before?.start,
            anchor: before?.state,
            review: mark.reviewState,
          },
          after: { quote: quote.exact, start: quote.start, anchor: "exact", review: "waiting" },
        }),
      ]);
      await announce(ctx, mark);
      return { version: mark.version + 1 };
    }),

  /** Takes a mark away. Its record and history stay; a pledge without any mark no longer counts. */
  remove: staff("pledge.annotate")
    .input(z.object({ id, version }))
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const mark = await loadMark(ctx, input.id, input.version);
      const others = await countOtherMarks(db, mark.pledgeId, mark.id);
      await ctx.store.write([
        updateAnnotation(db, mark.id, mark.version, { removedAt: ctx.now() }),
        audit(db, {
          ...event(ctx, "annotation.remove", mark),
          before: { stated: amountOf(mark), role: mark.role },
          after: null,
        }),
      ]);
      await announce(ctx, mark);
      return { pledgeHasOtherMarks: others > 0 };
    }),
});

/** @throws Problem "not_found", or "stale" when it was changed since. */
export async function loadMark(ctx: StaffContext, annotationId: string, expected: number) {
  const mark = await findAnnotation(ctx.store.db, annotationId);
  if (!mark || mark.removedAt)
    throw new Problem("not_found", "annotation_not_found", "This mark is gone: somebody has removed it.");
  if (mark.version !== expected) throw stale();
  return mark;
}

/** @throws Problem "invalid" when a mark would state a sum that is none. */
export function checkStated(stated: Amount): void {
  const problem = amountProblem(stated);
  if (problem)
    throw new Problem("invalid", problem, `The mark cannot be saved: stated (${problem}).`, {
      field: "stated",
    });
}

/** Says that readers see another article and another pledge now, when they see the article at all. */
export async function announce(
  ctx: StaffContext,
  mark: { articleId: string; pledgeId: string },
): Promise<void> {
  const { article } = await loadLatest(ctx.store.db, mark.articleId);
  const pledge = await findPledge(ctx.store.db, mark.pledgeId);
  if (article.status === "published")
    ctx.published({ articleSlugs: [article.slug], pledgeCodes: pledge ? [pledge.code] : [] });
}

function event(ctx: StaffContext, action: string, mark: { id: string; articleId: string }) {
  return {
    at: ctx.now(),
    actorId: ctx.person.id,
    action,
    subject: "annotation" as const,
    subjectId: mark.id,
    articleId: mark.articleId,
  };
}
