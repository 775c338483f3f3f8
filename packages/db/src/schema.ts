import * as annotations from "./schema/annotations.ts";
import * as articles from "./schema/articles.ts";
import * as comparisons from "./schema/comparisons.ts";
import * as history from "./schema/history.ts";
import * as keptDrafts from "./schema/kept-drafts.ts";
import * as ledger from "./schema/ledger.ts";
import * as mails from "./schema/mails.ts";
import * as notes from "./schema/notes.ts";
import * as pledges from "./schema/pledges.ts";
import * as rates from "./schema/rates.ts";
import * as reports from "./schema/reports.ts";
import * as settings from "./schema/settings.ts";
import * as subscriptions from "./schema/subscriptions.ts";
import * as topics from "./schema/topics.ts";
import * as users from "./schema/users.ts";
import * as watchedSources from "./schema/watched-sources.ts";
import * as webhooks from "./schema/webhooks.ts";

/** Every table, as Drizzle and better-auth want them: one object. */
export const schema = {
  ...articles,
  ...annotations,
  ...comparisons,
  ...history,
  ...keptDrafts,
  ...ledger,
  ...mails,
  ...notes,
  ...pledges,
  ...rates,
  ...reports,
  ...settings,
  ...subscriptions,
  ...topics,
  ...users,
  ...watchedSources,
  ...webhooks,
};
