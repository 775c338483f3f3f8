import { bestSentence, searchQuery, searchWords, stemOf } from "@pledgebook/core/text/search-words";
import { behindHeadline } from "@pledgebook/core/text/whole-article";
import { languages } from "@pledgebook/core/values/vocabulary";
import {
  countArticles,
  hasWordLike,
  listWordsLike,
  listWordsNear,
  searchArticles,
} from "@pledgebook/db/queries/search";
import type { Database } from "@pledgebook/db/store/store";
import { z } from "zod";
import { ledgerPage } from "../ledger/answer.ts";
import { listedPledges } from "../ledger/listed-pledges.ts";
import { readQuestion } from "../ledger/question.ts";
import { recordDay } from "../server/days.ts";
import { open, router } from "../server/trpc.ts";
import { nearestWord } from "./nearest-word.ts";

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
      const typed = searchQuery(input.text);
      if (typed === null) return null;
      const asTyped = (await countArticles(db, typed)) > 0;
      const corrected = asTyped ? null : await correctedText(db, input.text);
      const text = corrected ?? input.text;
      const withAll = searchQuery(text) ?? typed;
      const withSome = searchQuery(text, true) ?? typed;
      const hasAll = asTyped || (await countArticles(db, withAll)) > 0;
      const query = hasAll ? withAll : withSome;
      const options = {
        language: input.language,
        limit: PAGE_ARTICLES + 1,
        offset: (input.page - 1) * PAGE_ARTICLES,
      };
      const found = await searchArticles(db, query, options);
      const question = await readQuestion(
        db,
        new URLSearchParams({ q: text, sort: "newest" }).toString(),
        recordDay(ctx.now()),
      );
      const { count } = await ledgerPage(db, question, 1);
      return {
        /** What was looked for instead, where a word that nothing has is nearly one that something has. */
        corrected,
        isSome: !hasAll && found.length > 0,
        hasMore: found.length > PAGE_ARTICLES,
        articles: found.slice(0, PAGE_ARTICLES).map(({ plainText, ...article }) => {
          // The headline is shown above it.
          const body = plainText.slice(behindHeadline(article));
          const best = bestSentence(body, text);
          return {
            ...article,
            sentence: best && { text: body.slice(best.start, best.end), words: best.words },
            /** Which block of the article holds it, the headline being the first: `#p-…` leads there. */
            block: best && body.slice(0, best.start).split("\n\n").length + 1,
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

/** A text with the words that stand in no article put right; null where nothing is to be put right, or nobody knows how. */
async function correctedText(db: Database, text: string): Promise<string | null> {
  let corrected = text.normalize("NFC");
  for (const word of searchWords(text)) {
    const lower = word.toLocaleLowerCase("uk");
    if (await hasWordLike(db, stemOf(word))) continue;
    const meant = nearestWord(lower, await listWordsNear(db, lower));
    if (meant) corrected = corrected.replace(word, meant);
  }
  return corrected === text.normalize("NFC") ? null : corrected;
}
