import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Letters that are to be sent: written with what they tell of, deleted when a mail server has taken them. */
export const mails = sqliteTable(
  "mails",
  {
    id: text().primaryKey(),
    recipient: text().notNull(),
    subject: text().notNull(),
    text: text().notNull(),
    /** Where who gets it leaves with one press (RFC 8058); null: it was written to them alone. */
    leaveAddress: text(),
    /** How often it was tried, and from when on it is tried next. */
    tries: integer().notNull().default(0),
    dueAt: text().notNull(),
    /** After this moment it is of no use any more. */
    expiresAt: text().notNull(),
  },
  (table) => [index("mails_by_due").on(table.dueAt)],
);
