import { bestSentence, searchQuery } from "@pledgebook/core/text/search-words";
import { behindHeadline } from "@pledgebook/core/text/whole-article";
import { languages } from "@pledgebook/core/values/vocabulary";
import { countArticles, listWordsLike, searchArticles } from "@pledgebook/db/queries/search";
import { z } from "zod";
import { ledgerPage } from "../ledger/answer.ts";
import { listedPledges } from "../ledger/listed-pledges.ts";
import { readQuestion } from "../ledger/question.ts";
import { recordDay } from "../server/days.ts";
import { open, router } from "../server/trpc.ts";

const PAGE_ARTICLES = 10;
const PLEDGES = 6;
const WORDS = 8;

export const searchRouter = router({
  /** Articles with the sentence that answers best, and pledges. `isSome`: nothing has all the words, these have some. */
  find: open
    .input(
      z.object({
        text: z.string().max(200),
        language: z.enum(languages).nullable().default(null),
        page: z.number().int().min(1).max(1000).default(1),
      }),
    )
    .query(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const [withAll, withSome] = [searchQuery(input.text), searchQuery(input.text, true)];
      if (!withAll || !withSome) return null;
      const hasAll = (await countArticles(db, withAll)) > 0;
      const query = hasAll ? withAll : withSome;
      const options = {
        language: input.language,
        limit: PAGE_ARTICLES + 1,
        offset: (input.page - 1) * PAGE_ARTICLES,
      };
      const found = await searchArticles(db, query, options);
      const question = await readQuestion(
        db,
        new URLSearchParams({ q: input.text, sort: "newest" }).toString(),
        recordDay(ctx.now()),
      );
      const { count } = await ledgerPage(db, question, 1);
      return {
        isSome: !hasAll && found.length > 0,
        hasMore: found.length > PAGE_ARTICLES,
        articles: found.slice(0, PAGE_ARTICLES).map(({ plainText, ...article }) => {
          // The headline is shown above it.
          const text = plainText.slice(behindHeadline(article));
          const best = bestSentence(text, input.text);
          return {
            ...article,
            sentence: best && { text: text.slice(best.start, best.end), words: best.words },
            /** Which block of the article holds it, the headline being the first: `#p-…` leads there. */
            block: best && text.slice(0, best.start).split("\n\n").length + 1,
          };
        }),
        pledges: await listedPledges(db, question, PLEDGES),
        pledgeCount: count,
      };
    }),

  /** Words that begin with what is being typed. */
  words: open.input(z.object({ prefix: z.string().max(40) })).query(({ ctx, input }) => {
    const prefix = /[\p{L}\p{N}]+$/u.exec(input.prefix.toLocaleLowerCase("uk"))?.[0] ?? "";
    return prefix.length < 2 ? [] : listWordsLike(ctx.store.db, prefix, WORDS);
  }),
});
