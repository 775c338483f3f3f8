import { currencyCodes } from "@pledgebook/core/values/currencies";
import { isHomeCurrency } from "@pledgebook/db/queries/history";
import { z } from "zod";
import { act, onArticle } from "../desk/act.ts";
import { latestArticle } from "../desk/load.ts";
import { id } from "../server/inputs.ts";
import { router, staff } from "../server/trpc.ts";

const currency = z.enum(currencyCodes);

/** Whose dollar '$' is in an article whose text does not say it: `articles.setCurrency`. */
export const articleCurrencyRouter = router({
  /**
   * Keeps what signs of several countries stand for in an article: one answer for all its suggestions, until there is another.
   * `seen`: the answer that whoever gives this one has before them. Stale when somebody has given another since.
   */
  setCurrency: staff("pledge.annotate")
    .input(z.object({ id, currency, seen: currency.nullable() }))
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const { article } = await latestArticle(db, input.id);
      await act(ctx, [isHomeCurrency(article.id, input.seen)], {
        act: "article.tell_currency",
        ...onArticle(article.id),
        before: null,
        after: { currency: input.currency },
      });
      return { currency: input.currency };
    }),
});
