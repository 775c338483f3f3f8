import type { WatchedQuote } from "@pledgebook/core/desk/watched-sources";
import type { ProblemKey } from "@pledgebook/core/values/problem";
import { sourceStates } from "@pledgebook/core/values/vocabulary";
import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { oneOf, recordedAt } from "./columns.ts";
import { users } from "./users.ts";

/** Addresses that published articles and approved pledges name as where they were taken from, and what became of them. */
export const watchedSources = sqliteTable(
  "watched_sources",
  {
    id: text().primaryKey(),
    /** As it is written in the article or the event. */
    address: text().notNull().unique(),
    /** With its port, as in the address: looks at one host keep apart. */
    host: text().notNull(),
    /** Nobody names it any more: it is not looked at, and what is known of it stays. */
    isWatched: integer({ mode: "boolean" }).notNull(),
    /** When the newest of what names it came. */
    newestAt: text().notNull(),
    state: text({ enum: sourceStates }).notNull().default("new"),
    stateSince: recordedAt(),
    lastLookedAt: text(),
    lastSeenAt: text(),
    nextLookAt: text().notNull(),
    /** When a look was begun last: its end is written only where no other has begun since. */
    askedAt: text(),
    /** Looks in a row that did not see it, and the first of those that found nothing there. */
    failures: integer().notNull().default(0),
    notFoundSince: text(),
    /** What its server said of the copy that was read last (RFC 9110, sections 8.8 and 13): it answers in few bytes where that holds. */
    etag: text(),
    lastModified: text(),
    /** Where it leads for good, when it was there last. */
    movedTo: text(),
    /** What was answered last, as HTTP has it; null where there was no answer, and `lastProblem` says why. */
    lastStatus: integer(),
    lastProblem: text().$type<ProblemKey>(),
    /** Of the copy that was read last: SHA-256, hexadecimal. */
    copyHash: text(),
    quotes: text({ mode: "json" }).$type<WatchedQuote[]>().notNull().default([]),
    /** Somebody of the desk has seen how it stands; both or neither, and neither once it stands otherwise. */
    settledBy: text().references(() => users.id),
    settledAt: text(),
    /** Goes up when somebody settles it, and with what is news; who settles names the one they saw. */
    version: integer().notNull().default(1),
  },
  (table) => [
    index("watched_sources_by_due").on(table.isWatched, table.nextLookAt),
    index("watched_sources_by_host").on(table.host, table.askedAt),
    oneOf("watched_sources_state", table.state, sourceStates),
  ],
);

const usedBy = ["article", "pledge"] as const;

/** Which articles and pledges name a source: follows from them, and is made anew. */
export const sourceUses = sqliteTable(
  "source_uses",
  {
    sourceId: text()
      .notNull()
      .references(() => watchedSources.id),
    usedBy: text({ enum: usedBy }).notNull(),
    /** Of the article or the pledge. */
    subjectId: text().notNull(),
    /** When that went out, or said it. */
    since: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.sourceId, table.usedBy, table.subjectId] }),
    oneOf("source_uses_used_by", table.usedBy, usedBy),
  ],
);

/** Which copies of a source are kept: files by their hash, beside the database. Nobody but the desk sees them. */
export const sourceCopies = sqliteTable(
  "source_copies",
  {
    sourceId: text()
      .notNull()
      .references(() => watchedSources.id),
    /** SHA-256 of the bytes, hexadecimal. */
    sha256: text().notNull(),
    mediaType: text().notNull(),
    bytes: integer().notNull(),
    readAt: recordedAt(),
    /** It is the first, or a quote was found in it, lost or came back: it stays. Others give way to the next. */
    isKept: integer({ mode: "boolean" }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.sourceId, table.sha256] }),
    index("source_copies_by_hash").on(table.sha256),
  ],
);
