import { agreement, type Reading } from "@pledgebook/core/desk/agreement";
import { listAnnotations } from "@pledgebook/db/queries/annotations/annotations";
import { amountOf } from "@pledgebook/db/queries/pledges/amounts";
import { loadPledgesById } from "@pledgebook/db/queries/pledges/pledges";
import { z } from "zod";
import { latestArticle } from "../desk/load.ts";
import { id } from "../server/inputs.ts";
import { router, staff } from "../server/trpc.ts";

export const agreementRouter = router({
  /** How far the two people who marked most of an article agree, mark by mark and field by field; null before there are two. */
  ofArticle: staff("pledge.review")
    .input(z.object({ id }))
    .query(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const { article, revision } = await latestArticle(db, input.id);
      const marks = await listAnnotations(db, ctx.viewer, article.id, revision.id);
      const pledges = new Map(
        (
          await loadPledgesById(
            db,
            marks.map((mark) => mark.pledgeId),
          )
        ).map((pledge) => [pledge.id, pledge]),
      );
      const readings = marks.flatMap((mark) => {
        const pledge = pledges.get(mark.pledgeId);
        if (!pledge || mark.start === null || mark.end === null || mark.createdBy === null) return [];
        const { min, max, currency, qualifier } = amountOf(mark);
        const fields: Reading["fields"] = {
          donor: pledge.donorCodes.join(";"),
          amount: `${min ?? ""}–${max ?? ""}`,
          currency,
          qualifier,
          category: pledge.category,
          purpose: pledge.purpose,
          channel: pledge.channelSlug,
          announced: pledge.announcedOn,
        };
        return [
          {
            id: mark.id,
            version: mark.version,
            start: mark.start,
            end: mark.end,
            exact: mark.exact,
            code: mark.pledgeCode,
            author: mark.author ?? "",
            by: mark.createdBy,
            stated: amountOf(mark),
            donorCodes: pledge.donorCodes,
            fields,
          },
        ];
      });
      const people = [...Map.groupBy(readings, (reading) => reading.by)].sort(
        (a, b) => b[1].length - a[1].length,
      );
      const [a, b] = people;
      return {
        article: { id: article.id, version: article.version, isBlind: article.isBlind },
        title: revision.title,
        language: article.language,
        names: [a?.[1][0]?.author ?? null, b?.[1][0]?.author ?? null] as const,
        agreement: a && b ? agreement(a[1], b[1]) : null,
      };
    }),
});
