import { publicChangeOf } from "@pledgebook/db/recount/public-change";
import { recount } from "@pledgebook/db/recount/recount";
import type { Context } from "./context.ts";

/**
 * After a write the ledger is counted again, and only then are readers' pages let go: nobody may draw a new page from old
 * sums. Whom the write has touched is read from the database, so that no procedure can forget to tell. When counting fails,
 * what was written stays, and is counted by the next write or the next start: `onFailure` hears of it.
 */
export async function afterWrite(
  { store, now, published }: Pick<Context, "store" | "now" | "published">,
  onFailure: (error: unknown) => void,
): Promise<void> {
  try {
    const change = await publicChangeOf(store.db, await recount(store, now()));
    if (change) published(change);
  } catch (error) {
    onFailure(error);
  }
}
