import { may } from "@pledgebook/core/desk/permissions";
import { listLooseAnchors } from "@pledgebook/db/queries/annotations/anchors";
import { listWaitingAnnotations } from "@pledgebook/db/queries/annotations/review-queue";
import { listUnmarkedArticles } from "@pledgebook/db/queries/articles/articles";
import { listAuditEvents } from "@pledgebook/db/queries/history";
import { listReports } from "@pledgebook/db/queries/pledges/reports";
import { z } from "zod";
import { id } from "../server/inputs.ts";
import { router, staff } from "../server/trpc.ts";

export const deskRouter = router({
  /** What waits: for an annotator, for a reviewer, for whoever marked it, after an edit. */
  queue: staff("desk.read").query(async ({ ctx }) => {
    const { db } = ctx.store;
    const marks = await listWaitingAnnotations(db, ctx.viewer);
    const loose = (await listLooseAnchors(db, ctx.viewer)).map(({ plainText, ...anchor }) => ({
      ...anchor,
      candidate:
        anchor.start === null || anchor.end === null ? null : plainText.slice(anchor.start, anchor.end),
    }));
    return {
      reports: (await listReports(db, ctx.viewer, 200)).filter((report) => report.state === "open"),
      toAnnotate: await listUnmarkedArticles(db, ctx.viewer),
      toReview: marks.filter((mark) => mark.reviewState !== "sent_back"),
      sentBack: marks.filter((mark) => mark.reviewState === "sent_back"),
      looseAnchors: loose,
    };
  }),

  history: staff("history.read")
    .input(
      z.object({
        articleId: id.optional(),
        before: z.number().int().positive().optional(),
        limit: z.number().int().min(1).max(200).default(50),
      }),
    )
    .query(async ({ ctx, input }) => {
      const events = await listAuditEvents(ctx.store.db, ctx.viewer, input);
      if (may(ctx.person.role, "people.manage")) return events;
      // Addresses of people are for those who look after them.
      return events.map((event) =>
        event.subject === "user" ? { ...event, before: null, after: null } : event,
      );
    }),
});
