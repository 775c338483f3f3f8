import {
  donorSlice,
  exceeds,
  type Leaf,
  leaves,
  type StageTotal,
  totalsBy,
  totalsByStage,
} from "@pledgebook/core/counting";
import type { Currency } from "@pledgebook/core/currencies";
import { type LedgerFilter, readFilter } from "@pledgebook/core/filter";
import type { Amount, Bounds } from "@pledgebook/core/money";
import { counts } from "@pledgebook/core/pledge";
import type { Category, FinanceType, Purpose, Status } from "@pledgebook/core/vocabulary";
import { listEvidence } from "@pledgebook/db/queries/annotations";
import { coverage } from "@pledgebook/db/queries/articles";
import { listCorrections } from "@pledgebook/db/queries/corrections";
import { listChannels, listParties, loadPledges, type StoredPledge } from "@pledgebook/db/queries/pledges";
import { loadConverter } from "@pledgebook/db/queries/rates";
import { readSettings } from "@pledgebook/db/queries/settings";
import type { Database } from "@pledgebook/db/store";
import { z } from "zod";
import { open, router } from "./trpc.ts";
import { currenciesOf } from "./views.ts";

/** One leaf of the ledger: what a line of the page, of the CSV and of the JSON is. Amounts in minor units. */
export interface LedgerRow {
  code: string;
  kind: Leaf["kind"];
  donorCodes: string[];
  recipientCode: string;
  status: Status;
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
  convertedCurrency: Currency;
  /** The reference rate used, its day and its source; null when none was needed or none is known. */
  rate: { perEuro: string; date: string; source: string } | null;
  /** A joint pledge with donors outside the filter: shown, and outside the sums, since nobody split it. */
  outsideTotals: boolean;
  /** It is part of a package whose components together state more than the package itself. */
  exceeded: boolean;
  evidence: { articleSlug: string; annotationId: string; quote: string } | null;
}

export interface LedgerView {
  filter: LedgerFilter;
  rows: LedgerRow[];
  totals: StageTotal[];
  /** Joint pledges that the filter cuts through: their sum, apart. */
  jointTotals: StageTotal[];
  coverage: Awaited<ReturnType<typeof coverage>>;
  fourEyes: boolean;
}

/** Everything the ledger says to one question. Page, CSV, JSON and the front page's headline all ask here. */
export async function answer(db: Database, filter: LedgerFilter): Promise<LedgerView> {
  const pledges = (await loadPledges(db)).filter(counts);
  const convert = await loadConverter(db, currenciesOf(pledges, filter.currency));
  const all = leaves(pledges, filter.currency, convert).filter((leaf) => matches(leaf, filter));
  const outside = (leaf: Leaf) =>
    filter.donors.length > 0 && !leaf.pledge.donorCodes.every((code) => filter.donors.includes(code));
  const evidence = await firstEvidence(db, all);
  const partsOf = Map.groupBy(
    pledges.flatMap((part) => part.packageCodes.map((code) => ({ code, part }))),
    ({ code }) => code,
  );
  const exceeded = new Set(
    pledges
      .filter((pack) =>
        exceeds(
          pack,
          (partsOf.get(pack.code) ?? []).map(({ part }) => part),
          convert,
        ),
      )
      .map((pack) => pack.code),
  );
  const rows = all.map((leaf): LedgerRow => {
    const { pledge } = leaf;
    const own = pledge.amount.currency;
    const used = own === null ? null : convert(1, own, filter.currency, pledge.announcedOn);
    const rate = used?.rates.find((candidate) => candidate.currency === own) ?? used?.rates[0];
    return {
      code: pledge.code,
      kind: leaf.kind,
      donorCodes: pledge.donorCodes,
      recipientCode: pledge.recipientCode,
      status: leaf.status,
      category: pledge.category,
      purpose: pledge.purpose,
      purposeNote: (pledge as StoredPledge).purposeNote,
      financeType: pledge.financeType,
      channelSlug: pledge.channelSlug,
      inKind: pledge.inKind,
      announcedOn: pledge.announcedOn,
      packageCodes: pledge.packageCodes,
      qualifier: pledge.amount.qualifier,
      currency: own,
      original: leaf.original,
      converted: leaf.converted,
      convertedCurrency: filter.currency,
      rate: rate ? { perEuro: rate.perEuro, date: rate.date, source: rate.source } : null,
      outsideTotals: outside(leaf),
      exceeded: pledge.packageCodes.some((code) => exceeded.has(code)),
      evidence: evidence.get(pledge.code) ?? null,
    };
  });
  return {
    filter,
    rows,
    totals: totalsByStage(all.filter((leaf) => !outside(leaf))),
    jointTotals: totalsByStage(all.filter(outside)),
    coverage: await coverage(db),
    fourEyes: (await readSettings(db)).fourEyes,
  };
}

function matches({ pledge, status }: Leaf, filter: LedgerFilter): boolean {
  const among = <T>(list: readonly T[], value: T) => list.length === 0 || list.includes(value);
  return (
    (filter.donors.length === 0 || pledge.donorCodes.some((code) => filter.donors.includes(code))) &&
    among(filter.categories, pledge.category) &&
    among(filter.statuses, status)
  );
}

/** The first approved mark of each pledge: where a row's figure leads back to. */
async function firstEvidence(db: Database, list: readonly Leaf[]) {
  const codes = new Map(list.map(({ pledge }) => [(pledge as StoredPledge).id, pledge.code]));
  const found = await listEvidence(db, [...codes.keys()]);
  const first = new Map<string, NonNullable<LedgerRow["evidence"]>>();
  for (const mark of found) {
    const code = codes.get(mark.pledgeId);
    if (!code || first.has(code) || mark.reviewState !== "approved" || !mark.isPublic) continue;
    first.set(code, { articleSlug: mark.articleSlug, annotationId: mark.id, quote: mark.quote });
  }
  return first;
}

/** Names of everybody and everything that Intl does not know. */
async function names(db: Database) {
  const [parties, channels] = await Promise.all([listParties(db), listChannels(db)]);
  return {
    parties: parties.map(({ code, nameEn, nameUk }) => ({ code, nameEn, nameUk })),
    channels: channels.map(({ slug, nameEn, nameUk }) => ({ slug, nameEn, nameUk })),
  };
}

export const ledgerRouter = router({
  /** Rows and totals of the query of `/pledges`; values that are not understood come back as `ignored`. */
  query: open.input(z.object({ query: z.string().max(20_000) })).query(async ({ ctx, input }) => {
    const { filter, ignored } = readFilter(new URLSearchParams(input.query));
    return { ...(await answer(ctx.store.db, filter)), ignored };
  }),

  /** Donors that the ledger knows, with their totals by stage in euros. A joint pledge is a slice of its own. */
  donors: open.query(async ({ ctx }) => {
    const pledges = (await loadPledges(ctx.store.db)).filter(counts);
    const convert = await loadConverter(ctx.store.db, currenciesOf(pledges, "EUR"));
    const slices = totalsBy(leaves(pledges, "EUR", convert), donorSlice);
    return [...slices].map(([key, totals]) => ({ donorCodes: key.split(";"), totals }));
  }),

  /** Everything that was put right, newest first. */
  corrections: open.query(({ ctx }) => listCorrections(ctx.store.db)),

  names: open.query(({ ctx }) => names(ctx.store.db)),
});
