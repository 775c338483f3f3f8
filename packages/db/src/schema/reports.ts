import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { oneOf, recordedAt } from "./columns.ts";
import { pledges } from "./pledges.ts";
import { users } from "./users.ts";

/** What readers say is wrong with a pledge. Somebody at the desk looks at each and says what came of it. */
export const errorReports = sqliteTable(
  "error_reports",
  {
    id: text().primaryKey(),
    pledgeId: text()
      .notNull()
      .references(() => pledges.id),
    text: text().notNull(),
    /** Where the reader can be answered, if they want to be. */
    contact: text(),
    state: text({ enum: ["open", "settled"] }).notNull(),
    /** What came of it, for the desk. */
    outcome: text(),
    reportedAt: recordedAt(),
    settledBy: text().references(() => users.id),
    settledAt: text(),
    version: integer().notNull(),
  },
  (table) => [
    index("error_reports_by_state").on(table.state, table.reportedAt),
    oneOf("error_reports_state", table.state, ["open", "settled"]),
  ],
);
