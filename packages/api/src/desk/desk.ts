import { may } from "@pledgebook/core/desk/permissions";
import { listLooseAnchors } from "@pledgebook/db/queries/annotations/anchors";
import { listWaitingAnnotations } from "@pledgebook/db/queries/annotations/review-queue";
import { listUnmarkedArticles } from "@pledgebook/db/queries/articles/articles";
import { listAuditEvents } from "@pledgebook/db/queries/history";
import { listReports } from "@pledgebook/db/queries/pledges/reports";
import { readSettings } from "@pledgebook/db/queries/settings";
import { listUsers } from "@pledgebook/db/queries/users";
import { coverage } from "@pledgebook/db/recount/coverage";
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
    const { fourEyes } = await readSettings(db);
    const others = (await listUsers(db)).filter(
      ({ id, disabled, role }) => id !== ctx.person.id && !disabled && may(role, "pledge.review"),
    );
    return {
      /** How much of what is published was read for pledges, and reviewed: what readers are told. */
      coverage: await coverage(db),
      /** Four eyes are asked for, and there is no second pair: what this person marks would wait for ever. */
      isAlone: fourEyes && others.length === 0,
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
