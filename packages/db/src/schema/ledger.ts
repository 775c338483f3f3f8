import { currencyCodes } from "@pledgebook/core/values/currencies";
import {
  categories,
  displayCurrencies,
  financeTypes,
  overlapKinds,
  type Purpose,
  qualifiers,
  statuses,
} from "@pledgebook/core/values/vocabulary";
import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { articles } from "./articles.ts";
import { recordedAt } from "./columns.ts";
import { displayColumn, perDisplayCurrency, perRate } from "./display-currency.ts";
import { pledges } from "./pledges.ts";
import { users } from "./users.ts";

/** Sums in each display currency: floors, ceilings where there are any, how many have none, how many have no rate. */
const summed = () =>
  perDisplayCurrency(["floor", "ceiling", "open", "unconverted"], () => integer().notNull());

/** A sum in each currency in which the ledger can be shown. Minor units; null without a value or a rate. */
const converted = () => perDisplayCurrency(["floor", "ceiling"], () => integer());

/**
 * The ledger as readers get it: one row for each leaf of `core/ledger`, and for how long the ledger said so. A row is
 * closed and another opened when what it says changes; nothing else is ever changed, so that what was known on a day
 * can be asked for ever. Kept by `recount` after every write, from what the triggers say was touched.
 */
export const ledgerRows = sqliteTable(
  "ledger_rows",
  {
    id: integer().primaryKey(),
    pledgeId: text()
      .notNull()
      .references(() => pledges.id),
    code: text().notNull(),
    /** Which of a pledge's rows: its stage, and the year where it has one. */
    part: text().notNull(),
    kind: text({ enum: ["pledge", "remainder"] }).notNull(),
    status: text({ enum: statuses }).notNull(),
    year: integer(),
    /** Codes of the donors in order, joined with semicolons. */
    donorKey: text().notNull(),
    recipientCode: text().notNull(),
    category: text({ enum: categories }).notNull(),
    purpose: text().$type<Purpose>().notNull(),
    purposeNote: text(),
    purposeNoteUk: text(),
    financeType: text({ enum: financeTypes }).notNull(),
    /** Slug of the channel, or 'bilateral'. */
    channel: text().notNull(),
    inKind: text(),
    inKindUk: text(),
    announcedOn: text(),
    /** First day of `announcedOn`; empty when no day is known, so that it has a place in every order. */
    announcedDay: text().notNull(),
    announcedBy: text(),
    /** By when it is to have arrived, where a source says so, and the last day of that. */
    dueBy: text(),
    dueDay: text(),
    /** Codes of its packages, joined with semicolons. */
    packageCodes: text().notNull(),
    /** It is part of a package whose components together state more than the package. */
    isExceeded: integer({ mode: "boolean" }).notNull(),
    /** The furthest stage that a part has reached, of a size that nobody told. */
    partly: text({ enum: statuses }),
    /** Why it adds nothing to a floor, and the code of the pledge that does. */
    overlap: text({ enum: overlapKinds }),
    overlapCode: text(),
    /** It says what was approved last: a change of it waits for a second person. */
    isBeingChecked: integer({ mode: "boolean" }).notNull().default(false),
    qualifier: text({ enum: qualifiers }).notNull(),
    currency: text({ enum: currencyCodes }),
    floor: integer(),
    ceiling: integer(),
    ...converted(),
    /** What rows are ordered by when they are ordered by size: the floor in euros, or the ceiling where nothing is sure. */
    size: integer().notNull(),
    /** The rates of the row's currency and of the display currencies that were used; rows of `fx_rates`. */
    ...perRate(() => integer()),
    /** 1 on the first row of a pledge at a stage, 0 on its other years: what counts pledges, not rows. */
    counted: integer().notNull(),
    /** On the first row of a pledge, how often it was announced and how many of these were only repetitions; else 0. */
    announcements: integer().notNull(),
    restatements: integer().notNull(),
    /** The sentence that promised it. */
    annotationId: text().notNull(),
    quote: text().notNull(),
    articleSlug: text().notNull(),
    recordedFrom: recordedAt(),
    recordedTo: text(),
  },
  (table) => {
    const current = sql`${table.recordedTo} IS NULL`;
    return [
      uniqueIndex("ledger_rows_current").on(table.code, table.part).where(current),
      index("ledger_rows_by_pledge").on(table.pledgeId),
      index("ledger_rows_by_day").on(table.announcedDay, table.code, table.part).where(current),
      index("ledger_rows_by_size").on(table.size, table.code, table.part).where(current),
      index("ledger_rows_by_donor")
        .on(table.donorKey, table.announcedDay, table.code, table.part)
        .where(current),
      index("ledger_rows_by_category")
        .on(table.category, table.announcedDay, table.code, table.part)
        .where(current),
      index("ledger_rows_by_purpose")
        .on(table.purpose, table.announcedDay, table.code, table.part)
        .where(current),
      index("ledger_rows_by_channel")
        .on(table.channel, table.announcedDay, table.code, table.part)
        .where(current),
      index("ledger_rows_by_status")
        .on(table.status, table.announcedDay, table.code, table.part)
        .where(current),
      // Everything that is added up, beside everything that it is added up by: sums of rows read this and not the rows.
      index("ledger_rows_to_add")
        .on(
          table.status,
          table.financeType,
          table.donorKey,
          table.recipientCode,
          table.category,
          table.purpose,
          table.channel,
          table.announcedDay,
          table.year,
          table.code,
          table.counted,
          table.floor,
          ...displayCurrencies.flatMap((currency) => [
            table[displayColumn("floor", currency)],
            table[displayColumn("ceiling", currency)],
          ]),
          table.announcements,
          table.restatements,
          table.partly,
          table.qualifier,
          table.overlap,
          table.recordedTo,
        )
        .where(current),
      index("ledger_rows_by_record").on(table.recordedFrom, table.code, table.part),
      // Few have a day by which they are due.
      index("ledger_rows_by_due")
        .on(table.dueDay, table.code, table.part)
        .where(sql`${table.recordedTo} IS NULL AND ${table.dueDay} IS NOT NULL`),
      // Few: they are counted where the site says how much of it waits.
      index("ledger_rows_being_checked")
        .on(table.code)
        .where(sql`${table.recordedTo} IS NULL AND ${table.isBeingChecked}`),
      index("ledger_rows_by_end").on(table.recordedTo).where(sql`${table.recordedTo} IS NOT NULL`),
    ];
  },
);

/**
 * Sums of the current rows: what a total costs no matter how many rows it has. Kept by `queries/sums.ts` in the write that
 * opens and closes rows. A level names the columns that tell its sums apart ('donor', 'donor+month'; '*' in the others);
 * 'cell' has them all, 'day' in `month` the day of the announcement, 'recorded' the day on which rows came (or went, with a
 * minus), so that the sum up to a day is what was known on it.
 */
export const ledgerSums = sqliteTable(
  "ledger_sums",
  {
    level: text().notNull(),
    donorKey: text().notNull(),
    recipientCode: text().notNull(),
    category: text().notNull(),
    purpose: text().notNull(),
    channel: text().notNull(),
    month: text().notNull(),
    status: text({ enum: statuses }).notNull(),
    financeType: text({ enum: financeTypes }).notNull(),
    rows: integer().notNull(),
    pledges: integer().notNull(),
    unquantified: integer().notNull(),
    partly: integer().notNull().default(0),
    approximate: integer().notNull().default(0),
    overlapping: integer().notNull().default(0),
    announcements: integer().notNull(),
    restatements: integer().notNull(),
    ...summed(),
  },
  (table) => [
    primaryKey({
      columns: [
        table.level,
        table.donorKey,
        table.channel,
        table.category,
        table.purpose,
        table.recipientCode,
        table.month,
        table.status,
        table.financeType,
      ],
    }),
  ],
);

/**
 * Rows that the write in hand has opened (1) or closed (-1) and that the sums do not know yet: noted by triggers, so that no
 * row can come or go without them, and empty when the write is done.
 */
export const ledgerUnsummed = sqliteTable("ledger_unsummed", {
  id: integer().primaryKey(),
  rowId: integer().notNull(),
  sign: integer().notNull(),
});

/** What the ledger has not caught up with: subjects that a write has touched, counted so that none is missed meanwhile. */
export const ledgerPending = sqliteTable(
  "ledger_pending",
  {
    subject: text({ enum: ["pledge", "article"] }).notNull(),
    subjectId: text().notNull(),
    touched: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.subject, table.subjectId] })],
);

/** How far each published article was read for pledges. */
export const articleCoverage = sqliteTable("article_coverage", {
  articleId: text()
    .primaryKey()
    .references(() => articles.id),
  isAnnotated: integer({ mode: "boolean" }).notNull(),
  isReviewed: integer({ mode: "boolean" }).notNull(),
});

/** How many articles that was in all, and from when: the last row up to a moment is what was true then. */
export const ledgerCoverage = sqliteTable(
  "ledger_coverage",
  {
    id: integer().primaryKey(),
    recordedAt: recordedAt(),
    published: integer().notNull(),
    annotated: integer().notNull(),
    reviewed: integer().notNull(),
  },
  (table) => [index("ledger_coverage_by_record").on(table.recordedAt)],
);

/** Dated, immutable files of the whole ledger with their SHA-256. */
export const ledgerReleases = sqliteTable("ledger_releases", {
  id: text().primaryKey(),
  releasedOn: text().notNull().unique(),
  /** Which one it is, from 1 on. */
  number: integer().notNull().default(0),
  files: text({ mode: "json" }).$type<{ name: string; bytes: number; sha256: string }[]>().notNull(),
  changes: text({ mode: "json" }).$type<string[]>().notNull(),
  createdBy: text().references(() => users.id),
  createdAt: recordedAt(),
});
