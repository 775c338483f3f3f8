import { Problem, stale } from "@pledgebook/core/values/problem";
import { findStanding } from "@pledgebook/db/queries/pledges/approved";
import { findReport, insertReport, listReports, updateReport } from "@pledgebook/db/queries/pledges/reports";
import { countAttempt } from "@pledgebook/db/queries/rate-limits";
import { z } from "zod";
import { act } from "../desk/act.ts";
import type { Context } from "../server/context.ts";
import { id, pledgeCode, version } from "../server/inputs.ts";
import { router, staff } from "../server/trpc.ts";

/** How often one address may report, and how often all together: a desk of people reads them. */
export const reportLimits = { client: 5, everybody: 200, windowMs: 60 * 60 * 1000 } as const;
/** Reports that the desk's page lists. */
const MOST_REPORTS = 200;

const fields = z.object({
  code: pledgeCode,
  text: z.string().trim().min(10).max(2000),
  contact: z.union([z.literal("").transform(() => null), z.email().max(200)]),
});

/**
 * Takes what a reader says is wrong with a pledge, without an account. No procedure of its own: only the server that saw
 * the reader's request knows their address, `client`.
 * @throws Problem "invalid" with the field, "not_found", or "too_large" with key report_throttled when it is too often.
 */
export async function fileReport(
  ctx: Context,
  input: { code: string; text: string; contact: string },
  client: string,
): Promise<void> {
  const { db } = ctx.store;
  const read = fields.safeParse({ ...input, contact: input.contact.trim() });
  if (!read.success) {
    const field = read.error.issues[0]?.path[0];
    const key =
      field === "contact" ? "report_contact" : field === "text" ? "report_text" : "pledge_not_found";
    throw new Problem("invalid", key, `The report cannot be taken: ${String(field)}.`, {
      field: String(field),
    });
  }
  const { code, text, contact } = read.data;
  const pledge = await findStanding(db, code);
  if (!pledge) throw new Problem("not_found", "pledge_not_found", `There is no pledge ${code}.`, { code });
  const now = ctx.now();
  const { windowMs } = reportLimits;
  const isTooMany = async (key: string, most: number) =>
    (await countAttempt(db, key, windowMs, Date.parse(now))) > most;
  // Whoever is over their own limit uses up nobody else's.
  if (
    (await isTooMany(`report:${client}`, reportLimits.client)) ||
    (await isTooMany("report:*", reportLimits.everybody))
  )
    throw new Problem("too_large", "report_throttled", "Too many reports; try again in an hour.");
  const reportId = ctx.newId();
  await act(
    ctx,
    [
      insertReport(db, {
        id: reportId,
        pledgeId: pledge.id,
        text,
        contact,
        state: "open",
        reportedAt: now,
        version: 1,
      }),
    ],
    {
      act: "report.file",
      subject: "report",
      subjectId: reportId,
      after: { pledge: code, text },
    },
  );
}

export const reportsRouter = router({
  /** What readers have reported, open ones first. */
  list: staff("desk.read").query(({ ctx }) => listReports(ctx.store.db, ctx.viewer, MOST_REPORTS)),

  /** Somebody has looked, and says what came of it. */
  settle: staff("pledge.annotate")
    .input(z.object({ id, version, outcome: z.string().trim().min(1).max(1000) }))
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const report = await findReport(db, ctx.viewer, input.id);
      if (!report) throw new Problem("not_found", "report_not_found", "There is no such report.");
      if (report.version !== input.version || report.state !== "open") throw stale();
      await act(
        ctx,
        [
          updateReport(db, report.id, report.version, {
            state: "settled",
            outcome: input.outcome,
            settledBy: ctx.person.id,
            settledAt: ctx.now(),
          }),
        ],
        {
          act: "report.settle",
          subject: "report",
          subjectId: report.id,
          before: { state: "open" },
          after: { state: "settled", outcome: input.outcome },
        },
      );
      return { version: report.version + 1 };
    }),
});
