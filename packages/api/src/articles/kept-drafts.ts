import { findKeptDraft, forgetKeptDraft, keepDraft } from "@pledgebook/db/queries/articles/kept-drafts";
import { z } from "zod";
import { id, version } from "../server/inputs.ts";
import { router, staff } from "../server/trpc.ts";

/** More than the longest article that can be saved. */
const MOST_LETTERS = 4_000_000;

/** Of an article, or `new`: what was pasted and not made one yet. */
const of = z.object({ of: id });

/**
 * What somebody has typed and not saved, for themselves alone: a lost machine loses none of it, and another finds it. The history
 * tells nothing of it, since it is not the newsroom's yet; ninety days later it is deleted.
 */
export const keptDraftsRouter = router({
  keptDraft: staff("article.write")
    .input(of)
    .query(async ({ ctx, input }) => {
      const kept = ctx.person.id && (await findKeptDraft(ctx.store.db, ctx.person.id, input.of));
      return kept ? { version: kept.version, fields: kept.fields, keptAt: kept.keptAt } : null;
    }),

  /** Keeps it in the place of what they kept of the same before. `fields`: as the form has it. */
  keepDraft: staff("article.write")
    .input(of.extend({ version, fields: z.string().max(MOST_LETTERS) }))
    .mutation(async ({ ctx, input }) => {
      const { id: userId } = ctx.person;
      if (userId) await ctx.store.derive([keepDraft(ctx.store.db, { ...input, userId, keptAt: ctx.now() })]);
    }),

  forgetDraft: staff("article.write")
    .input(of)
    .mutation(async ({ ctx, input }) => {
      if (ctx.person.id) await ctx.store.derive([forgetKeptDraft(ctx.store.db, ctx.person.id, input.of)]);
    }),
});
