import type { statuses } from "@pledgebook/core/values/vocabulary";
import { moveAll, moveOverlaps, nothingIsLeft } from "@pledgebook/db/queries/pledges/matches";
import { insertComponent, isNoPartOfItself } from "@pledgebook/db/queries/pledges/packages";
import { insertPledgeEvent } from "@pledgebook/db/queries/pledges/pledge-events";
import { type StoredPledge, updatePledge } from "@pledgebook/db/queries/pledges/pledges";
import type { MovedByMatch } from "@pledgebook/db/schema/annotations";
import type { Step } from "@pledgebook/db/store/store";
import type { StaffContext } from "../server/context.ts";

export function mergeSteps(
  ctx: StaffContext,
  keep: StoredPledge,
  other: StoredPledge,
  moved: MovedByMatch,
  stage: { status: (typeof statuses)[number]; happenedOn: string } | null,
): Step[] {
  const { db } = ctx.store;
  return [
    // What comes along beside its mentions changes what it says: that waits for a second person.
    ...updatePledge(db, keep.id, keep.version, stage || bringsFacts(moved) ? waiting(ctx) : {}),
    ...updatePledge(db, other.id, other.version, { mergedIntoId: keep.id, updatedAt: ctx.now() }),
    ...moveAll(db, moved, other.id, keep.id, ({ role }) =>
      role === "first" ? (stage ? "update" : "restatement") : role,
    ),
    ...moveOverlaps(db, moved, other.id, keep.id),
    nothingIsLeft(other.id),
    isNoPartOfItself(keep.id),
    ...(stage
      ? [
          insertPledgeEvent(db, {
            id: moved.addedEvent ?? ctx.newId(),
            pledgeId: keep.id,
            ...stage,
            evidence: [],
            annotationId: moved.annotations[0]?.id ?? null,
            recordedBy: ctx.person.id,
            recordedAt: ctx.now(),
          }),
        ]
      : []),
  ];
}

function bringsFacts({ events, components, packages, overlaps = [] }: MovedByMatch): boolean {
  return events.length + components.length + packages.length + overlaps.length > 0;
}

export function partSteps(ctx: StaffContext, keep: StoredPledge, other: StoredPledge): Step[] {
  const { db } = ctx.store;
  return [
    ...updatePledge(db, keep.id, keep.version, {}),
    ...updatePledge(db, other.id, other.version, waiting(ctx)),
    insertComponent(db, keep.id, other.id),
    isNoPartOfItself(keep.id),
  ];
}

export function waiting(ctx: StaffContext) {
  return { reviewState: "waiting" as const, updatedBy: ctx.person.id, updatedAt: ctx.now() };
}
