import { listArticlesBySource } from "@pledgebook/db/queries/articles/articles";
import type { FeedItem } from "@pledgebook/formats/read/feed";
import { z } from "zod";
import { mostFeedBytes } from "../outside/public-fetch.ts";
import type { Context } from "../server/context.ts";
import { router, staff } from "../server/trpc.ts";

export const feedItemsRouter = router({
  /**
   * What a feed has, by its address (or that of a page that names it) or by its text: each entry with the article that it
   * would become, and with the one that has been made of it before.
   */
  list: staff("article.write")
    .input(
      z.union([
        z.object({ address: z.url({ protocol: /^https?$/ }).max(2000) }),
        z.object({ text: z.string().max(mostFeedBytes) }),
      ]),
    )
    .query(async ({ ctx, input }) => {
      const { items, total } = await ctx.readForeign(
        "feed",
        "text" in input ? input.text : await feedAt(input.address, ctx),
        ctx.timeZone,
      );
      const sources = items
        .flatMap(({ url, article }) => [url ?? [], article?.sources[0]?.hash ?? []])
        .flat();
      const known = new Map(
        (await listArticlesBySource(ctx.store.db, sources)).flatMap(({ url, hash, articleId }) => [
          [url, articleId],
          [hash, articleId],
        ]),
      );
      const knownAs = ({ url, article }: FeedItem) =>
        known.get(url ?? "") ?? known.get(article?.sources[0]?.hash ?? "") ?? null;
      return {
        total,
        items: items.map((item) => ({ ...item, articleId: knownAs(item) })),
      };
    }),
});

/** People know the address of a site better than that of its feed. */
async function feedAt(
  typed: string,
  { fetchText, readForeign }: Pick<Context, "fetchText" | "readForeign">,
): Promise<string> {
  const { text, address } = await fetchText(typed);
  const feed = await readForeign("feedAddress", text, address);
  return feed ? (await fetchText(feed)).text : text;
}
