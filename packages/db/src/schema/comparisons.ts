import type { OutsideFigures } from "@pledgebook/core/matching/compare-outside";
import type { OutsideMapping } from "@pledgebook/core/matching/outside-mapping";
import { currencyCodes } from "@pledgebook/core/values/currencies";
import type { Licence } from "@pledgebook/core/values/face";
import { categories, statuses } from "@pledgebook/core/values/vocabulary";
import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { recordedAt } from "./columns.ts";
import { pledges } from "./pledges.ts";
import { users } from "./users.ts";

/** A ledger of others, to lay beside ours. Its rows are never pledges. */
export const comparisonSets = sqliteTable("comparison_sets", {
  /** A slug; in the addresses of its pages. */
  id: text().primaryKey(),
  name: text().notNull(),
  publisher: text().notNull(),
  url: text().notNull(),
  remark: text().notNull(),
  /** Under which it may be shown; null: it is the desk's alone. */
  licence: text().$type<Licence | "facts">(),
  /** Rows of the last file that were not read, and parts that were not: number, reason, value. */
  refused: text({ mode: "json" }).$type<{ number: number; reason: string; value: string }[]>().notNull(),
  doubts: text({ mode: "json" }).$type<{ number: number; reason: string; value: string }[]>().notNull(),
  /** How its files are read, where the newsroom has said it; null where a mapping that ships did (`formats/read/outside-mappings.ts`). */
  mapping: text({ mode: "json" }).$type<OutsideMapping>(),
  /** SHA-256 of the last file, hexadecimal: the same is not loaded twice. */
  hash: text().notNull(),
  /** How many files were loaded, one after the other. */
  loads: integer().notNull(),
  loadedBy: text().references(() => users.id),
  loadedAt: recordedAt(),
  version: integer().notNull(),
});

/** A row of it as the last file has it; one that this no longer has stays, with when it was gone. */
export const comparisonRows = sqliteTable(
  "comparison_rows",
  {
    setId: text()
      .notNull()
      .references(() => comparisonSets.id),
    /** Its name in the outside ledger: by it a decision is remembered over releases. */
    outsideId: text().notNull(),
    packageId: text(),
    donorCode: text().notNull(),
    announcedOn: text(),
    amount: integer(),
    currency: text({ enum: currencyCodes }),
    stage: text({ enum: statuses }),
    category: text({ enum: categories }),
    channel: text(),
    inKind: text(),
    /** Their words: for the matcher, shown to nobody. */
    wording: text(),
    source: text(),
    /** What it said before the last file, where that says something else. */
    was: text({ mode: "json" }).$type<OutsideFigures>(),
    gone: integer({ mode: "boolean" }).notNull().default(false),
    /** The pledge that it is, or may be; null: none of ours. */
    pledgeId: text().references(() => pledges.id),
    /** `same`: it is; `unsure`: a person is to say; `different`: a person has said that it is none. */
    decision: text({ enum: ["same", "unsure", "different"] }),
    /** Null: the matcher has said so. */
    decidedBy: text().references(() => users.id),
  },
  (table) => [
    primaryKey({ columns: [table.setId, table.outsideId] }),
    index("comparison_rows_by_pledge").on(table.pledgeId),
    index("comparison_rows_by_decision").on(table.setId, table.decision),
  ],
);
