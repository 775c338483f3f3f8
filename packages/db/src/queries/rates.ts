import type { Converter } from "@pledgebook/core/ledger/leaves";
import { type Currency, isCurrency } from "@pledgebook/core/values/currencies";
import { firstDay } from "@pledgebook/core/values/day";
import { convert, type Rate } from "@pledgebook/core/values/rates";
import { and, asc, eq, gt, max, sql } from "drizzle-orm";
import { schema } from "../schema.ts";
import { type Database, raw, type Step } from "../store/store.ts";

const { fxRates } = schema;

/** A rate as it is kept: its id never changes, and names it in the rows that were converted with it. */
export interface StoredRate extends Rate {
  id: number;
}

/** A rate older than this many days before the announcement says nothing of that day: markets close for days, not weeks. */
const OLDEST_RATE_DAYS = 10;

/**
 * Adds reference rates. One that says the same as the last known for its day is left out; one that says something else
 * is added and holds from then on. Every pledge is counted again: a rate that was missing may be there now.
 */
export function writeRates(rates: readonly Rate[]): Step[] {
  return [
    ...rates.map(({ currency, date, perEuro, source }) => ({
      statement: raw(
        `INSERT INTO fx_rates (currency, date, per_euro, source) SELECT ?, ?, ?, ?
         WHERE NOT EXISTS (SELECT 1 FROM fx_rates newest WHERE newest.per_euro = ? AND newest.source = ? AND newest.id =
           (SELECT max(id) FROM fx_rates known WHERE known.currency = ? AND known.date = ?))`,
        [currency, date, perEuro, source, perEuro, source, currency, date],
      ),
    })),
    {
      statement: raw(
        `INSERT INTO ledger_pending (subject, subject_id, touched) SELECT 'pledge', id, 1 FROM pledges WHERE true
         ON CONFLICT DO UPDATE SET touched = touched + 1`,
      ),
    },
  ];
}

interface RateBook {
  newest: number;
  byCurrency: Map<string, StoredRate[]>;
  byId: Map<number, StoredRate>;
}

/** Read once and kept as long as no rate is added: some ten thousand short rows that every conversion looks into. */
const books = new WeakMap<Database, RateBook>();

async function rateBook(db: Database): Promise<RateBook> {
  const [last] = await db.select({ id: max(fxRates.id) }).from(fxRates);
  const newest = last?.id ?? 0;
  const kept = books.get(db);
  if (kept?.newest === newest) return kept;
  const rows = await db
    .select()
    .from(fxRates)
    .orderBy(asc(fxRates.currency), asc(fxRates.date), asc(fxRates.id));
  const stored = rows.filter((row): row is typeof row & { currency: Currency } => isCurrency(row.currency));
  const book = {
    newest,
    byCurrency: Map.groupBy(stored, (rate) => rate.currency),
    byId: new Map(stored.map((rate) => [rate.id, rate])),
  };
  books.set(db, book);
  return book;
}

/**
 * A converter over the stored rates: the reference rate of the announcement day or the last one before it. No rate, or
 * no day: null, never a guess. The rates in its answers are `StoredRate`s.
 */
export async function loadConverter(db: Database): Promise<Converter> {
  const { byCurrency } = await rateBook(db);
  const find = (currency: Currency, day: string): StoredRate | null => {
    const list = byCurrency.get(currency) ?? [];
    let low = 0;
    let high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (list[middle]!.date <= day) low = middle + 1;
      else high = middle;
    }
    const rate = list[low - 1];
    const age = rate ? (Date.parse(day) - Date.parse(rate.date)) / 86_400_000 : Number.POSITIVE_INFINITY;
    return rate && age <= OLDEST_RATE_DAYS ? rate : null;
  };
  return (minor, from, to, day) => {
    if (from === to) return { minor, from, to, rates: [] };
    return day === null ? null : convert(minor, from, to, (currency) => find(currency, firstDay(day)));
  };
}

/** Looks rates up by their ids. */
export async function loadRates(db: Database): Promise<(id: number | null) => StoredRate | null> {
  const { byId } = await rateBook(db);
  return (id) => (id === null ? null : (byId.get(id) ?? null));
}

/** What rates there are: for each currency and source from when to when, and how many. */
export async function listRateSpans(db: Database) {
  return db
    .select({
      currency: fxRates.currency,
      source: fxRates.source,
      from: sql<string>`min(${fxRates.date})`,
      to: sql<string>`max(${fxRates.date})`,
      days: sql<number>`count(DISTINCT ${fxRates.date})`,
    })
    .from(fxRates)
    .groupBy(fxRates.currency, fxRates.source)
    .orderBy(asc(fxRates.currency));
}

/** Rates in the order in which they came, from behind one on; of one currency when asked. */
export async function listRatesAfter(db: Database, id: number, currency: string | null, limit: number) {
  return db
    .select()
    .from(fxRates)
    .where(and(gt(fxRates.id, id), currency === null ? undefined : eq(fxRates.currency, currency)))
    .orderBy(asc(fxRates.id))
    .limit(limit);
}
