import { Problem } from "@pledgebook/core/problem";
import { reviewRefusal } from "@pledgebook/core/review";
import { listWaitingAnnotations, updateAnnotation } from "@pledgebook/db/queries/annotations";
import { audit } from "@pledgebook/db/queries/audit";
import { amountOf, findPledge, loadPledgesById, updatePledge } from "@pledgebook/db/queries/pledges";
import { loadConverter } from "@pledgebook/db/queries/rates";
import { readSettings } from "@pledgebook/db/queries/settings";
import { z } from "zod";
import { announce, loadMark } from "./annotations.ts";
import { id, version } from "./inputs.ts";
import { router, type StaffContext, staff } from "./trpc.ts";
import { currenciesOf, pledgeSummary } from "./views.ts";

export const reviewRouter = router({
  /** Marks that wait, each in its words, with whether the person who asks may review it. */
  queue: staff("desk.read").query(async ({ ctx }) => {
    const { db } = ctx.store;
    const marks = await listWaitingAnnotations(db);
    const pledges = await loadPledgesById(
      db,
      marks.map((mark) => mark.pledgeId),
    );
    const convert = await loadConverter(db, currenciesOf(pledges, "EUR"));
    const { fourEyes } = await readSettings(db);
    const byId = new Map(pledges.map((pledge) => [pledge.id, pledge]));
    return marks.flatMap((mark) => {
      const pledge = byId.get(mark.pledgeId);
      if (!pledge) return [];
      const { plainText, start, end, ...rest } = mark;
      return [
        {
          ...rest,
          stated: amountOf(mark),
          context: around(plainText, start, end),
          pledge: pledgeSummary(pledge, "EUR", convert),
          refusal: reviewRefusal({
            markedBy: makers(mark, pledge),
            reviewer: ctx.person.id,
            fourEyes,
            state: mark.reviewState,
          }),
        },
      ];
    });
  }),

  /** The mark and what it says of its pledge are right: from now on they count in public. */
  approve: staff("pledge.review")
    .input(z.object({ annotationId: id, version }))
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const { mark, pledge } = await reviewable(ctx, input.annotationId, input.version);
      const now = ctx.now();
      await ctx.store.write([
        updateAnnotation(db, mark.id, mark.version, {
          reviewState: "approved",
          reviewNote: null,
          reviewedBy: ctx.person.id,
          reviewedAt: now,
        }),
        ...(pledge.reviewState === "approved"
          ? []
          : updatePledge(db, pledge.id, pledge.version, { reviewState: "approved", updatedAt: now })),
        audit(db, {
          ...event(ctx, "review.approve", mark),
          before: { review: mark.reviewState, pledge: pledge.reviewState },
          after: { review: "approved", pledge: "approved" },
        }),
      ]);
      await announce(ctx, mark.articleId);
      return { version: mark.version + 1 };
    }),

  sendBack: staff("pledge.review")
    .input(z.object({ annotationId: id, version, reason: z.string().trim().min(1).max(1000) }))
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const { mark } = await reviewable(ctx, input.annotationId, input.version);
      await ctx.store.write([
        updateAnnotation(db, mark.id, mark.version, {
          reviewState: "sent_back",
          reviewNote: input.reason,
          reviewedBy: ctx.person.id,
          reviewedAt: ctx.now(),
        }),
        audit(db, {
          ...event(ctx, "review.send_back", mark),
          before: { review: mark.reviewState },
          after: { review: "sent_back", reason: input.reason },
        }),
      ]);
      return { version: mark.version + 1 };
    }),
});

async function reviewable(ctx: StaffContext, annotationId: string, expected: number) {
  const mark = await loadMark(ctx, annotationId, expected);
  const pledge = await findPledge(ctx.store.db, mark.pledgeId);
  if (!pledge) throw new Problem("not_found", "pledge_not_found", "The pledge of this mark is gone.");
  const { fourEyes } = await readSettings(ctx.store.db);
  const refusal = reviewRefusal({
    markedBy: makers(mark, pledge),
    reviewer: ctx.person.id,
    fourEyes,
    state: mark.reviewState,
  });
  if (refusal === "four_eyes")
    throw new Problem("not_allowed", "four_eyes", "Four eyes: whoever marked a pledge does not review it.");
  if (refusal) throw new Problem("stale", refusal, "Somebody has reviewed this already.");
  return { mark, pledge };
}

/** Whose work is under review: who marked it, and, while the pledge itself is not approved, who last wrote that. */
function makers(
  mark: { createdBy: string | null },
  pledge: { reviewState: string; updatedBy: string | null },
): string[] {
  const list = pledge.reviewState === "approved" ? [mark.createdBy] : [mark.createdBy, pledge.updatedBy];
  return list.filter((person): person is string => person !== null);
}

/** The words before, under and after a mark, for showing it in its place. */
function around(text: string, start: number | null, end: number | null) {
  if (start === null || end === null) return null;
  const from = Math.max(0, text.lastIndexOf("\n", start - 1) + 1, start - 240);
  const line = text.indexOf("\n", end);
  const to = Math.min(line < 0 ? text.length : line, end + 240);
  return { before: text.slice(from, start), words: text.slice(start, end), after: text.slice(end, to) };
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
