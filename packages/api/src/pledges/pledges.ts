import { readPledgeSearch } from "@pledgebook/core/desk/pledge-search";
import { counts } from "@pledgebook/core/ledger/pledge";
import { answerSentBack } from "@pledgebook/db/queries/annotations/annotations";
import {
  loadPledgesOfArticle,
  loadSeenPledgesByCode,
  searchPledges,
} from "@pledgebook/db/queries/pledges/known-pledges";
import { findSuccessorCode } from "@pledgebook/db/queries/pledges/matches";
import { deleteStatedOverlaps, insertOverlap } from "@pledgebook/db/queries/pledges/overlaps";
import { deleteComponents, insertComponent, isNoPartOfItself } from "@pledgebook/db/queries/pledges/packages";
import { replaceYears } from "@pledgebook/db/queries/pledges/pledge-events";
import { isNotMerged, updatePledge } from "@pledgebook/db/queries/pledges/pledges";
import { loadConverter } from "@pledgebook/db/queries/rates";
import { readSettings } from "@pledgebook/db/queries/settings";
import { z } from "zod";
import { act, onPledge } from "../desk/act.ts";
import { pledgeAt, pledgeWithCode } from "../desk/load.ts";
import { amount, id, pledgeCode, pledgeFields, statedOverlap, version } from "../server/inputs.ts";
import { open, router, staff } from "../server/trpc.ts";
import { knownPledges, newTelling } from "./known-pledges.ts";
import { pledgeAsRead, pledgeGone } from "./pledge-as-read.ts";
import { checkFields, columnsOf, fieldsOf, findOuter, statedOverlapsOf } from "./pledge-fields.ts";
import { eventView, pledgeSummary } from "./pledge-summary.ts";
import { promisedIn } from "./promised.ts";

export const pledgesRouter = router({
  /** A pledge as readers see it. Null when there is none, or none that counts yet. */
  byCode: open
    .input(z.object({ code: z.string().max(40) }))
    .query(({ ctx, input }) => pledgeAsRead(ctx.store.db, input.code)),

  /** What became of a pledge that readers have seen and that does not count any more. Null for all others. */
  gone: open
    .input(z.object({ code: z.string().max(40) }))
    .query(({ ctx, input }) => pledgeGone(ctx.store.db, input.code)),

  /** What an article seems to promise, before it is opened, and which of it the ledger has already. */
  promised: staff("desk.read")
    .input(z.object({ articleId: id }))
    .query(({ ctx, input }) => promisedIn(ctx, input.articleId)),

  /** Known pledges that a new mark may be about, the likeliest first. */
  candidates: staff("pledge.annotate")
    .input(newTelling)
    .query(({ ctx, input }) => knownPledges(ctx, input)),

  /** The code under which a pledge is known now that was merged into another. Null for all others. */
  successor: open
    .input(z.object({ code: z.string().max(40) }))
    .query(({ ctx, input }) => findSuccessorCode(ctx.store.db, input.code)),

  search: staff("desk.read")
    .input(z.object({ text: z.string().max(100) }))
    .query(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const found = await searchPledges(db, ctx.viewer, readPledgeSearch(input.text), 12);
      const convert = await loadConverter(db);
      return found.map((pledge) => pledgeSummary(pledge, "EUR", convert));
    }),

  /** The packages that the pledges of an article lie in, or are, and then its other pledges: what its next part is a part of. */
  ofArticle: staff("desk.read")
    .input(z.object({ id }))
    .query(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const own = await loadPledgesOfArticle(db, ctx.viewer, input.id);
      const outer = await loadSeenPledgesByCode(
        db,
        ctx.viewer,
        own.flatMap(({ packageCodes }) => packageCodes),
      );
      const isPackage = (code: string) => outer.some((pack) => pack.code === code);
      const convert = await loadConverter(db);
      return [...outer, ...own.filter(({ code }) => !isPackage(code))].map((pledge) => ({
        ...pledgeSummary(pledge, "EUR", convert),
        isPackage: isPackage(pledge.code),
      }));
    }),

  /** A pledge as its form needs it, whether or not it counts. */
  forDesk: staff("desk.read")
    .input(z.object({ code: pledgeCode }))
    .query(async ({ ctx, input }) => {
      const pledge = await pledgeWithCode(ctx, input.code);
      const { id: pledgeId, code, version: at, packageCodes, reviewState } = pledge;
      return {
        id: pledgeId,
        code,
        version: at,
        packageCodes,
        reviewState,
        fields: fieldsOf(pledge),
        years: pledge.years,
        overlaps: statedOverlapsOf(pledge),
        events: pledge.eventRows.map(eventView),
        lastCheckedOn: pledge.lastCheckedOn,
        counts: counts(pledge),
      };
    }),

  /** Changes what a pledge says. It then waits for a reviewer again: a changed figure is a decision. */
  save: staff("pledge.annotate")
    .input(
      z.object({
        code: pledgeCode,
        version,
        fields: pledgeFields,
        packageCodes: z.array(pledgeCode).max(10),
        /** Pledges with which its money may be one: while these count, it adds nothing to a floor. Left out: as they are. */
        overlaps: z.array(statedOverlap).max(10).optional(),
        /** Shares by calendar year, where the source tells them. */
        years: z.array(z.object({ year: z.number().int().min(2014).max(2100), amount })).max(40),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const pledge = await pledgeAt(ctx, input);
      await checkFields(db, input.fields, input.years);
      const years = [...input.years].sort((a, b) => a.year - b.year);
      const stated = input.overlaps ?? statedOverlapsOf(pledge);
      const overlaps = await Promise.all(
        stated.map(async (overlap) => ({
          ...overlap,
          id: (await findOuter(ctx, overlap.code, pledge.code)).id,
        })),
      );
      const packs = await Promise.all(input.packageCodes.map((code) => findOuter(ctx, code, pledge.code)));
      await act(
        ctx,
        [
          ...updatePledge(
            db,
            pledge.id,
            pledge.version,
            {
              ...columnsOf(input.fields),
              reviewState: "waiting",
              updatedBy: ctx.person.id,
              updatedAt: ctx.now(),
            },
            input.fields.donorCodes,
          ),
          answerSentBack(db, pledge.id),
          deleteComponents(db, ctx.viewer, pledge.id),
          ...packs.flatMap((pack) => [isNotMerged(pack), insertComponent(db, pack.id, pledge.id)]),
          deleteStatedOverlaps(db, pledge.id),
          ...overlaps.flatMap((overlap) => [
            isNotMerged(overlap),
            insertOverlap(db, pledge.id, overlap.id, overlap.kind),
          ]),
          isNoPartOfItself(pledge.id),
          ...replaceYears(db, pledge.id, years),
        ],
        {
          act: "pledge.save",
          ...onPledge(pledge.id),
          before: {
            ...fieldsOf(pledge),
            years: pledge.years,
            packages: pledge.packageCodes,
            overlaps: statedOverlapsOf(pledge),
            review: pledge.reviewState,
          },
          after: {
            ...input.fields,
            years,
            packages: [...input.packageCodes].sort(),
            overlaps: stated,
            review: "waiting",
          },
        },
      );
      return { version: pledge.version + 1 };
    }),

  settings: staff("desk.read").query(async ({ ctx }) => {
    const { fourEyes, secondFactorRoles } = await readSettings(ctx.store.db);
    return { fourEyes, secondFactorRoles };
  }),
});
