import { currencyCodes } from "@pledgebook/core/values/currencies";
import type { Source } from "@pledgebook/core/values/source";
import {
  categories,
  channelKinds,
  financeTypes,
  type OwnPurpose,
  overlapKinds,
  type Purpose,
  partyKinds,
  purposes,
  qualifiers,
  reviewStates,
  statuses,
} from "@pledgebook/core/values/vocabulary";
import { sql } from "drizzle-orm";
import {
  type AnySQLiteColumn,
  check,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
} from "drizzle-orm/sqlite-core";
import { amountColumns, isIn, oneOf, recordedAt } from "./columns.ts";
import { users } from "./users.ts";

/** Under which other names texts speak of it, in either language: the reading looks for them. */
const calledColumns = () => ({
  alsoCalled: text({ mode: "json" }).$type<string[]>().notNull().default([]),
  version: integer().notNull().default(1),
});

/** Countries need no row: their names come from Intl. Everybody else who gives or receives has one. */
export const parties = sqliteTable(
  "parties",
  {
    code: text().primaryKey(),
    kind: text({ enum: partyKinds }).notNull(),
    nameEn: text().notNull(),
    nameUk: text().notNull(),
    /** org-id.guide identifier, where the organisation has one. */
    organisationId: text(),
    ...calledColumns(),
  },
  (table) => [oneOf("parties_kind", table.kind, partyKinds)],
);

/** A named fund, coalition or initiative that money passes through. Bilateral pledges have none. */
export const channels = sqliteTable(
  "channels",
  {
    slug: text().primaryKey(),
    kind: text({ enum: channelKinds }).notNull(),
    nameEn: text().notNull(),
    nameUk: text().notNull(),
    ...calledColumns(),
  },
  (table) => [oneOf("channels_kind", table.kind, channelKinds)],
);

/** What pledges are for that this newsroom tells more finely than `purposes` of core does. */
export const ownPurposes = sqliteTable(
  "own_purposes",
  {
    code: text().$type<OwnPurpose>().primaryKey(),
    category: text({ enum: categories }).notNull(),
    nameEn: text().notNull(),
    nameUk: text().notNull(),
    ...calledColumns(),
  },
  (table) => [
    oneOf("own_purposes_category", table.category, categories),
    check("own_purposes_code", sql`${table.code} GLOB 'own_[a-z0-9]*'`),
  ],
);

/** First day of what `announced_on` names, for order and ranges: '2024-Q2' sorts as '2024-04-01'. */
const announcedDay = sql`CASE
  WHEN announced_on IS NULL THEN NULL
  WHEN length(announced_on) = 4 THEN announced_on || '-01-01'
  WHEN substr(announced_on, 6, 1) = 'Q' THEN substr(announced_on, 1, 5) || substr('00' || (substr(announced_on, 7, 1) * 3 - 2), -2) || '-01'
  WHEN length(announced_on) = 7 THEN announced_on || '-01'
  ELSE announced_on END`;

export const pledges = sqliteTable(
  "pledges",
  {
    id: text().primaryKey(),
    code: text().notNull().unique(),
    recipientCode: text().notNull(),
    ...amountColumns(),
    category: text({ enum: categories }).notNull(),
    purpose: text().$type<Purpose>().notNull(),
    /** What it is for, in the newsroom's words. */
    purposeNote: text(),
    purposeNoteUk: text(),
    financeType: text({ enum: financeTypes }).notNull(),
    channelSlug: text().references(() => channels.slug),
    inKind: text(),
    inKindUk: text(),
    quantityMin: integer(),
    quantityMax: integer(),
    quantityUnit: text(),
    announcedOn: text(),
    announcedDay: text().generatedAlwaysAs(announcedDay, { mode: "stored" }),
    announcedBy: text(),
    /** When the money is meant to flow, as the source says it. */
    period: text(),
    periodUk: text(),
    /** By when all of it is to have arrived, as precisely as the source says it: '2024-03', '2026'. */
    dueBy: text(),
    /** Whether the source says that a package's components are all of it. */
    componentsComplete: integer({ mode: "boolean" }),
    /** What a reader should know of conflicting figures and other doubts. */
    note: text(),
    noteUk: text(),
    /** Days on which somebody looked for later evidence. */
    lastCheckedOn: text(),
    reviewState: text({ enum: reviewStates }).notNull(),
    /** When two codes turned out to be one pledge: the other redirects here. */
    mergedIntoId: text().references((): AnySQLiteColumn => pledges.id),
    createdBy: text().references(() => users.id),
    createdAt: recordedAt(),
    /** Who last changed what it says: they do not review it. */
    updatedBy: text().references(() => users.id),
    updatedAt: recordedAt(),
    version: integer().notNull(),
  },
  (table) => [
    index("pledges_by_day").on(table.announcedDay, table.code),
    index("pledges_by_category").on(table.category, table.announcedDay, table.code),
    index("pledges_by_channel").on(table.channelSlug),
    index("pledges_by_review").on(table.reviewState),
    index("pledges_by_merge").on(table.mergedIntoId).where(sql`${table.mergedIntoId} IS NOT NULL`),
    index("pledges_by_amount").on(table.currency, table.amountMin, table.amountMax),
    oneOf("pledges_category", table.category, categories),
    // Which of their own a newsroom has, `isPurposeKnown` asks of whoever writes one.
    check("pledges_purpose", sql`${isIn(table.purpose, purposes)} OR ${table.purpose} GLOB 'own_[a-z0-9]*'`),
    oneOf("pledges_finance_type", table.financeType, financeTypes),
    oneOf("pledges_qualifier", table.qualifier, qualifiers),
    oneOf("pledges_review_state", table.reviewState, reviewStates),
  ],
);

/** Who promised it. Several rows for a joint pledge, which stays whole unless its source splits it. */
export const pledgeDonors = sqliteTable(
  "pledge_donors",
  {
    pledgeId: text()
      .notNull()
      .references(() => pledges.id),
    partyCode: text().notNull(),
    position: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.pledgeId, table.partyCode] }),
    index("pledge_donors_by_party").on(table.partyCode, table.pledgeId),
  ],
);

/** Packages and their components. A share that is told in two packages has two rows and still counts once. */
export const packageComponents = sqliteTable(
  "package_components",
  {
    packageId: text()
      .notNull()
      .references(() => pledges.id),
    componentId: text()
      .notNull()
      .references(() => pledges.id),
  },
  (table) => [
    primaryKey({ columns: [table.packageId, table.componentId] }),
    index("package_components_by_component").on(table.componentId),
  ],
);

/**
 * That the money of a pledge may be another's (rule 14): it may lie within it or stands behind it, as people say; or it is
 * likely the same, as the matcher says for as long as nobody has answered. The last is kept by `recount`.
 */
export const pledgeOverlaps = sqliteTable(
  "pledge_overlaps",
  {
    pledgeId: text()
      .notNull()
      .references(() => pledges.id),
    /** The pledge that keeps its floor. */
    otherId: text()
      .notNull()
      .references(() => pledges.id),
    kind: text({ enum: overlapKinds }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.pledgeId, table.otherId] }),
    index("pledge_overlaps_by_other").on(table.otherId),
    oneOf("pledge_overlaps_kind", table.kind, overlapKinds),
  ],
);

/**
 * What a pledge said whenever two people had seen it and it counted: what counts, and what its page shows, for as long as a
 * change waits (rules 11 and 15). Only ever added to, but for an approval that is taken back.
 */
export const approvedPledges = sqliteTable(
  "approved_pledges",
  {
    id: integer().primaryKey(),
    pledgeId: text()
      .notNull()
      .references(() => pledges.id),
    /** The facts and the marks, as `queries/pledges/approved.ts` writes them. */
    state: text().notNull(),
    approvedAt: recordedAt(),
    takenBackAt: text(),
  },
  (table) => [index("approved_pledges_by_pledge").on(table.pledgeId)],
);

/** The marks by which pledges ever counted: where these are now says whether a pledge still does. */
export const approvedMarks = sqliteTable(
  "approved_marks",
  {
    annotationId: text().notNull(),
    pledgeId: text()
      .notNull()
      .references(() => pledges.id),
  },
  (table) => [
    primaryKey({ columns: [table.annotationId, table.pledgeId] }),
    index("approved_marks_by_pledge").on(table.pledgeId),
  ],
);

/** What pledges ever lay in as approved, as a part or by an overlap: by it a change of the one finds the other. */
export const approvedWithin = sqliteTable(
  "approved_within",
  {
    pledgeId: text()
      .notNull()
      .references(() => pledges.id),
    otherId: text()
      .notNull()
      .references(() => pledges.id),
  },
  (table) => [
    primaryKey({ columns: [table.pledgeId, table.otherId] }),
    index("approved_within_by_other").on(table.otherId),
  ],
);

/** Dated facts about a pledge, each with its evidence: what its status follows from. */
export const pledgeEvents = sqliteTable(
  "pledge_events",
  {
    id: text().primaryKey(),
    pledgeId: text()
      .notNull()
      .references(() => pledges.id),
    status: text({ enum: statuses }).notNull(),
    amountMin: integer(),
    amountMax: integer(),
    currency: text({ enum: currencyCodes }),
    /** Null: the event is about all of it. */
    qualifier: text({ enum: qualifiers }),
    /** The amount is what stays when the rest is stopped. */
    isRest: integer({ mode: "boolean" }).notNull().default(false),
    happenedOn: text().notNull(),
    detail: text(),
    detailUk: text(),
    evidence: text({ mode: "json" }).$type<Source[]>().notNull(),
    annotationId: text(),
    recordedBy: text().references(() => users.id),
    recordedAt: recordedAt(),
  },
  (table) => [
    index("pledge_events_by_pledge").on(table.pledgeId, table.happenedOn),
    oneOf("pledge_events_status", table.status, statuses),
  ],
);

/** Shares by calendar year of a promise of several years, where its source tells them. In the pledge's currency. */
export const pledgeYears = sqliteTable(
  "pledge_years",
  {
    pledgeId: text()
      .notNull()
      .references(() => pledges.id),
    year: integer().notNull(),
    ...amountColumns(),
  },
  (table) => [
    primaryKey({ columns: [table.pledgeId, table.year] }),
    oneOf("pledge_years_qualifier", table.qualifier, qualifiers),
  ],
);

/** The last number given out in each year's series of codes. */
export const pledgeCodeSeries = sqliteTable("pledge_code_series", {
  year: integer().primaryKey(),
  lastNumber: integer().notNull(),
});
