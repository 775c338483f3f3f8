import { canonical } from "@pledgebook/core/desk/history";
import { may } from "@pledgebook/core/desk/permissions";
import type { ReviewState } from "@pledgebook/core/values/vocabulary";
import type { findAnnotation } from "@pledgebook/db/queries/annotations/annotations";
import { findLastEvent } from "@pledgebook/db/queries/history";
import type { StaffContext } from "../server/context.ts";

/**
 * How a mark is reviewed after a change: it waits, unless the change only puts back what was approved, right after the same
 * person had changed it. `now` and `wanted` name what the history names.
 */
export async function reviewAfter(
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

/**
 * How a mark is reviewed that was taken away and is brought back: as it was, when nobody had agreed to its removal and whoever
 * proposed it takes it back, or a reviewer refuses it, which is a review and no work on it. Anything else waits.
 */
export async function reviewOfRestored(
  ctx: StaffContext,
  mark: NonNullable<Awaited<ReturnType<typeof findAnnotation>>>,
): Promise<{ review: ReviewState; act: "annotation.restore" | "review.keep" }> {
  const last = await findLastEvent(ctx.store.db, mark.id);
  const isOwn = ctx.person.id !== null && last?.actorId === ctx.person.id;
  const isReviewer = may(ctx.person.role, "pledge.review");
  const wasApproved = last?.action === "annotation.remove" && last.before?.review === "approved";
  if (!wasApproved || !(isOwn || isReviewer)) return { review: "waiting", act: "annotation.restore" };
  return { review: "approved", act: isOwn ? "annotation.restore" : "review.keep" };
}
