import { digestFrequencies, digestSubjects, languages } from "@pledgebook/core/values/vocabulary";
import { index, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { oneOf, recordedAt } from "./columns.ts";

/** Readers who are told by mail what the ledger came to say of something. Who leaves is deleted: nothing of them is kept. */
export const subscriptions = sqliteTable(
  "subscriptions",
  {
    id: text().primaryKey(),
    email: text().notNull(),
    /** Of the letters. */
    language: text({ enum: languages }).notNull(),
    frequency: text({ enum: digestFrequencies }).notNull(),
    subject: text({ enum: digestSubjects }).notNull(),
    /** A party's code, a purpose, a pledge's code; empty: of all. */
    value: text().notNull(),
    /** Whoever holds it confirms and leaves. It stands in their letters alone. */
    token: text().notNull(),
    askedAt: recordedAt(),
    /** Null until they have said, from their own mailbox, that it was them. */
    confirmedAt: text(),
    /** The day of the newsroom on which the next letter is due. */
    nextOn: text().notNull(),
    /** The day of the record (UTC) up to whose end they were told. */
    toldUntil: text().notNull(),
  },
  (table) => [
    uniqueIndex("subscriptions_by_token").on(table.token),
    index("subscriptions_by_due").on(table.nextOn),
    index("subscriptions_by_email").on(table.email),
    oneOf("subscription_language", table.language, languages),
    oneOf("subscription_frequency", table.frequency, digestFrequencies),
    oneOf("subscription_subject", table.subject, digestSubjects),
  ],
);
