import type { HistoryEntry } from "@pledgebook/core/desk/history";
import { Problem, stale } from "@pledgebook/core/values/problem";
import { answerSentBack, listAnnotations } from "@pledgebook/db/queries/annotations/annotations";
import { updatePledge } from "@pledgebook/db/queries/pledges/pledges";
import type { Step } from "@pledgebook/db/store/store";
import { z } from "zod";
import { act, onPledge } from "../desk/act.ts";
import { latestArticle, pledgeAt } from "../desk/load.ts";
import { id, pledgeCode, version } from "../server/inputs.ts";
import { router, staff } from "../server/trpc.ts";

/** Pledges that are given a day in one go. */
const MOST = 200;

/** Days of announcement that were unknown while their article had none: `pledges.fillDays`. */
export const announcedDaysRouter = router({
  /**
   * Gives pledges that were first marked in an article its day, where they have none. They then wait for a reviewer again: a
   * day decides on a rate. All of them, or none when somebody has changed one since.
   */
  fillDays: staff("pledge.annotate")
    .input(
      z.object({
        articleId: id,
        pledges: z
          .array(z.object({ code: pledgeCode, version }))
          .min(1)
          .max(MOST),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const { article, revision } = await latestArticle(db, input.articleId);
      const day = revision.publishedOn;
      if (day === null)
        throw new Problem(
          "invalid",
          "article_undated",
          "Say first on which day the article was published, or that its day is unknown.",
        );
      const marks = await listAnnotations(db, ctx.viewer, article.id, revision.id);
      const told = new Set(marks.filter(({ role }) => role === "first").map((mark) => mark.pledgeCode));
      const steps: Step[] = [];
      const entries: HistoryEntry[] = [];
      for (const seen of input.pledges) {
        const pledge = await pledgeAt(ctx, seen);
        if (pledge.announcedOn !== null || !told.has(pledge.code)) throw stale();
        steps.push(
          ...updatePledge(db, pledge.id, pledge.version, {
            announcedOn: day,
            reviewState: "waiting",
            updatedBy: ctx.person.id,
            updatedAt: ctx.now(),
          }),
          answerSentBack(db, pledge.id),
        );
        entries.push({
          act: "pledge.save",
          ...onPledge(pledge.id, article.id),
          before: { announcedOn: null, review: pledge.reviewState },
          after: { announcedOn: day, review: "waiting" },
        });
      }
      const [first, ...others] = entries;
      if (first) await act(ctx, steps, first, ...others);
      return { announcedOn: day, count: entries.length };
    }),
});
