import type { ProblemKey } from "@pledgebook/core/values/problem";
import {
  type DeliveryType,
  deliveryStates,
  type WebhookEvent,
  webhookEndings,
} from "@pledgebook/core/values/vocabulary";
import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { oneOf, recordedAt } from "./columns.ts";

/** Programs of others that are told what readers came to see (https://www.standardwebhooks.com). */
export const webhooks = sqliteTable(
  "webhooks",
  {
    id: text().primaryKey(),
    address: text().notNull(),
    /** For people: whose it is. */
    note: text().notNull(),
    /** What is sent is signed with it: `whsec_` and base64. Shown once, when it is made. */
    secret: text().notNull(),
    events: text({ mode: "json" }).$type<WebhookEvent[]>().notNull(),
    createdAt: recordedAt(),
    /** From when on nothing is sent, and why; both or neither. */
    disabledAt: text(),
    disabledFor: text({ enum: webhookEndings }),
    /** The first of the tries that have failed since one was taken; null: the last one was. */
    failingSince: text(),
    /** Goes up with every write of the desk; a change that names an older one is stale. */
    version: integer().notNull(),
  },
  (table) => [oneOf("webhook_disabled_for", table.disabledFor, webhookEndings)],
);

/** What is to be sent, and what became of it. Its id is sent with it: who gets it twice knows it by that. */
export const webhookDeliveries = sqliteTable(
  "webhook_deliveries",
  {
    id: text().primaryKey(),
    webhookId: text()
      .notNull()
      .references(() => webhooks.id),
    type: text().$type<DeliveryType>().notNull(),
    /** The bytes that are signed and sent, the same at every try. */
    body: text().notNull(),
    createdAt: recordedAt(),
    state: text({ enum: deliveryStates }).notNull().default("waiting"),
    /** How often it was tried, and from when on it is tried next. */
    tries: integer().notNull().default(0),
    dueAt: text().notNull(),
    lastTriedAt: text(),
    /** What its receiver answered last, as HTTP has it; null where there was no answer, and `lastProblem` says why. */
    lastStatus: integer(),
    lastProblem: text().$type<ProblemKey>(),
  },
  (table) => [
    // Few wait, and only they are asked for every second.
    index("webhook_deliveries_by_due").on(table.webhookId, table.dueAt).where(sql`state = 'waiting'`),
    index("webhook_deliveries_by_webhook").on(table.webhookId, table.createdAt),
    oneOf("webhook_delivery_state", table.state, deliveryStates),
  ],
);
