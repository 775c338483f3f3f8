import { addDays } from "@pledgebook/core/values/day";
import type { Rate } from "@pledgebook/core/values/rates";
import { raw, type Step } from "@pledgebook/db/store/store";
import { DAYS, FIRST_DAY } from "./load-desk.ts";
import { CURRENCIES } from "./load-words.ts";

/** Rates of every day, moving a little around a middle; their source says that nobody published them. */
export function generatedRates(): Rate[] {
  const rates: Rate[] = [];
  for (const [currency, middle] of CURRENCIES) {
    if (middle === null || currency === "EUR") continue;
    for (let day = 0; day <= DAYS; day++)
      rates.push({
        date: addDays(FIRST_DAY, day),
        currency,
        perEuro: (middle * (1 + 0.05 * Math.sin(day / 97))).toFixed(4),
        source: "generated",
      });
  }
  return rates;
}

export function insert(table: string, row: Record<string, string | number | null>): Step {
  const columns = Object.keys(row);
  const marks = columns.map(() => "?").join(", ");
  return {
    statement: raw(`INSERT INTO ${table} (${columns.join(", ")}) VALUES (${marks})`, Object.values(row)),
  };
}
