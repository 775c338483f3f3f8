import type { HistoryEntry } from "@pledgebook/core/desk/history";
import { Problem, stale } from "@pledgebook/core/values/problem";
import { matchDecisions, statuses } from "@pledgebook/core/values/vocabulary";
import {
  findMatch,
  insertMatch,
  isMatchDecided,
  isUndecided,
  listMatches,
  listMovable,
  moveAll,
  restoreOverlaps,
  undoMatch,
} from "@pledgebook/db/queries/pledges/matches";
import { deleteComponent, isNoPartOfItself } from "@pledgebook/db/queries/pledges/packages";
import { deletePledgeEvent } from "@pledgebook/db/queries/pledges/pledge-events";
import {
  areNotMerged,
  findPledgeRow,
  type StoredPledge,
  samePledge,
  updatePledge,
} from "@pledgebook/db/queries/pledges/pledges";
import { z } from "zod";
import { act, onPledge } from "../desk/act.ts";
import { pledgeAt } from "../desk/load.ts";
import { id, partialDate, pledgeCode, version } from "../server/inputs.ts";
import { router, staff } from "../server/trpc.ts";
import { likelyPairs, openPairsOf, pairOf } from "./likely-pairs.ts";
import { mergeSteps, partSteps, waiting } from "./merge.ts";
import { checkNoLoop } from "./pledge-fields.ts";

export const reconcileRouter = router({
  /**
   * Pairs of pledges that may be one, or part of each other, the likeliest first, with reasons and both sentences. With
   * codes: that one pair, whatever the matcher says of it.
   */
  queue: staff("desk.read")
    .input(z.object({ a: pledgeCode, b: pledgeCode }).nullish())
    .query(({ ctx, input }) => (input ? pairOf(ctx, input.a, input.b) : likelyPairs(ctx))),

  /** Which marks of an article may state the same money as another of it, or as a pledge of the ledger: to be decided. */
  ofArticle: staff("desk.read")
    .input(z.object({ articleId: id }))
    .query(({ ctx, input }) => openPairsOf(ctx, input.articleId)),

  decisions: staff("desk.read").query(({ ctx }) => listMatches(ctx.store.db, ctx.viewer, 100)),

  /**
   * What two pledges are to each other, remembered and not asked again. 'same' and 'later_stage_of' merge `other` into `keep`:
   * its mentions and events move, its code leads to the one that is kept. 'part_of' makes `other` a component of `keep`.
   */
  decide: staff("pledge.annotate")
    .input(
      z.object({
        keep: pledgeCode,
        keepVersion: version,
        other: pledgeCode,
        otherVersion: version,
        decision: z.enum(matchDecisions),
        reason: z.string().trim().max(500).nullish(),
        /** For a later stage: which one, and when it was reached. */
        stage: z.object({ status: z.enum(statuses).exclude(["pledged"]), happenedOn: partialDate }).nullish(),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const [keep, other] = await Promise.all([
        pledgeAt(ctx, { code: input.keep, version: input.keepVersion }),
        pledgeAt(ctx, { code: input.other, version: input.otherVersion }),
      ]);
      if (keep.id === other.id)
        throw new Problem("invalid", "match_itself", "A pledge is the same as itself.");
      if (await isMatchDecided(db, keep.id, other.id))
        throw new Problem("stale", "match_decided", "Somebody has decided on these two already.");
      if (input.decision === "later_stage_of" && !input.stage)
        throw new Problem("invalid", "stage_missing", "Say which stage it is and since when.");
      if (input.decision === "part_of") await checkNoLoop(db, other.code, keep.code);
      const isMerge = input.decision === "same" || input.decision === "later_stage_of";
      const movable = isMerge ? await listMovable(db, other.id) : null;
      const moved = movable && { ...movable, addedEvent: input.stage ? ctx.newId() : null };
      const matchId = ctx.newId();
      const told = (pledge: StoredPledge): HistoryEntry => ({
        act: input.decision === "different" ? "match.note" : "match.decide",
        ...onPledge(pledge.id),
        before: null,
        after: {
          decision: input.decision,
          keep: keep.code,
          other: other.code,
          reason: input.reason || null,
          stage: input.stage ?? null,
        },
      });
      await act(
        ctx,
        [
          samePledge(db, keep.id, keep.version),
          samePledge(db, other.id, other.version),
          isUndecided(keep.id, other.id),
          ...(moved
            ? mergeSteps(ctx, keep, other, moved, input.stage ?? null)
            : input.decision === "part_of"
              ? partSteps(ctx, keep, other)
              : []),
          insertMatch(db, {
            id: matchId,
            pledgeId: keep.id,
            otherPledgeId: other.id,
            decision: input.decision,
            reason: input.reason || null,
            moved,
            decidedBy: ctx.person.id,
            decidedAt: ctx.now(),
          }),
        ],
        told(keep),
        told(other),
      );
      return { id: matchId };
    }),

  /** Takes a decision back. A merge is undone mark by mark; what has changed since in a way that does not fit refuses it. */
  undo: staff("pledge.annotate")
    .input(z.object({ id }))
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const found = await findMatch(db, ctx.viewer, input.id);
      if (!found) throw new Problem("not_found", "match_not_found", "There is no such decision.");
      if (found.undoneAt) throw stale();
      const [keep, other] = await Promise.all([
        findPledgeRow(db, found.pledgeId),
        findPledgeRow(db, found.otherPledgeId),
      ]);
      if (!keep || !other) throw new Problem("not_found", "pledge_not_found", "A pledge of it is gone.");
      const { moved } = found;
      const roles = new Map(moved?.annotations.map((mark) => [mark.id, mark.role]));
      const unmerge = moved
        ? [
            areNotMerged([...moved.components, ...moved.packages]),
            ...updatePledge(db, other.id, other.version, { mergedIntoId: null, updatedAt: ctx.now() }),
            ...(moved.addedEvent ? [deletePledgeEvent(db, moved.addedEvent)] : []),
            ...moveAll(db, moved, keep.id, other.id, (mark) => roles.get(mark.id) ?? mark.role),
            ...restoreOverlaps(db, moved, other.id, keep.id),
            isNoPartOfItself(other.id),
          ]
        : [];
      const apart =
        found.decision === "part_of"
          ? [
              deleteComponent(db, keep.id, other.id),
              ...updatePledge(db, other.id, other.version, waiting(ctx)),
            ]
          : [];
      const told = (pledge: { id: string }): HistoryEntry => ({
        act: found.decision === "different" ? "match.note" : "match.undo",
        ...onPledge(pledge.id),
        before: { decision: found.decision, keep: keep.code, other: other.code },
        after: null,
      });
      await act(ctx, [undoMatch(db, found.id, ctx.now()), ...unmerge, ...apart], told(keep), told(other));
      return { id: found.id };
    }),
});
