import { everyMarkIsIn } from "@pledgebook/db/queries/annotations/anchors";
import { type ArticleRow, sameArticle, updateArticle } from "@pledgebook/db/queries/articles/articles";
import { insertRevision } from "@pledgebook/db/queries/articles/revisions";
import { z } from "zod";
import { act, onArticle } from "../desk/act.ts";
import { articleAt } from "../desk/load.ts";
import type { Context } from "../server/context.ts";
import { day, id, version } from "../server/inputs.ts";
import { router, staff } from "../server/trpc.ts";
import { auditable, carryAnchors } from "./revisions.ts";

/** The day of an article of which its text did not say one: `articles.setDay`. */
export const articleDayRouter = router({
  /** Gives an article its day, as a revision of its own; or keeps that nobody knows it (null), so that it is not asked again. */
  setDay: staff("article.write")
    .input(z.object({ id, version, publishedOn: day.nullable() }))
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const { article, revision: before } = await articleAt(db, input);
      const same = sameArticle(db, article.id, article.version);
      if (input.publishedOn === null) {
        await act(ctx, [same], {
          act: "article.leave_undated",
          ...onArticle(article.id),
          before: null,
          after: null,
        });
        return { version: article.version };
      }
      const revision = {
        ...before,
        id: ctx.newId(),
        number: before.number + 1,
        publishedOn: input.publishedOn,
        note: null,
        createdBy: ctx.person.id,
        createdAt: ctx.now(),
      };
      const { steps, carried } = await carryAnchors(ctx, before, revision);
      await act(
        ctx,
        [
          same,
          insertRevision(db, revision),
          updateArticle(db, article.id, article.version, { latestRevisionId: revision.id }),
          ...steps,
          everyMarkIsIn(db, article.id, revision.id),
        ],
        {
          act: "article.save",
          ...onArticle(article.id),
          before: auditable(before),
          after: { ...auditable(revision), marks: carried },
        },
      );
      return { version: article.version + 1 };
    }),
});

/** The day that readers are shown of an article: its own, or that on which it went out here. No announcement is dated by it. */
export function shownDay(
  dayOf: Context["dayOf"],
  { publishedOn, firstPublishedAt }: { publishedOn: string | null } & Pick<ArticleRow, "firstPublishedAt">,
): string | null {
  return publishedOn ?? (firstPublishedAt === null ? null : dayOf(firstPublishedAt));
}
