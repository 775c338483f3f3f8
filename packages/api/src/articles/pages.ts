import { z } from "zod";
import { day, source } from "../server/inputs.ts";
import { router, staff } from "../server/trpc.ts";
import { knownArticles } from "./known-articles.ts";
import { articleAt } from "./page.ts";

export const pagesRouter = router({
  /** The article at an address of the open web, as it would become one here. */
  read: staff("article.write")
    .input(z.object({ address: z.url({ protocol: /^https?$/ }).max(2000) }))
    .query(({ ctx, input }) => articleAt(input.address, ctx)),

  /** Articles that are here already and may be the one in hand. */
  known: staff("article.write")
    .input(
      z.object({
        sources: z.array(source).max(20).default([]),
        publishedOn: day.nullable(),
        text: z.string().max(2_000_000),
      }),
    )
    .query(({ ctx, input }) => knownArticles(ctx.store.db, input)),
});
