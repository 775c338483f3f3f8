import { describeQuote } from "@pledgebook/core/text/quote";
import { stale } from "@pledgebook/core/values/problem";
import { everyMarkIsIn, insertAnchor, listAnchors } from "@pledgebook/db/queries/annotations/anchors";
import {
  annotationsToken,
  listAnnotations,
  restoreAnnotation,
  updateAnnotation,
} from "@pledgebook/db/queries/annotations/annotations";
import { insertComment, listComments } from "@pledgebook/db/queries/annotations/comments";
import { listDecided, settleSuggestionOf } from "@pledgebook/db/queries/annotations/suggestions";
import { amountColumnsOf, amountOf } from "@pledgebook/db/queries/pledges/amounts";
import { isApprovedMark } from "@pledgebook/db/queries/pledges/approved";
import { countOtherMarks, findPledge, isNotMerged } from "@pledgebook/db/queries/pledges/pledges";
import { z } from "zod";
import { act, onMark } from "../desk/act.ts";
import { anyMark, articleWithText, checkSpan, latestArticle, markAt, pledgeWithCode } from "../desk/load.ts";
import { checkStated } from "../pledges/pledge-fields.ts";
import { amount, annotationRole, id, pledgeCode, span, version } from "../server/inputs.ts";
import { router, staff } from "../server/trpc.ts";
import { markView } from "./mark-view.ts";
import { reviewAfter, reviewOfRestored } from "./review-after.ts";

export const annotationsRouter = router({
  /** The marks of an article's newest revision; nothing but the token where it is the one that the asker has. */
  list: staff("desk.read")
    .input(z.object({ articleId: id, known: z.string().max(200).nullish() }))
    .query(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const token = await annotationsToken(db, ctx.viewer, input.articleId);
      if (token === input.known) return { token, changed: null };
      const { article, revision } = await latestArticle(db, input.articleId);
      return {
        token,
        changed: {
          revisionId: revision.id,
          annotations: (await listAnnotations(db, ctx.viewer, article.id, revision.id)).map(markView),
          decided: await listDecided(db, ctx.viewer, article.id),
        },
      };
    }),

  /** Changes what a mark states, or its role. It then waits for a reviewer again. */
  save: staff("pledge.annotate")
    .input(z.object({ id, version, stated: amount, role: annotationRole }))
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const mark = await markAt(ctx, input);
      checkStated(input.stated);
      const [now, wanted] = [
        { stated: amountOf(mark), role: mark.role },
        { stated: input.stated, role: input.role },
      ];
      const review = await reviewAfter(ctx, mark.id, now, wanted);
      await act(
        ctx,
        [
          updateAnnotation(db, mark.id, mark.version, {
            ...amountColumnsOf(input.stated),
            role: input.role,
            reviewState: review,
            reviewNote: null,
          }),
        ],
        {
          act: "annotation.save",
          ...onMark(mark),
          before: { ...now, review: mark.reviewState },
          after: { ...wanted, review },
        },
      );
      return { version: mark.version + 1 };
    }),

  /** Puts a mark on other words of the newest revision: after an edit touched it, or to make it longer or shorter. */
  place: staff("pledge.annotate")
    .input(z.object({ id, version, revisionId: id, span }))
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const mark = await markAt(ctx, input);
      const { revision } = await articleWithText(db, mark.articleId, input.revisionId);
      checkSpan(revision.plainText, input.span);
      const quote = describeQuote(revision.plainText, input.span);
      const anchors = await listAnchors(db, ctx.viewer, revision.id);
      const before = anchors.find(({ anchor }) => anchor.annotationId === mark.id)?.anchor;
      const review = await reviewAfter(
        ctx,
        mark.id,
        { quote: before?.exact, start: before?.start },
        { quote: quote.exact, start: quote.start },
      );
      await act(
        ctx,
        [
          updateAnnotation(db, mark.id, mark.version, {
            markedRevisionId: revision.id,
            reviewState: review,
            reviewNote: null,
          }),
          insertAnchor(db, mark.id, revision.id, "exact", quote),
          everyMarkIsIn(db, mark.articleId, revision.id),
        ],
        {
          act: "annotation.place",
          ...onMark(mark),
          before: {
            quote: before?.exact,
            start: before?.start,
            anchor: before?.state,
            review: mark.reviewState,
          },
          after: { quote: quote.exact, start: quote.start, anchor: "exact", review },
        },
      );
      return { version: mark.version + 1 };
    }),

  /** Joins a mark to another pledge than the one it was made for. */
  move: staff("pledge.annotate")
    .input(z.object({ id, version, code: pledgeCode, role: annotationRole }))
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const mark = await markAt(ctx, input);
      const [from, to] = await Promise.all([findPledge(db, mark.pledgeId), pledgeWithCode(ctx, input.code)]);
      const [now, wanted] = [
        { pledge: from?.code, role: mark.role },
        { pledge: to.code, role: input.role },
      ];
      const review = await reviewAfter(ctx, mark.id, now, wanted);
      await act(
        ctx,
        [
          isNotMerged(to),
          updateAnnotation(db, mark.id, mark.version, {
            pledgeId: to.id,
            role: input.role,
            reviewState: review,
            reviewNote: null,
            disputedBy: null,
          }),
        ],
        {
          act: "annotation.move",
          ...onMark(mark),
          before: { ...now, review: mark.reviewState },
          after: { ...wanted, review },
        },
      );
      return { version: mark.version + 1 };
    }),

  /** Says something about a mark to the others at the desk. */
  comment: staff("pledge.annotate")
    .input(z.object({ id, text: z.string().trim().min(1).max(2000) }))
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const mark = await anyMark(ctx, input.id);
      await act(
        ctx,
        [
          insertComment(db, {
            id: ctx.newId(),
            annotationId: mark.id,
            text: input.text,
            createdBy: ctx.person.id,
            createdAt: ctx.now(),
          }),
        ],
        { act: "annotation.comment", ...onMark(mark), before: null, after: { text: input.text } },
      );
      return { id: mark.id };
    }),

  comments: staff("desk.read")
    .input(z.object({ id }))
    .query(({ ctx, input }) => listComments(ctx.store.db, ctx.viewer, [input.id])),

  /** Brings a mark back that was taken away, where it stood: what undoing a removal does. */
  restore: staff("pledge.annotate")
    .input(z.object({ id, version }))
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const mark = await anyMark(ctx, input.id);
      if (!mark.removedAt || mark.version !== input.version) throw stale();
      const { revision } = await latestArticle(db, mark.articleId);
      const { review, act: name } = await reviewOfRestored(ctx, mark);
      await act(
        ctx,
        [
          restoreAnnotation(db, mark.id, mark.version, review),
          everyMarkIsIn(db, mark.articleId, revision.id),
          settleSuggestionOf(db, mark.id, "accepted"),
        ],
        {
          act: name,
          ...onMark(mark),
          before: null,
          after: { stated: amountOf(mark), role: mark.role, review },
        },
      );
      return { version: mark.version + 1 };
    }),

  /**
   * Takes a mark away. Its record and history stay; a pledge without any mark no longer counts. Of a mark that counts it is a
   * proposal: it counts on until a second person agrees (rule 11). `isUndo`: whoever just made
   * it takes it back, and the suggestion it came from is open again; else that suggestion was wrong after all.
   */
  remove: staff("pledge.annotate")
    .input(z.object({ id, version, isUndo: z.boolean().default(false) }))
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const mark = await markAt(ctx, input);
      const others = await countOtherMarks(db, ctx.viewer, mark.pledgeId, mark.id);
      const isProposal = await isApprovedMark(db, mark.id);
      await act(
        ctx,
        [
          updateAnnotation(db, mark.id, mark.version, {
            removedAt: ctx.now(),
            ...(isProposal && { reviewState: "waiting", reviewNote: null, disputedBy: null }),
          }),
          settleSuggestionOf(db, mark.id, input.isUndo ? "waiting" : "rejected"),
        ],
        {
          act: "annotation.remove",
          ...onMark(mark),
          before: { stated: amountOf(mark), role: mark.role, review: mark.reviewState },
          after: null,
        },
      );
      return { version: mark.version + 1, pledgeHasOtherMarks: others > 0, isProposal };
    }),
});
