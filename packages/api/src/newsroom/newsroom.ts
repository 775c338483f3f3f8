import { LEAST_CONTRAST, licenceNames, readability } from "@pledgebook/core/values/face";
import { readImageSource } from "@pledgebook/core/values/image-address";
import { Problem } from "@pledgebook/core/values/problem";
import { displayCurrencies, languages } from "@pledgebook/core/values/vocabulary";
import { isTimeZone } from "@pledgebook/core/values/wall-time";
import { readSettings, sameSetting, writeSetting } from "@pledgebook/db/queries/settings";
import { countSubscriptions } from "@pledgebook/db/queries/subscriptions";
import { z } from "zod";
import { act } from "../desk/act.ts";
import { optionalLine } from "../server/inputs.ts";
import { open, router, staff } from "../server/trpc.ts";

const words = z.string().trim().max(20_000);
const inBoth = z.object({ en: words, uk: words });
const texts = z.object({ about: inBoth, contact: inBoth, privacy: inBoth });

/** Some values of a list, in its order: what was chosen is the same whatever was ticked first. */
const someOf = <T extends string>(all: readonly [T, ...T[]]) =>
  z.array(z.enum(all)).transform((some) => all.filter((one) => some.includes(one)));

const colour = z.string().regex(/^#[0-9a-f]{6}$/);
const faceInput = z.object({
  name: optionalLine(60),
  accent: z.object({ light: colour, dark: colour }).nullable(),
  logo: z
    .string()
    .refine((source) => readImageSource(source) !== null)
    .nullable(),
  licence: z.enum(licenceNames),
  languages: someOf(languages).refine((some) => some.length > 0),
  currencies: someOf(displayCurrencies).refine((some) => some.includes("EUR")),
  timeZone: z.string().refine(isTimeZone).nullable(),
});

const hour = z.number().int().min(0).max(23);

/** What a newsroom says of itself. */
export const newsroomRouter = router({
  /** How it looks and what it is called, and whether what it shows is the demonstration. */
  face: open.query(async ({ ctx }) => {
    const { face, demonstration } = await readSettings(ctx.store.db);
    return { ...face, isDemonstration: demonstration !== null };
  }),

  /** Sets it. Stale where it is not `before` any more. @throws Problem "colour_unreadable" where links could hardly be read. */
  setFace: staff("people.manage")
    .input(z.object({ before: faceInput, face: faceInput }))
    .mutation(async ({ ctx, input: { before, face } }) => {
      const { db } = ctx.store;
      for (const scheme of ["light", "dark"] as const)
        if (face.accent && readability(face.accent[scheme], scheme) < LEAST_CONTRAST)
          throw new Problem("invalid", "colour_unreadable", "Links in this colour could hardly be read.", {
            field: scheme,
          });
      await act(ctx, [sameSetting("face", before), writeSetting(db, "face", face)], {
        act: "newsroom.set_face",
        subject: "setting",
        subjectId: "face",
        before: { ...before },
        after: { ...face },
      });
      ctx.published({ articleSlugs: [], pledgeCodes: [] });
      return face;
    }),

  /** How many readers are told by mail, and from which hour of the day on. */
  letters: staff("people.manage").query(async ({ ctx }) => {
    const { db } = ctx.store;
    const { digestHour } = await readSettings(db);
    return {
      ...(await countSubscriptions(db)),
      digestHour,
      timeZone: ctx.timeZone,
      canSend: ctx.mail !== null,
    };
  }),

  /** Sets that hour. Stale where it is not `before` any more. */
  setDigestHour: staff("people.manage")
    .input(z.object({ before: hour, digestHour: hour }))
    .mutation(async ({ ctx, input: { before, digestHour } }) => {
      const { db } = ctx.store;
      await act(ctx, [sameSetting("digestHour", before), writeSetting(db, "digestHour", digestHour)], {
        act: "newsroom.set_digest_hour",
        subject: "setting",
        subjectId: "digestHour",
        before: { digestHour: before },
        after: { digestHour },
      });
      return digestHour;
    }),

  /** Whether it watches its sources. */
  sourceWatch: staff("people.manage").query(
    async ({ ctx }) => (await readSettings(ctx.store.db)).watchesSources,
  ),

  /** Switches that on or off. Stale where somebody else has meanwhile. */
  setSourceWatch: staff("people.manage")
    .input(z.object({ isOn: z.boolean() }))
    .mutation(async ({ ctx, input: { isOn } }) => {
      const { db } = ctx.store;
      await act(ctx, [sameSetting("watchesSources", !isOn), writeSetting(db, "watchesSources", isOn)], {
        act: "newsroom.set_source_watch",
        subject: "setting",
        subjectId: "watchesSources",
        before: { watchesSources: !isOn },
        after: { watchesSources: isOn },
      });
      return isOn;
    }),

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
