import { readSettings, sameSetting, writeSetting } from "@pledgebook/db/queries/settings";
import { z } from "zod";
import { act } from "../desk/act.ts";
import { open, router, staff } from "../server/trpc.ts";

const words = z.string().trim().max(20_000);
const inBoth = z.object({ en: words, uk: words });
const texts = z.object({ about: inBoth, contact: inBoth, privacy: inBoth });

/** What a newsroom says of itself. */
export const newsroomRouter = router({
  /** The words of its own pages; empty where it has said nothing. */
  texts: open.query(async ({ ctx }) => (await readSettings(ctx.store.db)).texts),

  /** Says it anew. Stale, and nothing is changed, where somebody else has said something else than `before` meanwhile. */
  setTexts: staff("people.manage")
    .input(z.object({ before: texts, texts }))
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      await act(ctx, [sameSetting("texts", input.before), writeSetting(db, "texts", input.texts)], {
        act: "newsroom.set_texts",
        subject: "setting",
        subjectId: "texts",
        before: input.before,
        after: input.texts,
      });
      ctx.published({ articleSlugs: [], pledgeCodes: [] });
      return input.texts;
    }),
});
