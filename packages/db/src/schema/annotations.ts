import type { Proposal, ProposalField } from "@pledgebook/core/desk/proposal";
import {
  anchorStates,
  annotationRoles,
  correctionKinds,
  matchDecisions,
  type overlapKinds,
  qualifiers,
  reviewStates,
  suggestionOutcomes,
} from "@pledgebook/core/values/vocabulary";
import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { articleRevisions, articles } from "./articles.ts";
import { amountColumns, oneOf, recordedAt } from "./columns.ts";
import { pledges } from "./pledges.ts";
import { users } from "./users.ts";

/** A marked span of an article and what its words state. Where it stands is in `annotation_anchors`. */
export const annotations = sqliteTable(
  "annotations",
  {
    id: text().primaryKey(),
    articleId: text()
      .notNull()
      .references(() => articles.id),
    /** The revision in which it was marked; its anchor there never changes. */
    markedRevisionId: text()
      .notNull()
      .references(() => articleRevisions.id),
    pledgeId: text()
      .notNull()
      .references(() => pledges.id),
    role: text({ enum: annotationRoles }).notNull(),
    ...amountColumns(),
    reviewState: text({ enum: reviewStates }).notNull(),
    /** Why it was sent back. */
    reviewNote: text(),
    reviewedBy: text().references(() => users.id),
    reviewedAt: text(),
    /** A reviewer who does not agree and leaves it to another one; `reviewNote` says why. */
    disputedBy: text().references(() => users.id),
    createdBy: text().references(() => users.id),
    createdAt: recordedAt(),
    removedAt: text(),
    version: integer().notNull(),
  },
  (table) => [
    index("annotations_by_article").on(table.articleId),
    index("annotations_by_pledge").on(table.pledgeId),
    index("annotations_by_review").on(table.reviewState, table.createdAt),
    oneOf("annotations_role", table.role, annotationRoles),
    oneOf("annotations_qualifier", table.qualifier, qualifiers),
    oneOf("annotations_review_state", table.reviewState, reviewStates),
  ],
);

/** Where a mark stands in one revision: W3C TextQuoteSelector and TextPositionSelector, and how it got there. */
export const annotationAnchors = sqliteTable(
  "annotation_anchors",
  {
    annotationId: text()
      .notNull()
      .references(() => annotations.id),
    revisionId: text()
      .notNull()
      .references(() => articleRevisions.id),
    state: text({ enum: anchorStates }).notNull(),
    /** UTF-16 code units in the revision's plain text; null when orphaned. For needs_review: the best candidate. */
    start: integer(),
    end: integer(),
    exact: text().notNull(),
    prefix: text().notNull(),
    suffix: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.annotationId, table.revisionId] }),
    index("annotation_anchors_by_revision").on(table.revisionId),
    oneOf("annotation_anchors_state", table.state, anchorStates),
  ],
);

/** What people of the desk say to each other about a mark. Only ever added to. */
export const annotationComments = sqliteTable(
  "annotation_comments",
  {
    id: text().primaryKey(),
    annotationId: text()
      .notNull()
      .references(() => annotations.id),
    text: text().notNull(),
    createdBy: text().references(() => users.id),
    createdAt: recordedAt(),
  },
  (table) => [index("annotation_comments_by_annotation").on(table.annotationId, table.createdAt)],
);

/** What a merge has moved, so that it can be taken back: marks with the role they had, and events. */
export interface MovedByMatch {
  annotations: { id: string; role: (typeof annotationRoles)[number] }[];
  events: string[];
  components: string[];
  packages: string[];
  /** What people said of overlaps, of the merged pledge or with it. Merges of before such was kept have none. */
  overlaps?: { pledgeId: string; otherId: string; kind: (typeof overlapKinds)[number] }[];
  /** The event that a later stage has added. */
  addedEvent: string | null;
}

/** 'Same' and 'not the same', remembered with the reason and not asked again. */
export const pledgeMatches = sqliteTable(
  "pledge_matches",
  {
    id: text().primaryKey(),
    pledgeId: text()
      .notNull()
      .references(() => pledges.id),
    otherPledgeId: text()
      .notNull()
      .references(() => pledges.id),
    decision: text({ enum: matchDecisions }).notNull(),
    reason: text(),
    /** What it moved from the other pledge to this one; null where it moved nothing. */
    moved: text({ mode: "json" }).$type<MovedByMatch>(),
    decidedBy: text().references(() => users.id),
    decidedAt: recordedAt(),
    undoneAt: text(),
  },
  (table) => [
    index("pledge_matches_by_pair").on(table.pledgeId, table.otherPledgeId),
    oneOf("pledge_matches_decision", table.decision, matchDecisions),
  ],
);

/** What was wrong, what is right, since when: shown to readers on the article, the pledge and `/corrections`. */
export const corrections = sqliteTable(
  "corrections",
  {
    id: text().primaryKey(),
    articleId: text()
      .notNull()
      .references(() => articles.id),
    pledgeId: text().references(() => pledges.id),
    kind: text({ enum: correctionKinds }).notNull(),
    /** A changed figure, donor, currency or status: the note stands on top of the article. */
    changesFigure: integer({ mode: "boolean" }).notNull(),
    note: text().notNull(),
    publishedAt: recordedAt(),
    createdBy: text().references(() => users.id),
  },
  (table) => [
    index("corrections_by_article").on(table.articleId, table.publishedAt),
    index("corrections_by_publication").on(table.publishedAt),
    oneOf("corrections_kind", table.kind, correctionKinds),
  ],
);

/** What the engine proposed for a revision, and what became of it. */
export const suggestions = sqliteTable(
  "suggestions",
  {
    id: text().primaryKey(),
    articleId: text()
      .notNull()
      .references(() => articles.id),
    revisionId: text()
      .notNull()
      .references(() => articleRevisions.id),
    start: integer().notNull(),
    end: integer().notNull(),
    exact: text().notNull(),
    /** What it proposed to save. */
    fields: text({ mode: "json" }).$type<Proposal>().notNull(),
    /** The fields that a person set otherwise before saving. */
    changed: text({ mode: "json" }).$type<ProposalField[]>().notNull().default([]),
    /** In hundredths. */
    confidence: integer().notNull(),
    engineVersion: text().notNull(),
    outcome: text({ enum: suggestionOutcomes }).notNull(),
    reason: text(),
    annotationId: text().references(() => annotations.id),
    decidedBy: text().references(() => users.id),
    decidedAt: text(),
  },
  (table) => [
    index("suggestions_by_article").on(table.articleId, table.outcome),
    oneOf("suggestions_outcome", table.outcome, suggestionOutcomes),
  ],
);
