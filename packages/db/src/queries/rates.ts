import type { Converter } from "@pledgebook/core/counting";
import type { Currency } from "@pledgebook/core/currencies";
import { firstDay } from "@pledgebook/core/day";
import { convert, type Rate } from "@pledgebook/core/rates";
import { inArray } from "drizzle-orm";
import { schema } from "../schema.ts";
import type { Database, Step } from "../store.ts";

/** A rate older than this many days before the announcement says nothing of that day: markets close for days, not weeks. */
const OLDEST_RATE_DAYS = 10;

/** Adds or replaces reference rates. */
export function writeRates(db: Database, rates: readonly Rate[]): Step[] {
  return rates.map((rate) => ({
    statement: db
      .insert(schema.fxRates)
      .values(rate)
      .onConflictDoUpdate({
        target: [schema.fxRates.currency, schema.fxRates.date],
        set: { perEuro: rate.perEuro, source: rate.source },
      }),
  }));
}

/**
 * A converter over the stored rates of these currencies: the reference rate of the announcement day or the last one
 * before it. No rate, or no day: null, never a guess.
 */
export async function loadConverter(db: Database, currencies: readonly string[]): Promise<Converter> {
  const rows =
    currencies.length > 0
      ? await db
          .select()
          .from(schema.fxRates)
          .where(inArray(schema.fxRates.currency, [...new Set(currencies)]))
      : [];
  const byCurrency = Map.groupBy(rows as Rate[], (rate) => rate.currency);
  for (const list of byCurrency.values()) list.sort((a, b) => a.date.localeCompare(b.date));
  const find = (currency: Currency, day: string): Rate | null => {
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
