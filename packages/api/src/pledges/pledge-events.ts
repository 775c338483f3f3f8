import type { HistoryEntry } from "@pledgebook/core/desk/history";
import { firstDay } from "@pledgebook/core/values/day";
import { Problem } from "@pledgebook/core/values/problem";
import { statuses } from "@pledgebook/core/values/vocabulary";
import { answerSentBack } from "@pledgebook/db/queries/annotations/annotations";
import { deletePledgeEvent, insertPledgeEvent } from "@pledgebook/db/queries/pledges/pledge-events";
import { type StoredPledge, updatePledge } from "@pledgebook/db/queries/pledges/pledges";
import type { Step } from "@pledgebook/db/store/store";
import { z } from "zod";
import { act, onPledge } from "../desk/act.ts";
import { pledgeAt } from "../desk/load.ts";
import type { StaffContext } from "../server/context.ts";
import { amount, id, partialDate, pledgeCode, source, version } from "../server/inputs.ts";
import { router, staff } from "../server/trpc.ts";
import { checkStated } from "./pledge-fields.ts";
import { eventView } from "./pledge-summary.ts";

const seen = { code: pledgeCode, version };

/** What became of a pledge: dated facts with their evidence, from which its status follows. */
export const eventsRouter = router({
  /** Adds a fact. The pledge then waits for a reviewer: a status is a figure's place in the ledger. */
  record: staff("pledge.annotate")
    .input(
      z.object({
        ...seen,
        status: z.enum(statuses).exclude(["pledged"]),
        /** Null: all of the pledge. */
        amount: amount.nullable(),
        /** The amount is what stays when the rest is stopped: 'cut to above two billion'. */
        isRest: z.boolean().default(false),
        happenedOn: partialDate,
        detail: z.string().trim().max(500).nullish(),
        detailUk: z.string().trim().max(500).nullish(),
        evidence: z.array(source).min(1).max(10),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const pledge = await pledgeAt(ctx, input);
      checkAmount(pledge, input.amount);
      const isStop = input.status === "cancelled" || input.status === "suspended";
      if (input.isRest && (!isStop || !input.amount?.currency))
        throw new Problem(
          "invalid",
          "event_rest",
          "Only of what is stopped can be said how much stays, as a sum.",
          {
            field: "amount",
          },
        );
      if (firstDay(input.happenedOn) > ctx.dayOf(ctx.now()))
        throw new Problem("invalid", "day_to_come", "What has not happened yet is no fact.", {
          field: "happenedOn",
        });
      const { status, isRest, happenedOn, evidence } = input;
      const [detail, detailUk] = [input.detail || null, input.detailUk || null];
      const eventId = ctx.newId();
      await change(
        ctx,
        pledge,
        [
          insertPledgeEvent(ctx.store.db, {
            id: eventId,
            pledgeId: pledge.id,
            status,
            amountMin: input.amount?.min ?? null,
            amountMax: input.amount?.max ?? null,
            currency: input.amount?.currency ?? null,
            qualifier: input.amount?.qualifier ?? null,
            isRest,
            happenedOn,
            detail,
            detailUk,
            evidence,
            recordedBy: ctx.person.id,
            recordedAt: ctx.now(),
          }),
        ],
        {
          act: "event.record",
          ...onPledge(pledge.id),
          before: null,
          after: {
            status,
            amount: input.amount,
            ...(isRest && { isRest }),
            happenedOn,
            detail,
            ...(detailUk && { detailUk }),
            evidence,
          },
        },
      );
      return { id: eventId, version: pledge.version + 1 };
    }),

  /** Takes a fact back that was none; the history keeps what it said. */
  retract: staff("pledge.annotate")
    .input(z.object({ ...seen, id }))
    .mutation(async ({ ctx, input }) => {
      const pledge = await pledgeAt(ctx, input);
      const event = pledge.eventRows.find((row) => row.id === input.id);
      if (!event) throw new Problem("not_found", "event_not_found", "This entry is gone.");
      const { id: _, ...said } = eventView(event);
      await change(ctx, pledge, [deletePledgeEvent(ctx.store.db, event.id)], {
        act: "event.retract",
        ...onPledge(pledge.id),
        before: said,
        after: null,
      });
      return { version: pledge.version + 1 };
    }),

  /** Somebody looked for later evidence today and found none: readers are told the day. */
  check: staff("pledge.annotate")
    .input(z.object(seen))
    .mutation(async ({ ctx, input }) => {
      const pledge = await pledgeAt(ctx, input);
      const { db } = ctx.store;
      const today = ctx.dayOf(ctx.now());
      await act(ctx, [...updatePledge(db, pledge.id, pledge.version, { lastCheckedOn: today })], {
        act: "event.check",
        ...onPledge(pledge.id),
        before: { lastCheckedOn: pledge.lastCheckedOn },
        after: { lastCheckedOn: today },
      });
      return { version: pledge.version + 1, lastCheckedOn: today };
    }),
});

/** @throws Problem "invalid" for a sum that is none, or in another currency: it would move nothing in the ledger. */
function checkAmount(pledge: StoredPledge, sum: z.infer<typeof amount> | null): void {
  if (sum === null) return;
  checkStated(sum);
  if (sum.currency !== null && sum.currency !== pledge.amount.currency)
    throw new Problem(
      "invalid",
      "event_currency",
      "The sum is counted in the currency of the pledge; convert it, or leave it open.",
      { field: "amount", currency: pledge.amount.currency ?? "–" },
    );
}

/** Writes what became of a pledge; it then waits for a reviewer. */
async function change(
  ctx: StaffContext,
  pledge: StoredPledge,
  steps: readonly Step[],
  entry: HistoryEntry,
): Promise<void> {
  const { db } = ctx.store;
  await act(
    ctx,
    [
      ...updatePledge(db, pledge.id, pledge.version, {
        reviewState: "waiting",
        updatedBy: ctx.person.id,
        updatedAt: ctx.now(),
      }),
      answerSentBack(db, pledge.id),
      ...steps,
    ],
    entry,
  );
}
