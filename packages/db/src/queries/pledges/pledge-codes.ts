import { and, eq } from "drizzle-orm";
import { schema } from "../../schema.ts";
import type { Database, Step } from "../../store/store.ts";

const { pledgeCodeSeries } = schema;

/** The first of the next `count` free numbers of a year's codes, and the steps that take them: stale when somebody was first. */
export async function takeCodeNumbers(
  db: Database,
  year: number,
  count: number,
): Promise<{ number: number; steps: Step[] }> {
  const [row] = await db.select().from(pledgeCodeSeries).where(eq(pledgeCodeSeries.year, year));
  const last = row?.lastNumber ?? 0;
  const first: Step[] = row
    ? []
    : [{ statement: db.insert(pledgeCodeSeries).values({ year, lastNumber: 0 }).onConflictDoNothing() }];
  return {
    number: last + 1,
    steps: [
      ...first,
      {
        statement: db
          .update(pledgeCodeSeries)
          .set({ lastNumber: last + count })
          .where(and(eq(pledgeCodeSeries.year, year), eq(pledgeCodeSeries.lastNumber, last))),
        must: true,
      },
    ],
  };
}
