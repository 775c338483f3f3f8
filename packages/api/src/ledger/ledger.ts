import { bilateral, emptyFilter } from "@pledgebook/core/ledger/filter";
import { stageTotals } from "@pledgebook/core/ledger/totals";
import { isDay } from "@pledgebook/core/values/day";
import { countingPlaces, displayCurrencies, type Purpose } from "@pledgebook/core/values/vocabulary";
import { listCorrections } from "@pledgebook/db/queries/articles/corrections";
import { listPublicArticlesOf } from "@pledgebook/db/queries/articles/related-articles";
import { findLastChange } from "@pledgebook/db/queries/ledger/examples";
import { countPledges, latestDays, listPledgeAddresses } from "@pledgebook/db/queries/ledger/rows";
import { scopeOf } from "@pledgebook/db/queries/ledger/scope";
import { sums } from "@pledgebook/db/queries/ledger/sums";
import { listRateSpans } from "@pledgebook/db/queries/rates";
import { z } from "zod";
import { recordDay } from "../server/days.ts";
import { MOST_CORRECTIONS } from "../server/inputs.ts";
import { open, router } from "../server/trpc.ts";
import { ledgerPage, PAGE_ROWS } from "./answer.ts";
import { changedPledges } from "./changed-pledges.ts";
import { listedPledges } from "./listed-pledges.ts";
import { packagesOf } from "./packages-of-rows.ts";
import { readExactly, readQuestion } from "./question.ts";
import { choices, names, overview, slicesOf } from "./slices.ts";

/** A query as it stands in a URL. */
const query = z.string().max(20_000);

export const ledgerRouter = router({
  /** One page of rows and the totals of the query of `/pledges`; what is not understood comes back as `ignored`. */
  query: open
    .input(z.object({ query, limit: z.number().int().min(1).max(500).default(PAGE_ROWS) }))
    .query(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const view = await ledgerPage(
        db,
        await readQuestion(db, input.query, recordDay(ctx.now())),
        input.limit,
      );
      /** The packages that these rows lie in, by which a page in order of days groups them (`rowGroups`); else none. */
      const packages = await packagesOf(db, view.filter, view.rows);
      return { ...view, packages };
    }),

  /** The pledges that a query about the present finds, each once, with what they promise as a whole: for lists. */
  pledges: open
    .input(z.object({ query, limit: z.number().int().min(1).max(100) }))
    .query(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const question = await readQuestion(db, input.query, recordDay(ctx.now()));
      return listedPledges(db, question, input.limit);
    }),

  /** What the filters of a query could be set to with how many rows, and its slices by month, purpose, category, holder. */
  overview: open.input(z.object({ query })).query(async ({ ctx, input }) => {
    const { db } = ctx.store;
    return overview(db, await readExactly(db, input.query, recordDay(ctx.now())));
  }),

  /** What the filters of a query could be set to, without counts: for a question that looks at very many rows. */
  choices: open.input(z.object({ query })).query(async ({ ctx, input }) => {
    const { db } = ctx.store;
    return choices(db, await readExactly(db, input.query, recordDay(ctx.now())));
  }),

  /** How many pledges it counts, and some of them in the order of their codes, with when it last said something else of each. */
  addresses: open
    .input(z.object({ offset: z.number().int().min(0), limit: z.number().int().min(0).max(10_000) }))
    .query(async ({ ctx, input }) => ({
      count: await countPledges(ctx.store.db),
      pledges: input.limit === 0 ? [] : await listPledgeAddresses(ctx.store.db, input.offset, input.limit),
    })),

  /** The last day on which the ledger came to say anything else. */
  lastChange: open.query(({ ctx }) => findLastChange(ctx.store.db)),

  /** Who holds what the ledger counts: donors with the day of their last promise, or in the fund's view funds and other donors. */
  holders: open
    .input(
      z
        .object({
          countAt: z.enum(countingPlaces).default("donor"),
          currency: z.enum(displayCurrencies).default("EUR"),
        })
        .prefault({}),
    )
    .query(async ({ ctx, input }) => {
      const filter = { ...emptyFilter, ...input };
      const scope = await scopeOf(ctx.store.db, filter);
      const [found = []] = await sums(ctx.store.db, scope, [
        input.countAt === "fund" ? { slice: "donor", by: "channel" } : { slice: "donor" },
      ]);
      const funds = new Set(scope.funds);
      const latest = await latestDays(ctx.store.db);
      return slicesOf(found, (row) => (funds.has(row.by) ? `fund:${row.by}` : row.slice)).map(
        ({ slice, ...rest }) => ({
          ...rest,
          fund: slice.startsWith("fund:") ? slice.slice("fund:".length) : null,
          donorCodes: slice.startsWith("fund:") ? [] : slice.split(";"),
          /** The day of the last promise whose day is known. */
          latestOn: latest.get(slice) ?? null,
        }),
      );
    }),

  /** Slices of the whole ledger, in euros; donors by who gives alone or jointly. */
  slices: open
    .input(z.object({ by: z.enum(["donor", "channel", "purpose", "category", "recipient"]) }))
    .query(async ({ ctx, input }) => {
      const scope = await scopeOf(ctx.store.db, emptyFilter);
      const [found = []] = await sums(ctx.store.db, scope, [{ slice: input.by }]);
      return slicesOf(found);
    }),

  /** Where a query's money goes: from each donor through channels to purposes, by stage. */
  flow: open.input(z.object({ query })).query(async ({ ctx, input }) => {
    const { db } = ctx.store;
    const { filter } = await readExactly(db, input.query, recordDay(ctx.now()));
    const [found = []] = await sums(db, await scopeOf(db, filter), [{ slice: "channel", by: "purpose" }]);
    return {
      filter,
      flows: [...Map.groupBy(found, (row) => `${row.slice} ${row.by}`).values()].map((part) => ({
        channel: part[0]?.slice === bilateral ? null : (part[0]?.slice ?? null),
        purpose: part[0]?.by as Purpose,
        totals: stageTotals(part),
      })),
    };
  }),

  /** What the ledger learned between the ends of two days (UTC): rows that came, went or say something else. */
  changes: open
    .input(z.object({ from: z.string().refine(isDay), to: z.string().refine(isDay) }))
    .query(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const [from, to] = [input.from, input.to].sort() as [string, string];
      const { changes, isComplete } = await changedPledges(db, from, to, MOST_CHANGES);
      const totalsOn = async (asOf: string) => {
        const [found = []] = await sums(db, await scopeOf(db, { ...emptyFilter, asOf }), [{ slice: null }]);
        return stageTotals(found);
      };
      return {
        from,
        to,
        totals: { from: await totalsOn(from), to: await totalsOn(to) },
        isComplete,
        changes,
      };
    }),

  /** Published articles whose approved marks state pledges of a donor, channel or purpose, the newest first. */
  articlesOf: open
    .input(
      z.object({
        by: z.enum(["donor", "channel", "purpose"]),
        value: z.string().max(100),
        limit: z.number().int().min(1).max(50),
      }),
    )
    .query(async ({ ctx, input }) => {
      const found = await listPublicArticlesOf(ctx.store.db, input.by, input.value, input.limit);
      return found.map(({ firstPublishedAt, ...article }) => ({
        ...article,
        publishedOn: article.publishedOn ?? ctx.dayOf(firstPublishedAt),
      }));
    }),

  /** Everything that was put right, newest first. */
  corrections: open.query(({ ctx }) => listCorrections(ctx.store.db, MOST_CORRECTIONS)),

  /** Which reference rates there are. */
  rates: open.query(({ ctx }) => listRateSpans(ctx.store.db)),

  names: open.query(({ ctx }) => names(ctx.store.db)),
});

/** Changes that one page lists; of more it says that there are more. */
const MOST_CHANGES = 100;
