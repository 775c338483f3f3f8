import type { Cursor } from "@pledgebook/core/ledger/cursor";
import {
  bilateral,
  everything,
  type IgnoredValue,
  type LedgerFilter,
  readFilter,
} from "@pledgebook/core/ledger/filter";
import type { StageTotal } from "@pledgebook/core/ledger/leaves";
import type { Currency } from "@pledgebook/core/values/currencies";
import { isDay } from "@pledgebook/core/values/day";
import type { Amount, Bounds } from "@pledgebook/core/values/money";
import {
  type Category,
  countingPlaces,
  type DisplayCurrency,
  type FinanceType,
  type Purpose,
  type Status,
} from "@pledgebook/core/values/vocabulary";
import { listPublicArticlesOf } from "@pledgebook/db/queries/articles";
import { listCorrections } from "@pledgebook/db/queries/corrections";
import {
  type Ask,
  type Dimension,
  endOf,
  type LedgerRowRecord,
  listChangedRows,
  listKnownValues,
  listRows,
  type Scope,
  type SumRow,
  scopeOf,
  stageTotals,
  sums,
} from "@pledgebook/db/queries/ledger/sums";
import { listChannels, listParties } from "@pledgebook/db/queries/pledges";
import { listRateSpans, loadRates } from "@pledgebook/db/queries/rates";
import { readSettings } from "@pledgebook/db/queries/settings";
import { coverage } from "@pledgebook/db/recount/recount";
import type { Database } from "@pledgebook/db/store/store";
import { z } from "zod";
import { open, router } from "../server/trpc.ts";
import { examplesOf } from "./examples.ts";

/** A reference rate that a row was converted with. */
export interface RowRate {
  currency: string;
  perEuro: string;
  date: string;
  source: string;
}

/** One leaf of the ledger: what a line of the page, of the CSV and of the JSON is. Amounts in minor units. */
export interface LedgerRow {
  code: string;
  /** Which of the pledge's rows: with the code, its name. */
  part: string;
  kind: "pledge" | "remainder";
  donorCodes: string[];
  recipientCode: string;
  status: Status;
  /** The calendar year for which this part is promised, where the source says it. */
  year: number | null;
  category: Category;
  purpose: Purpose;
  purposeNote: string | null;
  financeType: FinanceType;
  channelSlug: string | null;
  inKind: string | null;
  announcedOn: string | null;
  packageCodes: string[];
  qualifier: Amount["qualifier"];
  currency: Currency | null;
  original: Bounds | null;
  converted: Bounds | null;
  convertedCurrency: DisplayCurrency;
  /** The reference rate of the row's currency, and that of the currency it is shown in; null where none was needed or known. */
  rate: RowRate | null;
  displayRate: RowRate | null;
  /**
   * Why a row that the filter finds is beside its sums: 'joint' with donors outside the filter, since nobody split it, or
   * counted at the 'fund' it passes through. Null: it is in the sums.
   */
  beside: "joint" | "fund" | null;
  /** It is part of a package whose components together state more than the package itself. */
  exceeded: boolean;
  evidence: { articleSlug: string; annotationId: string; quote: string };
  /** Since when the ledger says so. */
  recordedAt: string;
}

export interface LedgerView {
  filter: LedgerFilter;
  ignored: IgnoredValue[];
  /** Rows of this page, and where the next one goes on. */
  rows: LedgerRow[];
  next: Cursor | null;
  /** Whether this page goes on from another. */
  isContinued: boolean;
  /** All rows that the filter finds, on this page and others. */
  count: number;
  totals: StageTotal[];
  /** What the filter finds and its sums leave out: joint pledges that it cuts through, money counted at a fund. */
  besideTotals: StageTotal[];
  coverage: Awaited<ReturnType<typeof coverage>>;
  fourEyes: boolean;
  /**
   * So many rows, every one of which must be looked at, that pictures and counts beside the filters would keep a reader
   * waiting: they are left out, and the page says so.
   */
  isVast: boolean;
}

/** Rows that a question may look at and still be answered with pictures and counts. */
const VAST = 50_000;

/** Rows of a page of the ledger. */
export const PAGE_ROWS = 20;

/** A question to the ledger, with what was not understood of it. `today`: the clock's day, which bounds `as_of`. */
export interface Question {
  filter: LedgerFilter;
  after: Cursor | null;
  ignored: IgnoredValue[];
}

/** Reads a query; parties and channels that the ledger has never heard of are dropped and said, like all that is unknown. */
export async function readQuestion(db: Database, query: string, today: string): Promise<Question> {
  const read = readFilter(new URLSearchParams(query), today);
  const { filter } = read;
  if (filter.donors.length + filter.recipients.length + filter.channels.length === 0) return read;
  const known = await listKnownValues(db);
  const unknown: IgnoredValue[] = [];
  const keep = (key: string, values: string[], among: ReadonlySet<string>) =>
    values.filter((value) => {
      if (among.has(value)) return true;
      unknown.push({ key, value });
      return false;
    });
  return {
    ...read,
    filter: {
      ...filter,
      donors: keep("donor", filter.donors, known.donors),
      recipients: keep("recipient", filter.recipients, known.recipients),
      channels: keep("channel", filter.channels, known.channels),
    },
    ignored: [...read.ignored, ...unknown].slice(0, 10),
  };
}

/** Everything the ledger says to one question: one page of rows, and the totals of all of them. */
export async function answer(db: Database, question: Question, limit = PAGE_ROWS): Promise<LedgerView> {
  const { filter, after, ignored } = question;
  const scope = await scopeOf(db, filter);
  const cuts = scope.inside !== null;
  const [inside = []] = await sums(db, scope, [{ slice: null }]);
  const [beside = []] = cuts ? await sums(db, scope, [{ slice: null, side: "beside" }]) : [];
  const found = await listRows(db, scope, after, limit + 1);
  const toRow = await rowMaker(db, scope);
  const last = found.length > limit ? found[limit - 1] : undefined;
  return {
    filter,
    ignored,
    rows: found.slice(0, limit).map(toRow),
    next: last ? cursorOf(last, filter) : null,
    isContinued: after !== null,
    count: [...inside, ...beside].reduce((sum, row) => sum + row.rows, 0),
    totals: stageTotals(inside),
    besideTotals: stageTotals(beside),
    coverage: await coverage(db, filter.asOf && endOf(filter.asOf)),
    fourEyes: (await readSettings(db)).fourEyes,
    isVast: scope.looksAt > VAST,
  };
}

/** Rows that are read at a time, so that any number of them takes the same memory. */
const STREAM_ROWS = 2_000;

/** Every row of a question in its order, some thousands at a time: what files are made of. */
export async function* streamRows(db: Database, question: Question): AsyncGenerator<LedgerRow[]> {
  const scope = await scopeOf(db, question.filter);
  const toRow = await rowMaker(db, scope);
  let after: Cursor | null = null;
  for (;;) {
    const found = await listRows(db, scope, after, STREAM_ROWS);
    if (found.length > 0) yield found.map(toRow);
    const last = found.at(-1);
    if (!last || found.length < STREAM_ROWS) return;
    after = cursorOf(last, question.filter);
  }
}

function cursorOf(row: LedgerRowRecord, { sort }: LedgerFilter): Cursor {
  const isSize = sort === "largest" || sort === "smallest";
  const value = isSize ? String(row.size) : sort === "recorded" ? row.recordedFrom : row.announcedDay;
  return { sort, value, code: row.code, part: row.part };
}

const CONVERTED = {
  EUR: ["floorEur", "ceilingEur", null],
  USD: ["floorUsd", "ceilingUsd", "rateUsdId"],
  GBP: ["floorGbp", "ceilingGbp", "rateGbpId"],
  UAH: ["floorUah", "ceilingUah", "rateUahId"],
} as const;

/** Makes rows of records, in the currency and with the view that a question asks for. */
export async function rowMaker(db: Database, scope: Scope): Promise<(record: LedgerRowRecord) => LedgerRow> {
  const rates = await loadRates(db);
  const rateOf = (id: number | null): RowRate | null => {
    const rate = rates(id);
    return rate && { currency: rate.currency, perEuro: rate.perEuro, date: rate.date, source: rate.source };
  };
  const { currency } = scope.filter;
  const [low, high, displayed] = CONVERTED[currency];
  const inside = scope.inside && new Set(scope.inside);
  const funds = new Set(scope.funds);
  return (record) => {
    const own = record.currency as Currency | null;
    const floor = record[low];
    const isWhole = !inside || inside.has(record.donorKey);
    const isAtFund = inside !== null && funds.has(record.channel);
    return {
      code: record.code,
      part: record.part,
      kind: record.kind,
      donorCodes: record.donorKey.split(";"),
      recipientCode: record.recipientCode,
      status: record.status,
      year: record.year,
      category: record.category,
      purpose: record.purpose,
      purposeNote: record.purposeNote,
      financeType: record.financeType,
      channelSlug: record.channel === bilateral ? null : record.channel,
      inKind: record.inKind,
      announcedOn: record.announcedOn,
      packageCodes: record.packageCodes === "" ? [] : record.packageCodes.split(";"),
      qualifier: record.qualifier,
      currency: own,
      original: record.floor === null ? null : { floor: record.floor, ceiling: record.ceiling },
      converted: floor === null ? null : { floor, ceiling: record[high] },
      convertedCurrency: currency,
      rate: own === currency ? null : rateOf(record.rateId),
      displayRate: displayed && own !== currency ? rateOf(record[displayed]) : null,
      beside: isAtFund ? "fund" : isWhole ? null : "joint",
      exceeded: record.isExceeded,
      evidence: {
        articleSlug: record.articleSlug,
        annotationId: record.annotationId,
        quote: record.quote,
      },
      recordedAt: record.recordedFrom,
    };
  };
}

/** One slice of the ledger with its totals by stage. */
export interface Slice {
  slice: string;
  rows: number;
  totals: StageTotal[];
  announcements: number;
  restatements: number;
}

function slicesOf(found: readonly SumRow[], sliceOf: (row: SumRow) => string = (row) => row.slice): Slice[] {
  return [...Map.groupBy(found, sliceOf)].map(([slice, part]) => {
    const total = (of: (row: SumRow) => number) => part.reduce((sum, row) => sum + of(row), 0);
    return {
      slice,
      rows: total((row) => row.rows),
      totals: stageTotals(part),
      announcements: total((row) => row.announcements),
      restatements: total((row) => row.restatements),
    };
  });
}

/** Values of each filter with how many rows they would leave, everything else that was asked kept as it is. */
export type Facets = Record<
  "donors" | "recipients" | "channels" | "categories" | "purposes" | "statuses" | "financeTypes",
  { value: string; rows: number | null }[]
>;

const FACETS: [keyof Facets, Dimension][] = [
  ["donors", "donor"],
  ["recipients", "recipient"],
  ["channels", "channel"],
  ["categories", "category"],
  ["purposes", "purpose"],
  ["statuses", "status"],
  ["financeTypes", "finance"],
];

/** What the filters of a question could still be set to, and what its pictures are drawn from. */
export async function overview(db: Database, { filter }: Question) {
  const scope = await scopeOf(db, filter);
  const countAt = filter.countAt;
  const asks: Ask[] = [
    ...FACETS.map(([, dimension]): Ask => ({ slice: dimension, without: dimension, side: "both" })),
    { slice: "month" },
    { slice: "purpose" },
    { slice: "category" },
    countAt === "fund" ? { slice: "donor", by: "channel" } : { slice: "donor" },
  ];
  const found = await sums(db, scope, asks);
  const facets = Object.fromEntries(
    FACETS.map(([name, dimension], index) => {
      const counts = new Map<string, number>();
      for (const row of found[index] ?? [])
        for (const value of dimension === "donor" ? row.slice.split(";") : [row.slice])
          counts.set(value, (counts.get(value) ?? 0) + row.rows);
      return [name, [...counts].map(([value, rows]) => ({ value, rows })).sort((a, b) => b.rows - a.rows)];
    }),
  ) as Facets;
  const [months = [], purposes = [], categories = [], holders = []] = found.slice(FACETS.length);
  const funds = new Set(scope.funds);
  return {
    facets,
    filter,
    /** '2024-01', and '' for what no day is known of. */
    months: slicesOf(months).sort((a, b) => a.slice.localeCompare(b.slice)),
    purposes: slicesOf(purposes),
    categories: slicesOf(categories),
    /** Donors (joint ones as one), or in the fund's view also funds, as 'fund:…'. */
    holders: slicesOf(holders, (row) => (funds.has(row.by) ? `fund:${row.by}` : row.slice)),
  };
}

/** What the filters of a question could be set to, without counts: those of the kept sums, whatever else is asked. */
export async function choices(db: Database, { filter, ...question }: Question): Promise<Facets> {
  const kept = { ...filter, text: "", min: null, max: null, from: null, to: null };
  const { facets } = await overview(db, { ...question, filter: kept });
  const uncounted = Object.entries(facets).map(([key, values]) => [
    key,
    values.map(({ value }) => ({ value, rows: null })),
  ]);
  return Object.fromEntries(uncounted);
}

/** Names of everybody and everything that Intl does not know. */
async function names(db: Database) {
  const [parties, channels] = await Promise.all([listParties(db), listChannels(db)]);
  return {
    parties: parties.map(({ code, nameEn, nameUk }) => ({ code, nameEn, nameUk })),
    channels: channels.map(({ slug, kind, nameEn, nameUk }) => ({ slug, kind, nameEn, nameUk })),
  };
}

/** A query as it stands in a URL. */
const query = z.string().max(20_000);

export const ledgerRouter = router({
  /** One page of rows and the totals of the query of `/pledges`; what is not understood comes back as `ignored`. */
  query: open
    .input(z.object({ query, limit: z.number().int().min(1).max(500).default(PAGE_ROWS) }))
    .query(async ({ ctx, input }) => {
      const { db } = ctx.store;
      return answer(db, await readQuestion(db, input.query, ctx.now().slice(0, 10)), input.limit);
    }),

  /** What the filters of a query could be set to with how many rows, and its slices by month, purpose, category, holder. */
  overview: open.input(z.object({ query })).query(async ({ ctx, input }) => {
    const { db } = ctx.store;
    return overview(db, await readQuestion(db, input.query, ctx.now().slice(0, 10)));
  }),

  /** What the filters of a query could be set to, without counts: for a question that looks at very many rows. */
  choices: open.input(z.object({ query })).query(async ({ ctx, input }) => {
    const { db } = ctx.store;
    return choices(db, await readQuestion(db, input.query, ctx.now().slice(0, 10)));
  }),

  /** Who holds what the ledger counts, with totals in euros: donors, or in the fund's view funds and other donors. */
  holders: open
    .input(z.object({ countAt: z.enum(countingPlaces).default("donor") }).default({ countAt: "donor" }))
    .query(async ({ ctx, input }) => {
      const filter = { ...everything, countAt: input.countAt };
      const scope = await scopeOf(ctx.store.db, filter);
      const [found = []] = await sums(ctx.store.db, scope, [
        input.countAt === "fund" ? { slice: "donor", by: "channel" } : { slice: "donor" },
      ]);
      const funds = new Set(scope.funds);
      return slicesOf(found, (row) => (funds.has(row.by) ? `fund:${row.by}` : row.slice)).map(
        ({ slice, ...rest }) => ({
          ...rest,
          fund: slice.startsWith("fund:") ? slice.slice("fund:".length) : null,
          donorCodes: slice.startsWith("fund:") ? [] : slice.split(";"),
        }),
      );
    }),

  /** Slices of the whole ledger, in euros: channels, purposes. */
  slices: open
    .input(z.object({ by: z.enum(["channel", "purpose", "category", "recipient"]) }))
    .query(async ({ ctx, input }) => {
      const scope = await scopeOf(ctx.store.db, everything);
      const [found = []] = await sums(ctx.store.db, scope, [{ slice: input.by }]);
      return slicesOf(found);
    }),

  /** Where a query's money goes: from each donor through channels to purposes, by stage. */
  flow: open.input(z.object({ query })).query(async ({ ctx, input }) => {
    const { db } = ctx.store;
    const { filter } = await readQuestion(db, input.query, ctx.now().slice(0, 10));
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
      const { was, is } = await listChangedRows(db, from, to, MOST_CHANGES + 1);
      const toRow = await rowMaker(db, await scopeOf(db, everything));
      const codes = [...new Set([...is, ...was].map((row) => row.code))].sort();
      const totalsOn = async (asOf: string) => {
        const [found = []] = await sums(db, await scopeOf(db, { ...everything, asOf }), [{ slice: null }]);
        return stageTotals(found);
      };
      return {
        from,
        to,
        totals: { from: await totalsOn(from), to: await totalsOn(to) },
        isComplete: was.length <= MOST_CHANGES && is.length <= MOST_CHANGES,
        changes: codes.slice(0, MOST_CHANGES).map((code) => ({
          code,
          was: was.filter((row) => row.code === code).map(toRow),
          is: is.filter((row) => row.code === code).map(toRow),
        })),
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
    .query(({ ctx, input }) => listPublicArticlesOf(ctx.store.db, input.by, input.value, input.limit)),

  /** An example for each rule, out of the ledger as it is. */
  examples: open.query(({ ctx }) => examplesOf(ctx.store.db, ctx.now().slice(0, 10))),

  /** Everything that was put right, newest first. */
  corrections: open.query(({ ctx }) => listCorrections(ctx.store.db)),

  /** Which reference rates there are. */
  rates: open.query(({ ctx }) => listRateSpans(ctx.store.db)),

  names: open.query(({ ctx }) => names(ctx.store.db)),
});

/** Changes that one page lists; of more it says that there are more. */
const MOST_CHANGES = 100;
