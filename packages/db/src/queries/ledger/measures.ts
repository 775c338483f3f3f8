import { displayCurrencies } from "@pledgebook/core/values/vocabulary";
import type { SQL } from "drizzle-orm";
import { name } from "./fragments.ts";
import { columnOf, type Dimension } from "./scope.ts";

export const MEASURES = (c: string) =>
  name(
    `rows, pledges, unquantified, unconverted_${c} AS unconverted, floor_${c} AS floor, ceiling_${c} AS ceiling,
   open_${c} AS open, partly, approximate, overlapping, announcements, restatements`,
  );

/** Everything that sums can be told apart by, always in this order; a cell is what differs in none of it. */
export const TOLD_APART = [
  "donor",
  "recipient",
  "category",
  "purpose",
  "channel",
  "month",
  "status",
  "finance",
] as const satisfies Dimension[];

export const BY_DAY = name(
  TOLD_APART.map((dimension) =>
    dimension === "month" ? "substr(month, 1, 7) AS month" : columnOf[dimension],
  ).join(", "),
);

export const CELL_COLUMNS = name(TOLD_APART.map((dimension) => columnOf[dimension]).join(", "));

/** What a row has for each of them. */
export const OF_ROW: Record<Dimension, string> = {
  ...columnOf,
  month: "substr(announced_day, 1, 7) AS month",
};

/**
 * What is added up of rows, with a sign. The names and their order are those of `MEASURES`. `isSome`: the rows may be only
 * some of a pledge's at a stage, and not the one that counts it. What counts and has no year is a pledge's only row, which
 * spares most rows the comparison.
 */
export function measuresOfRows(c: string, sign: "" | "-", isSome = false): SQL {
  const pledges = (condition: string) =>
    isSome
      ? `(sum(iif(year IS NULL AND ${condition}, counted, 0)) + count(DISTINCT iif((year IS NULL AND counted = 1) OR NOT (${condition}), NULL, code)))`
      : `sum(counted AND ${condition})`;
  return name(
    `${sign}count(*) AS rows, ${sign}${pledges("true")} AS pledges, ${sign}sum(floor IS NULL) AS unquantified,
      ${sign}sum(floor IS NOT NULL AND floor_${c} IS NULL) AS unconverted,
      ${sign}sum(coalesce(floor_${c}, 0)) AS floor, ${sign}sum(coalesce(ceiling_${c}, 0)) AS ceiling,
      ${sign}sum(floor_${c} IS NOT NULL AND ceiling_${c} IS NULL) AS open,
      ${sign}${pledges("partly IS NOT NULL")} AS partly, ${sign}sum(qualifier = 'about') AS approximate,
      ${sign}${pledges("overlap IS NOT NULL")} AS overlapping,
      ${sign}sum(announcements) AS announcements, ${sign}sum(restatements) AS restatements`,
  );
}

export const CELL = name(TOLD_APART.map((dimension) => OF_ROW[dimension]).join(", "));

/** All that cells and measures are made of. */
export const ADDED = name(
  `status, finance_type, donor_key, recipient_code, category, purpose, channel, announced_day, year, code, counted, floor,
    ${displayCurrencies.map((code) => `floor_${code}, ceiling_${code}`.toLowerCase()).join(", ")},
    announcements, restatements, partly, qualifier, overlap`,
);
