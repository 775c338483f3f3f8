import { may } from "@pledgebook/core/desk/permissions";
import { describe, isSpanOf } from "@pledgebook/core/text/quote";
import { type Amount, amountProblem } from "@pledgebook/core/values/money";
import { Problem, stale } from "@pledgebook/core/values/problem";
import { amountColumnsOf, amountOf } from "@pledgebook/db/queries/amounts";
import { everyMarkIsIn, insertAnchor, listAnchors } from "@pledgebook/db/queries/anchors";
import {
  annotationsToken,
  findAnnotation,
  listAnnotations,
  restoreAnnotation,
  updateAnnotation,
} from "@pledgebook/db/queries/annotations";
import { insertComment, listComments } from "@pledgebook/db/queries/comments";
import { audit, canonical, findLastEvent } from "@pledgebook/db/queries/history";
import { countOtherMarks, findPledge, findPledgeByCode } from "@pledgebook/db/queries/pledges";
import { listDecided, settleSuggestionOf } from "@pledgebook/db/queries/suggestions";
import { z } from "zod";
import { loadLatest } from "../articles/revisions.ts";
import { amount, annotationRole, id, pledgeCode, span, version } from "../server/inputs.ts";
import { type Person, router, type StaffContext, staff } from "../server/trpc.ts";

export const annotationsRouter = router({
  /** The marks of an article's newest revision; nothing but the token where it is the one that the asker has. */
  list: staff("desk.read")
    .input(z.object({ articleId: id, known: z.string().max(200).nullish() }))
    .query(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const token = await annotationsToken(db, input.articleId);
      if (token === input.known) return { token, changed: null };
      const { article, revision } = await loadLatest(db, input.articleId);
      return {
        token,
        changed: {
          revisionId: revision.id,
          annotations: visibleTo(ctx.person, article, await listAnnotations(db, article.id, revision.id)),
          decided: await listDecided(db, article.id),
        },
      };
    }),

  /** Changes what a mark states, or its role. It then waits for a reviewer again. */
  save: staff("pledge.annotate")
    .input(z.object({ id, version, stated: amount, role: annotationRole }))
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const mark = await loadMark(ctx, input.id, input.version);
      checkStated(input.stated);
      const [now, wanted] = [
        { stated: amountOf(mark), role: mark.role },
        { stated: input.stated, role: input.role },
      ];
      const review = await reviewAfter(ctx, mark.id, now, wanted);
      await ctx.store.write([
        updateAnnotation(db, mark.id, mark.version, {
          ...amountColumnsOf(input.stated),
          role: input.role,
          reviewState: review,
          reviewNote: null,
        }),
        audit(db, {
          ...event(ctx, "annotation.save", mark),
          before: { ...now, review: mark.reviewState },
          after: { ...wanted, review },
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
      const review = await reviewAfter(
        ctx,
        mark.id,
        { quote: before?.exact, start: before?.start },
        { quote: quote.exact, start: quote.start },
      );
      await ctx.store.write([
        updateAnnotation(db, mark.id, mark.version, {
          markedRevisionId: revision.id,
          reviewState: review,
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
          after: { quote: quote.exact, start: quote.start, anchor: "exact", review },
        }),
      ]);
      await announce(ctx, mark);
      return { version: mark.version + 1 };
    }),

  /** Joins a mark to another pledge than the one it was made for. */
  move: staff("pledge.annotate")
    .input(z.object({ id, version, code: pledgeCode, role: annotationRole }))
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const mark = await loadMark(ctx, input.id, input.version);
      const [from, to] = await Promise.all([findPledge(db, mark.pledgeId), findPledgeByCode(db, input.code)]);
      if (!to) throw pledgeMissing(input.code);
      const [now, wanted] = [
        { pledge: from?.code, role: mark.role },
        { pledge: to.code, role: input.role },
      ];
      const review = await reviewAfter(ctx, mark.id, now, wanted);
      await ctx.store.write([
        updateAnnotation(db, mark.id, mark.version, {
          pledgeId: to.id,
          role: input.role,
          reviewState: review,
          reviewNote: null,
          disputedBy: null,
        }),
        audit(db, {
          ...event(ctx, "annotation.move", mark),
          before: { ...now, review: mark.reviewState },
          after: { ...wanted, review },
        }),
      ]);
      await announce(ctx, mark);
      await announce(ctx, { ...mark, pledgeId: to.id });
      return { version: mark.version + 1 };
    }),

  /** Says something about a mark to the others at the desk. */
  comment: staff("pledge.annotate")
    .input(z.object({ id, text: z.string().trim().min(1).max(2000) }))
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const mark = await findAnnotation(db, input.id);
      if (!mark) throw markGone();
      await ctx.store.write([
        insertComment(db, {
          id: ctx.newId(),
          annotationId: mark.id,
          text: input.text,
          createdBy: ctx.person.id,
          createdAt: ctx.now(),
        }),
        audit(db, { ...event(ctx, "annotation.comment", mark), before: null, after: { text: input.text } }),
      ]);
      return { id: mark.id };
    }),

  comments: staff("desk.read")
    .input(z.object({ id }))
    .query(({ ctx, input }) => listComments(ctx.store.db, [input.id])),

  /** Brings a mark back that was taken away, where it stood: what undoing a removal does. */
  restore: staff("pledge.annotate")
    .input(z.object({ id, version }))
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const mark = await findAnnotation(db, input.id);
      if (!mark) throw markGone();
      if (!mark.removedAt || mark.version !== input.version) throw stale();
      const { revision } = await loadLatest(db, mark.articleId);
      await ctx.store.write([
        restoreAnnotation(db, mark.id, mark.version),
        everyMarkIsIn(db, mark.articleId, revision.id),
        settleSuggestionOf(db, mark.id, "accepted"),
        audit(db, {
          ...event(ctx, "annotation.restore", mark),
          before: null,
          after: { stated: amountOf(mark), role: mark.role },
        }),
      ]);
      await announce(ctx, mark);
      return { version: mark.version + 1 };
    }),

  /**
   * Takes a mark away. Its record and history stay; a pledge without any mark no longer counts. `isUndo`: whoever just made
   * it takes it back, and the suggestion it came from is open again; else that suggestion was wrong after all.
   */
  remove: staff("pledge.annotate")
    .input(z.object({ id, version, isUndo: z.boolean().default(false) }))
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const mark = await loadMark(ctx, input.id, input.version);
      const others = await countOtherMarks(db, mark.pledgeId, mark.id);
      await ctx.store.write([
        updateAnnotation(db, mark.id, mark.version, { removedAt: ctx.now() }),
        settleSuggestionOf(db, mark.id, input.isUndo ? "waiting" : "rejected"),
        audit(db, {
          ...event(ctx, "annotation.remove", mark),
          before: { stated: amountOf(mark), role: mark.role },
          after: null,
        }),
      ]);
      await announce(ctx, mark);
      return { version: mark.version + 1, pledgeHasOtherMarks: others > 0 };
    }),
});

/** While two people mark an article apart from each other, an annotator sees only their own marks. */
export function visibleTo<M extends { createdBy: string | null }>(
  person: Person,
  article: { isBlind: boolean },
  marks: M[],
): M[] {
  const isApart = article.isBlind && !may(person.role, "pledge.review");
  return isApart ? marks.filter((mark) => mark.createdBy === person.id) : marks;
}

/**
 * How a mark is reviewed after a change: it waits, unless the change only puts back what was approved, right after the same
 * person had changed it. `now` and `wanted` name what the history names.
 */
async function reviewAfter(
  ctx: StaffContext,
  annotationId: string,
  now: Record<string, unknown>,
  wanted: Record<string, unknown>,
) {
  const last = await findLastEvent(ctx.store.db, annotationId);
  const was = last?.before;
  const isPutBack =
    ctx.person.id !== null &&
    last?.actorId === ctx.person.id &&
    was?.review === "approved" &&
    Object.keys(was).every(
      (key) => ["review", "anchor"].includes(key) || canonical(was[key]) === canonical(wanted[key]),
    ) &&
    Object.keys(wanted).every((key) => key in was || canonical(wanted[key]) === canonical(now[key]));
  return isPutBack ? ("approved" as const) : ("waiting" as const);
}

function markGone(): Problem {
  return new Problem("not_found", "annotation_not_found", "This mark is gone: somebody has removed it.");
}

export function pledgeMissing(code: string): Problem {
  return new Problem("not_found", "pledge_not_found", `There is no pledge ${code}.`, { code });
}

/** @throws Problem "not_found", or "stale" when it was changed since. */
export async function loadMark(ctx: StaffContext, annotationId: string, expected: number) {
  const mark = await findAnnotation(ctx.store.db, annotationId);
  if (!mark || mark.removedAt) throw markGone();
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
