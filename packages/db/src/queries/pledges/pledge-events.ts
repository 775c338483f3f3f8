import type { PledgeEvent, YearShare } from "@pledgebook/core/ledger/pledge";
import { eq } from "drizzle-orm";
import { schema } from "../../schema.ts";
import type { Database, Step } from "../../store/store.ts";
import { amountColumnsOf, amountOf } from "./amounts.ts";

const { pledgeEvents, pledgeYears } = schema;

export type PledgeEventRow = typeof pledgeEvents.$inferSelect;

export function eventOf(row: PledgeEventRow): PledgeEvent {
  const amount = row.qualifier === null ? null : amountOf({ ...row, qualifier: row.qualifier });
  return { status: row.status, amount, isRest: row.isRest, happenedOn: row.happenedOn };
}

/** The shares by year of a pledge, in place of those it had. */
export function replaceYears(db: Database, pledgeId: string, years: readonly YearShare[]): Step[] {
  return [
    { statement: db.delete(pledgeYears).where(eq(pledgeYears.pledgeId, pledgeId)) },
    ...years.map(({ year, amount }) => ({
      statement: db.insert(pledgeYears).values({ pledgeId, year, ...amountColumnsOf(amount) }),
    })),
  ];
}

export function insertPledgeEvent(db: Database, event: typeof pledgeEvents.$inferInsert): Step {
  return { statement: db.insert(pledgeEvents).values(event) };
}

export function deletePledgeEvent(db: Database, id: string): Step {
  return { statement: db.delete(pledgeEvents).where(eq(pledgeEvents.id, id)), must: true };
}
