import { reviewRefusal } from "@pledgebook/core/desk/review";
import { Problem, stale } from "@pledgebook/core/values/problem";
import { findArticle, isMarkedTogether } from "@pledgebook/db/queries/articles/articles";
import { listMakers } from "@pledgebook/db/queries/history";
import { type StoredPledge, samePledge } from "@pledgebook/db/queries/pledges/pledges";
import { readSettings, sameSetting } from "@pledgebook/db/queries/settings";
import { anyMark, markGone, pledgeOfMark } from "../desk/load.ts";
import type { StaffContext } from "../server/context.ts";

/**
 * A mark that somebody may review, or of which they may review that it was taken away, with its pledge, and the steps that hold
 * this in the plan beside the version of the mark: whoever works on either raises a version, and the rules of review are the
 * same. @throws Problem.
 */
export async function reviewable(
  ctx: StaffContext,
  annotationId: string,
  expected: number,
  what: "mark" | "removal" = "mark",
) {
  const { db } = ctx.store;
  const mark = await anyMark(ctx, annotationId);
  if (what === "mark" && mark.removedAt) throw markGone();
  if (mark.version !== expected || (what === "removal" && !mark.removedAt)) throw stale();
  const pledge = await pledgeOfMark(db, mark);
  const { fourEyes } = await readSettings(db);
  const makers = await listMakers(db, [mark.id, pledge.id]);
  const article = await findArticle(db, mark.articleId);
  const refusal = refusalOf(ctx, { ...mark, isBlind: article?.isBlind ?? false }, pledge, makers, fourEyes);
  if (refusal === "four_eyes")
    throw new Problem("not_allowed", "four_eyes", "Four eyes: whoever marked a pledge does not review it.");
  if (refusal === "disputed")
    throw new Problem("not_allowed", "disputed", "You left this one to another reviewer.");
  if (refusal === "blind")
    throw new Problem("invalid", "article_blind", "Two people are still marking this article apart.");
  if (refusal) throw new Problem("stale", refusal, "Somebody has reviewed this already.");
  return {
    mark,
    pledge,
    guards: [
      samePledge(db, pledge.id, pledge.version),
      sameSetting("fourEyes", fourEyes),
      isMarkedTogether(mark.articleId),
    ],
  };
}

/** Under review are a mark and the pledge that it states, whichever of the two is not approved. */
export function refusalOf(
  ctx: StaffContext,
  mark: {
    id: string;
    reviewState: StoredPledge["reviewState"];
    disputedBy: string | null;
    isBlind: boolean;
  },
  pledge: Pick<StoredPledge, "id" | "reviewState">,
  makers: Map<string, Set<string>>,
  fourEyes: boolean,
) {
  return reviewRefusal({
    markedBy: [mark.id, pledge.id].flatMap((made) => [...(makers.get(made) ?? [])]),
    reviewer: ctx.person.id,
    fourEyes,
    disputedBy: mark.disputedBy,
    isBlind: mark.isBlind,
    state: mark.reviewState === "approved" ? pledge.reviewState : mark.reviewState,
  });
}
