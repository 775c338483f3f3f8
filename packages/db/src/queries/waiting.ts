import type { Database } from "../store/store.ts";

/** What the machine still has to do: pledges and articles to be counted anew, letters to be sent. */
export async function countWaiting(db: Database): Promise<{ countings: number; letters: number }> {
  const [row] = await db.all<{ countings: number; letters: number }>(
    "SELECT (SELECT count(*) FROM ledger_pending) AS countings, (SELECT count(*) FROM mails) AS letters",
  );
  return row ?? { countings: 0, letters: 0 };
}
