import { changedFields, type HistoryEntry } from "@pledgebook/core/desk/history";
import { Problem, stale } from "@pledgebook/core/values/problem";
import { confirmRemoval, updateAnnotation } from "@pledgebook/db/queries/annotations/annotations";
import { listEvidence } from "@pledgebook/db/queries/annotations/evidence";
import { listReviewChanges } from "@pledgebook/db/queries/history";
import { amountColumnsOf, amountOf } from "@pledgebook/db/queries/pledges/amounts";
import { takeApprovalBack } from "@pledgebook/db/queries/pledges/approved";
import {
  findPledge,
  hasApprovedMark,
  type StoredPledge,
  updatePledge,
} from "@pledgebook/db/queries/pledges/pledges";
import { findUser } from "@pledgebook/db/queries/users";
import { z } from "zod";
import { sentBackLetter } from "../accounts/letters.ts";
import { act, onMark, onPledge } from "../desk/act.ts";
import { markAt } from "../desk/load.ts";
import { checkFields, checkStated, columnsOf, fieldsOf } from "../pledges/pledge-fields.ts";
import { amount, annotationRole, id, pledgeFields, version } from "../server/inputs.ts";
import { letterStep } from "../server/outbox.ts";
import { router, staff } from "../server/trpc.ts";
import { queue } from "./review-queue.ts";
import { reviewable } from "./reviewable.ts";

export const reviewRouter = router({
  queue,

  /**
   * The mark and what it says of its pledge are right: from now on they count in public. Both versions are those that
   * the reviewer saw: nobody approves a figure that was changed while they read another. What the reviewer puts right is
   * saved with the approval, and whoever marked it is shown the difference.
   */
  approve: staff("pledge.review")
    .input(
      z.object({
        annotationId: id,
        version,
        pledgeVersion: version,
        changes: z
          .object({
            stated: amount.optional(),
            role: annotationRole.optional(),
            fields: pledgeFields.optional(),
          })
          .optional(),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const { mark, pledge, guards } = await reviewable(ctx, input.annotationId, input.version);
      if (pledge.version !== input.pledgeVersion) throw stale();
      const { stated, role, fields } = input.changes ?? {};
      if (stated) checkStated(stated);
      if (fields) await checkFields(db, fields);
      const before = { stated: amountOf(mark), role: mark.role, ...fieldsOf(pledge) };
      const after = { ...before, ...fields, ...(stated && { stated }), ...(role && { role }) };
      const isChanged = Object.keys(changedFields(before, after).after ?? {}).length > 0;
      const now = ctx.now();
      const change = { updatedAt: now, ...(fields && columnsOf(fields)) };
      await act(
        ctx,
        [
          ...guards,
          updateAnnotation(db, mark.id, mark.version, {
            ...(stated && amountColumnsOf(stated)),
            ...(role && { role }),
            reviewState: "approved",
            reviewNote: null,
            disputedBy: null,
            reviewedBy: ctx.person.id,
            reviewedAt: now,
          }),
          ...(pledge.reviewState === "approved" && !fields
            ? []
            : updatePledge(
                db,
                pledge.id,
                pledge.version,
                { ...change, reviewState: "approved" },
                fields?.donorCodes,
              )),
        ],
        {
          act: "review.approve",
          ...onMark(mark),
          before: { review: mark.reviewState, pledge: pledge.reviewState },
          after: { review: "approved", pledge: "approved" },
        },
        ...(pledge.reviewState === "approved"
          ? []
          : [pledgeReview("review.approve", mark, pledge, "approved")]),
        ...(isChanged ? [{ act: "review.change" as const, ...onMark(mark), before, after }] : []),
      );
      return { version: mark.version + 1 };
    }),

  /** A mark that counts was rightly taken away: now it counts no more, nor does a pledge that nothing else states. */
  remove: staff("pledge.review")
    .input(z.object({ annotationId: id, version }))
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const { mark, guards } = await reviewable(ctx, input.annotationId, input.version, "removal");
      await act(
        ctx,
        [...guards, confirmRemoval(db, mark.id, mark.version, { by: ctx.person.id, at: ctx.now() })],
        {
          act: "review.remove",
          ...onMark(mark),
          before: { review: mark.reviewState },
          after: { review: "removed" },
        },
      );
      return { version: mark.version + 1 };
    }),

  /**
   * Takes an approval back. The pledge waits too when nothing else that is approved states it; then it counts as it was
   * approved before this approval, if it was.
   */
  reopen: staff("pledge.review")
    .input(z.object({ annotationId: id, version }))
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const mark = await markAt(ctx, { id: input.annotationId, version: input.version });
      const pledge = await findPledge(db, mark.pledgeId);
      if (mark.reviewState !== "approved" || !pledge)
        throw new Problem("stale", "not_approved", "This mark is not approved any more.");
      const others = (await listEvidence(db, ctx.viewer, [pledge.id])).filter(
        (other) => other.id !== mark.id && other.reviewState === "approved",
      );
      const isPledgeToo = others.length === 0 && pledge.reviewState === "approved";
      await act(
        ctx,
        [
          updateAnnotation(db, mark.id, mark.version, {
            reviewState: "waiting",
            reviewedBy: null,
            reviewedAt: null,
          }),
          ...(isPledgeToo
            ? [
                ...updatePledge(db, pledge.id, pledge.version, { reviewState: "waiting" }),
                takeApprovalBack(db, pledge.id, ctx.now()),
              ]
            : []),
          hasApprovedMark(pledge.id),
        ],
        {
          act: "review.reopen",
          ...onMark(mark),
          before: { review: "approved" },
          after: { review: "waiting" },
        },
        ...(isPledgeToo ? [pledgeReview("review.reopen", mark, pledge, "waiting")] : []),
      );
      return { version: mark.version + 1 };
    }),

  /** The reviewer does not agree and leaves the decision to another one. It goes on waiting. */
  dispute: staff("pledge.review")
    .input(z.object({ annotationId: id, version, reason: z.string().trim().min(1).max(1000) }))
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const { mark, guards } = await reviewable(ctx, input.annotationId, input.version);
      await act(
        ctx,
        [
          ...guards,
          updateAnnotation(db, mark.id, mark.version, {
            reviewState: "waiting",
            reviewNote: input.reason,
            disputedBy: ctx.person.id,
          }),
        ],
        {
          act: "review.dispute",
          ...onMark(mark),
          before: { review: mark.reviewState },
          after: { review: "disputed", reason: input.reason },
        },
      );
      return { version: mark.version + 1 };
    }),

  /** What reviewers changed in the last weeks in what the person who asks has marked. */
  changes: staff("desk.read").query(({ ctx }) => {
    if (ctx.person.id === null) return [];
    const since = new Date(Date.parse(ctx.now()) - WEEKS * 7 * 86_400_000).toISOString();
    return listReviewChanges(ctx.store.db, ctx.person.id, since);
  }),

  sendBack: staff("pledge.review")
    .input(z.object({ annotationId: id, version, reason: z.string().trim().min(1).max(1000) }))
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const { mark, guards } = await reviewable(ctx, input.annotationId, input.version);
      const maker = mark.createdBy ? await findUser(db, mark.createdBy) : null;
      const letter =
        ctx.mail && maker && !maker.disabled
          ? sentBackLetter(ctx.mail, maker, {
              ...{ articleId: mark.articleId, note: input.reason, reviewer: ctx.person.name },
            })
          : null;
      await act(
        ctx,
        [
          ...guards,
          ...(letter ? [letterStep(db, letter, ctx.newId(), ctx.now())] : []),
          updateAnnotation(db, mark.id, mark.version, {
            reviewState: "sent_back",
            reviewNote: input.reason,
            disputedBy: null,
            reviewedBy: ctx.person.id,
            reviewedAt: ctx.now(),
          }),
        ],
        {
          act: "review.send_back",
          ...onMark(mark),
          before: { review: mark.reviewState },
          after: { review: "sent_back", reason: input.reason },
        },
      );
      return { version: mark.version + 1 };
    }),
});

function pledgeReview(
  act: "review.approve" | "review.reopen",
  mark: { articleId: string },
  pledge: Pick<StoredPledge, "id" | "reviewState">,
  review: StoredPledge["reviewState"],
): HistoryEntry {
  return {
    act,
    ...onPledge(pledge.id, mark.articleId),
    before: { review: pledge.reviewState },
    after: { review },
  };
}

/** Weeks for which an annotator is shown what a reviewer changed. */
const WEEKS = 4;
