import { Problem, stale } from "@pledgebook/core/problem";
import { reviewRefusal } from "@pledgebook/core/review";
import { sentenceAround } from "@pledgebook/core/sentences";
import { listWaitingAnnotations, updateAnnotation } from "@pledgebook/db/queries/annotations";
import { audit, listMakers } from "@pledgebook/db/queries/audit";
import {
  amountOf,
  findPledge,
  loadPledgesById,
  type StoredPledge,
  updatePledge,
} from "@pledgebook/db/queries/pledges";
import { loadConverter } from "@pledgebook/db/queries/rates";
import { readSettings } from "@pledgebook/db/queries/settings";
import { z } from "zod";
import { announce, loadMark } from "./annotations.ts";
import { id, version } from "./inputs.ts";
import { router, type StaffContext, staff } from "./trpc.ts";
import { pledgeSummary } from "./views.ts";

export const reviewRouter = router({
  /** Marks that wait, each in its words, with whether the person who asks may review it. */
  queue: staff("desk.read").query(async ({ ctx }) => {
    const { db } = ctx.store;
    const marks = await listWaitingAnnotations(db);
    const pledges = await loadPledgesById(
      db,
      marks.map((mark) => mark.pledgeId),
    );
    const convert = await loadConverter(db);
    const { fourEyes } = await readSettings(db);
    const makers = await listMakers(
      db,
      marks.flatMap((mark) => [mark.id, mark.pledgeId]),
    );
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
          refusal: refusalOf(ctx, mark, pledge, makers, fourEyes),
        },
      ];
    });
  }),

  /**
   * The mark and what it says of its pledge are right: from now on they count in public. Both versions are those that
   * the reviewer saw: nobody approves a figure that was changed while they read another.
   */
  approve: staff("pledge.review")
    .input(z.object({ annotationId: id, version, pledgeVersion: version }))
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const { mark, pledge } = await reviewable(ctx, input.annotationId, input.version);
      if (pledge.version !== input.pledgeVersion) throw stale();
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
        ...(pledge.reviewState === "approved"
          ? []
          : [
              audit(db, {
                ...event(ctx, "review.approve", mark),
                subject: "pledge",
                subjectId: pledge.id,
                before: { review: pledge.reviewState },
                after: { review: "approved" },
              }),
            ]),
      ]);
      await announce(ctx, mark);
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
  const makers = await listMakers(ctx.store.db, [mark.id, pledge.id]);
  const refusal = refusalOf(ctx, mark, pledge, makers, fourEyes);
  if (refusal === "four_eyes")
    throw new Problem("not_allowed", "four_eyes", "Four eyes: whoever marked a pledge does not review it.");
  if (refusal) throw new Problem("stale", refusal, "Somebody has reviewed this already.");
  return { mark, pledge };
}

/** Under review are a mark and the pledge that it states, whichever of the two is not approved. */
function refusalOf(
  ctx: StaffContext,
  mark: { id: string; reviewState: StoredPledge["reviewState"] },
  pledge: Pick<StoredPledge, "id" | "reviewState">,
  makers: Map<string, Set<string>>,
  fourEyes: boolean,
) {
  return reviewRefusal({
    markedBy: [mark.id, pledge.id].flatMap((made) => [...(makers.get(made) ?? [])]),
    reviewer: ctx.person.id,
    fourEyes,
    state: mark.reviewState === "approved" ? pledge.reviewState : mark.reviewState,
  });
}

/** The words of a mark and what stands before and after them in their sentences, for showing it in its place. */
function around(text: string, start: number | null, end: number | null) {
  if (start === null || end === null) return null;
  const sentence = sentenceAround(text, { start, end });
  return {
    before: text.slice(sentence.start, start),
    words: text.slice(start, end),
    after: text.slice(end, sentence.end),
  };
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
