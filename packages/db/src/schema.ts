import * as annotations from "./schema/annotations.ts";
import * as articles from "./schema/articles.ts";
import * as ledger from "./schema/ledger.ts";
import * as pledges from "./schema/pledges.ts";
import * as reports from "./schema/reports.ts";
import * as users from "./schema/users.ts";

/** Every table, as Drizzle and better-auth want them: one object. */
export const schema = { ...articles, ...annotations, ...ledger, ...pledges, ...reports, ...users };
